import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { inspectRoutes } from 'hono/dev'
import pino from 'pino'
import { afterAll, expect, it } from 'vitest'
import { practiceRoutes } from '../dev/practice.tsx'
import { badInput } from '../test/support/bad-input.ts'
import { testDatabase } from '../test/support/database.ts'
import { readKnownParts } from '../test/support/known-parts.ts'
import { testVault } from '../test/support/vault.ts'
import { createApp } from './app.tsx'
import { loadContent } from './catalogue/index.ts'
import { loadExampleHouse } from './example-house.ts'
import { loadMeasures } from './planning/index.ts'
import { fingerprint, newId, newSecret } from './platform/ids.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
await loadContent(db, now, () => {})
await loadMeasures(db)
await loadExampleHouse(db, now)
const knownParts = await readKnownParts(db)
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
const signedIn = async ({
  id,
  dossierId,
}: {
  id: typeof tom.id
  dossierId: typeof tom.dossierId | null
} = tom): Promise<string> => {
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

const ids = [tom.dossierId, tom.id, wilma.id, wilma.dossierId, wilma.share, wilma.email]
const { nasty, someForm, someBody, someHeaders, someCookie } = badInput(fieldNames, ids)

/** An address holds no half of a pair of signs. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '')

/** Something that is there where `pick` says so and the house has it, else anything. */
const addressOf = (path: string, part: string, query: [string, string][], pick: number): string => {
  const named = path
    .replace(/:file\{.*\}/, `${part}.pdf`)
    .replace(/\/mijn-dossiers\/:id/, `/mijn-dossiers/${tom.dossierId}`)
    .replace(/:(\w+)/g, (_, name: string) => {
      const known = knownParts(path, name)
      const own = pick % 4 === 0 ? undefined : known[pick % known.length]
      return own ?? (encodeURIComponent(wellFormed(part)) || 'x')
    })
  return `http://localhost${named}?${new URLSearchParams(query)}`
}

/** What erases the person that the rest is tried with, or writes a file where it is told to. */
const apart = ['/mijn-gegevens/wissen', '/api/backup']
/** People at their work, and workers with all that the examples give them. */
const staff = await db
  .selectFrom('membership')
  .innerJoin('person', 'person.id', 'membership.personId')
  .select(['person.id', 'membership.id as membershipId'])
  .where('membership.role', '!=', 'manager')
  .where('person.name', 'in', ['Ann De Smet', 'Luc Wouters', 'Sofie Janssens', 'Lieve Callebaut', 'Hilde Verstraete'])
  .orderBy('person.name')
  .execute()
const learners = await db
  .selectFrom('person')
  .select('person.id')
  .where('person.name', 'in', ['Nadia Bouzid', 'Mira Delvaux', 'Samuel Tesfay'])
  .orderBy('person.name')
  .execute()
/** Somebody whose turn it is by this number, signed in, at their work when they have some. */
const signedInAs = async (pick: number): Promise<string> => {
  const at = staff[pick % staff.length]
  const worker = learners[pick % learners.length]
  const person = pick % 3 === 0 ? worker : at
  if (!person) throw new Error('the examples are gone')
  const cookie = await signedIn({ id: person.id, dossierId: null })
  const secret = fingerprint(cookie.split('=')[1] ?? '')
  if (person === at)
    await db.updateTable('session').set({ membershipId: at.membershipId }).where('fingerprint', '=', secret).execute()
  return cookie
}
const who = fc.constantFrom('somebody', 'operator', 'stranger', 'named', 'named', 'named')
const rounds = Number(process.env.FUZZ_ROUNDS ?? 6)
let tried = 0
/** By room: requests, and those that were answered with anything but "not here". */
const reached = new Map<string, { tried: number; there: number }>()
const note = (path: string, status: number) => {
  const room = path.split('/')[1] ?? ''
  const before = reached.get(room) ?? { tried: 0, there: 0 }
  reached.set(room, { tried: before.tried + 1, there: before.there + (status === 404 ? 0 : 1) })
}
afterAll(() => {
  const there = [...reached.values()].reduce((sum, room) => sum + room.there, 0)
  const least = [...reached]
    .map(([room, { tried, there }]) => ({ room, part: Math.round((100 * there) / tried) }))
    .toSorted((a, b) => a.part - b.part)
    .slice(0, 12)
  console.log(
    `${tried} requests with bad input tried on ${routes.length} routes, ${Math.round((100 * there) / tried)} % of them on something that is there`,
  )
  console.log(`least: ${least.map(({ room, part }) => `${room} ${part} %`).join(', ')}`)
})

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
        fc.nat(10_000),
        async (form, sent, part, odd, cookie, as, pick) => {
          const own = as === 'stranger' ? [] : [as === 'named' ? await signedInAs(pick) : await signedIn()]
          const headers: Record<string, string> = { ...odd, origin: 'http://localhost' }
          headers.cookie = [cookie, ...own].filter(each => each !== '').join('; ')
          if (as === 'operator') headers.authorization = `Bearer ${operatorKey}`
          if (method === 'POST' && sent.type) headers['content-type'] = sent.type
          const body = method === 'POST' ? { body: sent.body ?? null } : {}
          const response = await app.request(addressOf(path, part, form, pick), { method, headers, ...body })
          const text = await response.text()
          tried++
          note(path, response.status)
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
