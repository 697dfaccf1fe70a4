import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { inspectRoutes } from 'hono/dev'
import pino from 'pino'
import { afterAll, expect, it } from 'vitest'
import { practiceRoutes } from '../dev/practice.tsx'
import { testDatabase } from '../test/support/database.ts'
import { testVault } from '../test/support/vault.ts'
import { createApp } from './app.tsx'
import { loadContent } from './catalogue/index.ts'
import { loadExamples } from './people/index.ts'
import { loadMeasures } from './planning/index.ts'
import { fingerprint, newId, newSecret } from './platform/ids.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
await loadContent(db, now, () => {})
await loadMeasures(db)
await loadExamples(db, now)
const practice = practiceRoutes({ now: () => now, goTo: () => {} })
const operatorKey = newSecret()
const broken: unknown[] = []
const log = pino({ level: 'error' }, { write: line => void broken.push(JSON.parse(line)) })
const app = createApp({ db, now: () => now, log, operatorKey, practice, vault: testVault() })

/** Somebody with a kept dossier. */
const tom = await db
  .selectFrom('dossier')
  .innerJoin('person', 'person.id', 'dossier.personId')
  .select(['person.id', 'dossier.id as dossierId'])
  .where('person.name', '=', 'Tom Vermeulen')
  .executeTakeFirstOrThrow()
/** Somebody else, with what nobody may read who was not let in: a mark in their dossier, their name and messages. */
const wilma = await (async () => {
  const mark = 'Merkteken-van-Wilma-4711'
  const [id, dossierId, share] = [newId<'person'>(), newId<'dossier'>(), newId<'share'>()]
  const email = 'wilma.4711@voorbeeld.be'
  const text = { storyNl: mark, storyEn: mark, example: false }
  await db
    .insertInto('person')
    .values({ id, name: mark, email, role: 'worker', ...text })
    .execute()
  await db.insertInto('dossier').values({ id: dossierId, personId: id, startedAt: now, keptAt: now }).execute()
  const paper = { certificate: null, title: mark, issuer: mark, issuedOn: null, until: null, codes: [], shown: 'said' }
  const answer = JSON.stringify([paper])
  await db.insertInto('dossierAnswer').values({ dossierId, question: 'papers', answer, at: now }).execute()
  const expiresAt = new Date(now.getTime() + 3_600_000)
  const open = { fingerprint: fingerprint(newSecret()), madeAt: now, expiresAt, withdrawnAt: null }
  await db
    .insertInto('share')
    .values({ id: share, dossierId, ...open })
    .execute()
  return { id, dossierId, share, email, mark }
})()
/** Signs somebody in; each request gets a session of its own, for some end it. */
const signedIn = async ({ id, dossierId }: Pick<typeof tom, 'id' | 'dossierId'> = tom): Promise<string> => {
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + 3_600_000)
  await db
    .insertInto('session')
    .values({
      fingerprint: fingerprint(secret),
      personId: id,
      dossierId,
      beganAt: now,
      expiresAt,
      endedAt: null,
    })
    .execute()
  return `leerladder=${secret}`
}

const routes = inspectRoutes(app).filter(({ isMiddleware, path }) => !isMiddleware && !path.includes('*'))

const roomsOf = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
/** Every name that a form or an address of ours is asked for, as the rooms ask for it; and of what nobody asks for. */
const fieldNames = [
  ...new Set(
    roomsOf
      .filter(path => /(?<!\.test)\.tsx?$/.test(path))
      .flatMap(path => readFileSync(new URL(path, import.meta.url), 'utf8').split('\n'))
      .flatMap(line => [...line.matchAll(/\b(?:one|all|has|file|query)\('([\w-]+)'|\bname: '(\w+)'/g)])
      .map(([, asked, ofQuestion]) => asked ?? ofQuestion ?? ''),
  ),
  ...['barriers-employer', '__proto__', 'constructor'],
]

const jsonNames = [
  'portrait',
  'goal',
  'on',
  'led',
  'language',
  'heads',
  'email',
  'role',
  'file',
  'papers',
  'time',
  'about',
]

const nasty = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\u0000',
      'a\u0000b',
      '\ud800',
      "'; drop table person; --",
      '<script>alert(1)</script>',
      '%00',
      '../../etc/passwd',
    ],
    ...[
      '-1',
      '1e309',
      'NaN',
      '99999999999999999999',
      '2026-02-30',
      '0000-00-00',
      'null',
      '[]',
      '{}',
      '\u202egnp.exe',
      '👩‍🏭'.repeat(300),
    ],
    ...[tom.dossierId, tom.id, wilma.id, wilma.dossierId, wilma.share, wilma.email, 'constructor', 'toString'],
    ...['x'.repeat(5000), 'إ'.repeat(500), '漢'.repeat(500)],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer().map(String),
)
const someForm = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...fieldNames), fc.string({ maxLength: 12 })), nasty), {
  maxLength: 8,
})

