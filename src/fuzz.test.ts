import fc from 'fast-check'
import { inspectRoutes } from 'hono/dev'
import pino from 'pino'
import { afterAll, expect, it } from 'vitest'
import { practiceRoutes } from '../dev/practice.tsx'
import { testDatabase } from '../test/support/database.ts'
import { createApp } from './app.tsx'
import { loadContent } from './catalogue/index.ts'
import { loadExamples } from './people/index.ts'
import { loadMeasures } from './planning/index.ts'
import { fingerprint, newSecret } from './platform/ids.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
await loadContent(db, now, () => {})
await loadMeasures(db)
await loadExamples(db, now)
const practice = practiceRoutes({ now: () => now, goTo: () => {} })
const operatorKey = newSecret()
const broken: unknown[] = []
const log = pino({ level: 'error' }, { write: line => void broken.push(JSON.parse(line)) })
const app = createApp({ db, now: () => now, log, operatorKey, practice })

/** Somebody with a kept dossier, signed in; each request gets a session of its own, for some end it. */
const tom = await db
  .selectFrom('dossier')
  .innerJoin('person', 'person.id', 'dossier.personId')
  .select(['person.id', 'dossier.id as dossierId'])
  .where('person.name', '=', 'Tom Vermeulen')
  .executeTakeFirstOrThrow()
const signedIn = async (): Promise<string> => {
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + 3_600_000)
  await db
    .insertInto('session')
    .values({
      fingerprint: fingerprint(secret),
      personId: tom.id,
      dossierId: tom.dossierId,
      beganAt: now,
      expiresAt,
      endedAt: null,
    })
    .execute()
  return `leerladder=${secret}`
}

const routes = inspectRoutes(app).filter(({ isMiddleware, path }) => !isMiddleware && !path.includes('*'))
/** Every name that a form of ours sends; names that somebody makes up come besides. */
const fieldNames = [
  ...[
    'address',
    'answer',
    'back',
    'code',
    'name',
    'sure',
    'days',
    'part',
    'purpose',
    'day',
    'person',
    'bestand',
    'soort',
  ],
  ...['zoek', 'important', 'birthYear', 'postcode', 'maxKm', 'level', 'statute', 'employmentPercent', 'forms', 'goal'],
  ...[
    'minutesFreePerWeek',
    'evening',
    'can',
    'drop',
    'add',
    'job',
    'paper',
    'remove',
    'from',
    'to',
    'issuedOn',
    '__proto__',
  ],
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
    ...[tom.dossierId, tom.id, 'constructor', 'toString', 'x'.repeat(5000)],
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

/** What erases the person that the rest is tried with, or writes a file where it is told to. */
const apart = ['/mijn-gegevens/wissen', '/api/backup']
const rounds = Number(process.env.FUZZ_ROUNDS ?? 6)
let tried = 0
afterAll(() => console.log(`${tried} requests with bad input tried on ${routes.length} routes`))

it.each(routes.filter(({ path }) => !apart.includes(path)).map(({ method, path }) => `${method} ${path}`))(
  '%s takes any input without breaking',
  async route => {
    const [method = '', path = ''] = route.split(' ')
    await fc.assert(
      fc.asyncProperty(someForm, nasty, fc.boolean(), async (form, part, asOperator) => {
        const headers: Record<string, string> = { cookie: await signedIn(), origin: 'http://localhost' }
        if (asOperator) headers.authorization = `Bearer ${operatorKey}`
        const json = path.startsWith('/api/')
        if (json) headers['content-type'] = 'application/json'
        const body = json ? JSON.stringify(Object.fromEntries(form)) : new URLSearchParams(form)
        const sent = method === 'POST' ? { method, headers, body } : { method, headers }
        const response = await app.request(addressOf(path, part, method === 'POST' ? [] : form), sent)
        await response.arrayBuffer()
        tried++
        expect(broken.splice(0), route).toEqual([])
        expect(response.status, route).toBeLessThan(500)
      }),
      { numRuns: rounds },
    )
  },
)
