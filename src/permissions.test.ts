import { inspectRoutes } from 'hono/dev'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { practiceRoutes } from '../dev/practice.tsx'
import { testDatabase } from '../test/support/database.ts'
import { testVault } from '../test/support/vault.ts'
import { createApp } from './app.tsx'
import { loadExamples, shareDossier } from './people/index.ts'
import { permissionFor, shownToHelper } from './permissions.ts'
import { fingerprint, type Id, newId, newSecret } from './platform/ids.ts'
import type { Role } from './platform/record.ts'
import { translators } from './platform/words.ts'
import { urls } from './urls.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const operatorKey = newSecret()
const practice = practiceRoutes({ now: () => now, goTo: () => {} })
const app = createApp({ db, now: () => now, log: pino({ level: 'silent' }), operatorKey, practice, vault: testVault() })
await loadExamples(db, now)

const mark = 'Bewijs-van-Wilma-4711'
const roles = ['worker', 'guide', 'employer', 'coordinator', 'administrator'] as const

/** Signs somebody in, each time with a session of their own, for requests end sessions too. */
const cookieOf = async (
  personId: Id<'person'> | null,
  over: { way?: 'card' | 'support'; supportBy?: Id<'person'> } = {},
): Promise<string> => {
  const secret = newSecret()
  const session = { fingerprint: fingerprint(secret), personId, dossierId: null, beganAt: now, endedAt: null, ...over }
  await db
    .insertInto('session')
    .values({ ...session, expiresAt: new Date(now.getTime() + 3_600_000) })
    .execute()
  return `leerladder=${secret}`
}

/** An administrator whom a person lets look along. */
const helperOf = async (personId: Id<'person'>): Promise<string> =>
  cookieOf(personId, { way: 'support', supportBy: await newPerson('administrator') })

const newPerson = async (role: (typeof roles)[number]): Promise<Id<'person'>> => {
  const id = newId<'person'>()
  await db
    .insertInto('person')
    .values({ id, name: `Iemand (${role})`, role, storyNl: '', storyEn: '', example: true })
    .execute()
  return id
}

/** Wilma's dossier, with a mark that must never reach another, and a link to it that she gave to nobody. */
const wilma = await newPerson('worker')
const dossier = newId<'dossier'>()
await db.insertInto('dossier').values({ id: dossier, personId: wilma, startedAt: now, keptAt: now }).execute()
const paper = { certificate: null, title: mark, issuer: null, issuedOn: null, until: null, codes: [], shown: 'said' }
await db
  .insertInto('dossierAnswer')
  .values({ dossierId: dossier, question: 'papers', answer: JSON.stringify([paper]), at: now })
  .execute()
const made = await shareDossier(
  db,
  { id: dossier, keptAt: now, portrait: {}, newest: 0 },
  { days: 30, address: null },
  { person: wilma, role: 'worker' },
  { mail: false, sms: false, origin: 'http://localhost', t: translators.nl },
  now,
)
if (!made.ok) throw new Error(made.refusal)
const { id: share } = await db
  .selectFrom('share')
  .select('id')
  .where('dossierId', '=', dossier)
  .executeTakeFirstOrThrow()

/** Everything that Wilma has, to see whether anybody changed it. */
const belongings = async () => ({
  answers: await db.selectFrom('dossierAnswer').selectAll().where('dossierId', '=', dossier).execute(),
  shares: await db.selectFrom('share').selectAll().where('dossierId', '=', dossier).execute(),
  owner: await db.selectFrom('dossier').selectAll().where('id', '=', dossier).execute(),
  happened: await db.selectFrom('event').selectAll().where('subject', '=', dossier).execute(),
})

interface Actor {
  name: string
  role: Role
  /** Looks along at somebody's account, with their consent. */
  helps?: true
  headers: () => Promise<Record<string, string>>
}

const actors: Actor[] = [
  { name: 'nobody', role: 'visitor', headers: async () => ({}) },
  { name: 'a visitor with a session', role: 'visitor', headers: async () => ({ cookie: await cookieOf(null) }) },
  ...(await Promise.all(
    roles.map(async (role): Promise<Actor> => {
      const person = await newPerson(role)
      return { name: `another ${role}`, role, headers: async () => ({ cookie: await cookieOf(person) }) }
    }),
  )),
  {
    name: 'somebody with a code card',
    role: 'worker',
    headers: async () => ({ cookie: await cookieOf(await newPerson('worker'), { way: 'card' }) }),
  },
  {
    name: 'a helper of another',
    role: 'administrator',
    helps: true,
    headers: async () => ({ cookie: await helperOf(await newPerson('worker')) }),
  },
  { name: 'the operator', role: 'operator', headers: async () => ({ authorization: `Bearer ${operatorKey}` }) },
  { name: 'who guesses the key', role: 'visitor', headers: async () => ({ authorization: 'Bearer guess' }) },
]