/** An address holds no half of a pair of signs. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '')

const addressOf = (path: string, part: string, query: [string, string][]): string => {
  const named = path
    .replace(/:file\{.*\}/, `${part}.pdf`)
    .replace(/\/mijn-dossiers\/:id/, `/mijn-dossiers/${tom.dossierId}`)
    .replace(/:\w+/g, encodeURIComponent(wellFormed(part)) || 'x')
  return `http://localhost${named}?${new URLSearchParams(query)}`
}

const someBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  // Files that begin as something that we read, and go on as nothing.
  fc
    .constantFrom(
      'PK\u0003\u0004',
      '%PDF-1.7\n',
      '\u001f\u008b\u0008',
      '<?xml version="1.0"?><a>',
      '{"a":',
      'e-mail;rol;tot\n',
    )
    .chain(head => fc.string({ maxLength: 80 }).map(rest => new Uint8Array(Buffer.from(head + rest, 'latin1')))),
)
const someFile = fc
  .tuple(
    fc.constantFrom('bestand', 'list', 'led', 'do'),
    someBytes,
    fc.constantFrom('a.csv', 'a.xlsx', 'a.json.gz', '../x', '\u202egnp.exe'),
  )
  .map(([field, bytes, name]) => ({ field, file: new File([new Uint8Array(bytes)], name, { type: 'image/png' }) }))

const typeOf = { json: 'application/json', query: 'application/x-www-form-urlencoded', none: 'multipart/form-data' }
type Sent = Pick<RequestInit, 'body'> & { type: string | null }

/** A body as a form, as a form with files, as JSON of any shape, or as something else than it says it is. */
const someBody: fc.Arbitrary<Sent> = fc.oneof(
  someForm.map(form => ({ type: null, body: new URLSearchParams(form) })),
  fc.tuple(someForm, fc.array(someFile, { maxLength: 2 })).map(([form, files]) => {
    const body = new FormData()
    for (const [name, value] of form) body.append(name, value)
    for (const { field, file } of files) body.append(field, file)
    return { type: null, body }
  }),
  fc
    .oneof(
      someForm.map(form => Object.fromEntries(form)),
      fc.object({ key: fc.constantFrom(...jsonNames, '__proto__') }),
      fc.jsonValue(),
    )
    .map(value => ({ type: typeOf.json, body: JSON.stringify(value) })),
  fc
    .tuple(fc.constantFrom(...Object.values(typeOf)), someBytes)
    .map(([type, body]) => ({ type, body: new Uint8Array(body) })),
)

/** What a header can hold at all. */
const inHeader = nasty.map(text => text.replace(/[^\t\u0020-\u007e\u0080-\u00ff]/g, '').trim())
const someHeaders = fc.dictionary(
  fc.constantFrom(
    'accept-language',
    'x-forwarded-for',
    'x-forwarded-proto',
    'authorization',
    'if-none-match',
    'range',
    'accept-encoding',
    'user-agent',
  ),
  inHeader,
  { maxKeys: 3 },
)
/** A cookie of ours that was changed or planted, beside the true one or before it. */
const someCookie = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom('leerladder', 'taal', '__Host-leerladder', '__proto__'), inHeader)
    .map(([name, value]) => `${name}=${value}`),
)

/** What erases the person that the rest is tried with, or writes a file where it is told to. */
const apart = ['/mijn-gegevens/wissen', '/api/backup']
const who = fc.constantFrom('somebody', 'operator', 'stranger')
const rounds = Number(process.env.FUZZ_ROUNDS ?? 6)
let tried = 0
afterAll(() => console.log(`${tried} requests with bad input tried on ${routes.length} routes`))

it.each(routes.filter(({ path }) => !apart.includes(path)).map(({ method, path }) => `${method} ${path}`))(
  '%s takes any input without breaking',
  async route => {
    const [method = '', path = ''] = route.split(' ')
    await fc.assert(
      fc.asyncProperty(
        someForm,
        someBody,
        nasty,
        someHeaders,
        someCookie,
        who,
        async (form, sent, part, odd, cookie, as) => {
          const own = as === 'stranger' ? [] : [await signedIn()]
          const headers: Record<string, string> = { ...odd, origin: 'http://localhost' }
          headers.cookie = [cookie, ...own].filter(each => each !== '').join('; ')
          if (as === 'operator') headers.authorization = `Bearer ${operatorKey}`
          if (method === 'POST' && sent.type) headers['content-type'] = sent.type
          const body = method === 'POST' ? { body: sent.body ?? null } : {}
          const response = await app.request(addressOf(path, part, form), { method, headers, ...body })
          const text = await response.text()
          tried++
          expect(broken.splice(0), route).toEqual([])
          expect(response.status, route).toBeLessThan(500)
          expect(text, route).not.toContain(wilma.mark)
        },
      ),
      { numRuns: rounds },
    )
  },
  30_000 + rounds * 2_000,
)

it('finds the mark where its owner looks, so that it would be seen elsewhere', async () => {
  const page = await app.request(`/mijn-dossiers/${wilma.dossierId}`, { headers: { cookie: await signedIn(wilma) } })
  expect(await page.text()).toContain(wilma.mark)
})