const beforeTheDoor = ['/gezond', '/leeft', '/metrics', '/assets/:version/:name']
const routes = inspectRoutes(app)
  .filter(({ isMiddleware, path }) => !isMiddleware && !path.includes('*'))
  .filter(({ path }) => !beforeTheDoor.includes(path))
  .map(({ method, path }) => ({ method, path }))

/** The address with Wilma's ids in it: what somebody would try who learned them. */
const addressOf = (path: string): string =>
  path
    .replace(/:file\{.*\}/, 'een-opleiding.pdf')
    .replace(':share', share)
    .replace(':secret', newSecret())
    .replace(/:(id|run)/, dossier)
    .replace(/:\w+/g, 'iets')

const ask = async (method: string, path: string, headers: Record<string, string>) => {
  const origin = { origin: 'http://localhost', host: 'localhost' }
  const body = path.startsWith('/api/')
    ? { headers: { ...headers, ...origin, 'content-type': 'application/json' }, body: '{}' }
    : { headers: { ...headers, ...origin }, body: new FormData() }
  return app.request(`http://localhost${addressOf(path)}`, { method, ...(method === 'POST' ? body : { headers }) })
}

const mayCome = (path: string, { role, helps }: Actor): boolean => {
  const permission = permissionFor(addressOf(path))
  if (helps && path !== urls.endHelp && shownToHelper(addressOf(path)) === null) return false
  return permission !== null && (permission.roles === 'everyone' || permission.roles.includes(role))
}

describe('every route with every role', () => {
  it('has a line in the table for every route', () => {
    console.log(
      `${routes.length} routes x ${actors.length} kinds of people = ${routes.length * actors.length} pairs tried`,
    )
    expect(routes.length).toBeGreaterThan(60)
    expect(routes.filter(({ path }) => permissionFor(addressOf(path)) === null)).toEqual([])
  })

  it.each(actors)('keeps $name out where the table does, and from what is Wilma’s everywhere', async actor => {
    const before = await belongings()
    let tried = 0
    for (const { method, path } of routes) {
      const said = `${method} ${path}`
      const response = await ask(method, path, await actor.headers())
      const text = await response.text()
      expect(response.status, said).toBeLessThan(500)
      const refused = actor.helps && method === 'POST' && path !== urls.endHelp
      if (refused) expect(response.status, said).toBe(403)
      else if (!mayCome(path, actor)) expect(response.status, said).toBe(404)
      if (path.startsWith('/mijn-dossiers/') && !refused) expect(response.status, said).toBe(404)
      expect(text, said).not.toContain(mark)
      tried++
    }
    expect(tried).toBe(routes.length)
    expect(await belongings()).toEqual(before)
  })

  it('opens to who may: the keeper’s pages, the operator’s doors, Wilma’s own dossier', async () => {
    const keeper = { cookie: await cookieOf(await newPerson('administrator')) }
    for (const path of ['/beheer/inlezen', '/beheer/rechten'])
      expect((await app.request(path, { headers: keeper })).status, path).toBe(200)
    const headers = { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' }
    const audit = { method: 'POST', body: '{"heads":[]}', headers }
    expect((await app.request('/api/audit', audit)).status).toBe(200)
    expect(
      (await app.request('/api/audit', { ...audit, headers: { ...headers, authorization: '', ...keeper } })).status,
    ).toBe(404)
    const worker = { cookie: await cookieOf(await newPerson('worker')) }
    for (const path of ['/beheer/inlezen', '/beheer/rechten'])
      expect((await app.request(path, { headers: worker })).status, path).toBe(404)
    const own = { headers: { cookie: await cookieOf(wilma) } }
    const helped = { headers: { cookie: await helperOf(wilma) } }
    for (const path of [`/mijn-dossiers/${dossier}`, `/mijn-dossiers/${dossier}/tijdlijn`]) {
      expect((await app.request(path, own)).status, path).toBe(200)
      expect((await app.request(path, helped)).status, path).toBe(200)
    }
  })

  it('lets a helper of Wilma change nothing of hers, whatever they send', async () => {
    const before = await belongings()
    for (const { path } of routes.filter(({ method, path }) => method === 'POST' && path !== urls.endHelp)) {
      const response = await ask('POST', path, { cookie: await helperOf(wilma) })
      expect(response.status, path).toBe(403)
    }
    expect(await belongings()).toEqual(before)
  })
})
