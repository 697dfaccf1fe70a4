import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { inTransaction } from '../../platform/connection.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { translators } from '../../platform/words.ts'
import type { Dossier } from '../dossier.store.ts'
import { sayYes } from '../guidance/answer-guidance.ts'
import { askToGuide } from '../guidance/ask-to-guide.ts'
import { askedOf } from '../guidance/guidance.store.ts'
import type { MemberRole } from '../organisations/organisation.ts'
import { workFor } from '../organisations/work-for.ts'
import { closeDossiers, openDossiers } from '../retention/restriction.ts'
import { findSession } from '../session.store.ts'
import { findShown, shownTo } from './access.store.ts'
import type { Access } from './access.ts'
import { grantAccess, grantToOrganisation, withdrawAccess } from './grant-access.ts'
import { Model, type Opened } from './model.fixture.ts'
import { closeForRequest, openForRequest } from './open-for-request.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const dayInMs = 86_400_000
let now = start
const house = await organisationsHouse(db, () => now, start)
const sends = { mail: false, sms: false, origin: 'http://localhost', t: translators.nl }

const owners = [await house.somebody('Wilma'), await house.somebody('Tom')]
const guests = [await house.somebody('Gust'), await house.somebody('Sofie'), await house.somebody('Mia')]
const places: { id: Id<'organisation'>; roles: readonly [MemberRole, MemberRole] }[] = []
for (const [kind, roles] of [
  ['guide-service', ['guide', 'manager']],
  ['provider', ['coordinator', 'teacher']],
] as const) {
  const address = await house.register(owners[0] ?? house.boss, kind)
  places.push({ id: address.split('/').at(-1) as Id<'organisation'>, roles })
}
const by = { person: house.boss.id, role: 'administrator' as const }

const decide = (place: number, decision: 'validated' | 'withdrawn') =>
  db
    .insertInto('organisationDecision')
    .values({ organisationId: at(places, place).id, decision, reason: '', at: now, personId: house.boss.id })
    .execute()

let dossiers: Dossier[] = []
const begin = async () => {
  now = start
  await db.updateTable('session').set({ membershipId: null }).execute()
  for (const table of ['membership', 'organisationDecision', 'restriction', 'guidanceAsk', 'dossier'] as const)
    await db.deleteFrom(table).execute()
  dossiers = owners.map(() => ({ id: newId<'dossier'>(), keptAt: now, portrait: {}, newest: 0 }))
  await db
    .insertInto('dossier')
    .values(dossiers.map(({ id }, at) => ({ id, personId: owners[at]?.id ?? null, startedAt: now, keptAt: now })))
    .execute()
  for (const place of places.keys()) await decide(place, 'validated')
  return new Model(() => now)
}

const at = <Thing>(things: readonly Thing[], index: number): Thing => things[index % things.length] as Thing
const terms = { parts: ['goal'], purpose: 'guidance', days: 30 }

interface Step {
  what: (typeof steps)[number]
  owner: number
  guest: number
  place: number
  one: number
  days: number
}
const steps = [
  'grant-address',
  'grant-organisation',
  'grant-anybody-there',
  'guide',
  'withdraw',
  'withdraw',
  'request',
  'request-ends',
  'join',
  'join',
  'leave',
  'validate',
  'validate',
  'withdraw-validation',
  'close',
  'open',
  'work-for',
  'work-for',
  'work-for',
  'work-for-oneself',
  'later',
] as const
const index = (length: number) => fc.nat({ max: length - 1 })
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...steps),
  owner: index(owners.length),
  guest: index(guests.length),
  place: index(places.length),
  one: fc.nat({ max: 30 }),
  days: fc.constantFrom(1, 3, 29, 30, 40),
})

const add = (model: Model, access: Pick<Access, 'id' | 'until'>, rest: Partial<Opened> & Pick<Opened, 'owner'>) =>
  model.opened.push({
    id: access.id,
    until: access.until,
    guest: null,
    place: null,
    roles: [],
    withdrawn: false,
    request: null,
    ...rest,
  })

/** Takes one step, in the house and in the model. */
const take = async (model: Model, { what, owner, guest, place, one, days }: Step): Promise<void> => {
  const dossier = at(dossiers, owner)
  const who = at(guests, guest)
  const { id: organisation, roles: both } = at(places, place)
  const role = at(both, one)
  const job = model.job(guest, place, role)
  switch (what) {
    case 'grant-address': {
      const made = await grantAccess(db, dossier, { ...terms, address: who.email }, by, sends, now)
      if (made.ok) add(model, made.value, { owner, guest })
      return
    }
    case 'grant-organisation':
    case 'grant-anybody-there': {
      const roles = what === 'grant-organisation' ? [role] : []
      const made = await grantToOrganisation(db, dossier, { ...terms, organisation, roles }, by, now)
      expect(made.ok).toBe(model.validated[place])
      if (made.ok) add(model, made.value, { owner, place, roles: roles.length > 0 ? roles : both })
      return
    }
    case 'guide': {
      const person = at(owners, owner)
      await askToGuide(
        db,
        { person: who.id, organisation: { id: at(places, 0).id, name: '' } },
        person.email,
        sends,
        now,
      )
      const asked = (await askedOf(db, person.id, now)).find(({ askedBy }) => askedBy === who.id)
      const guides = model.job(guest, 0, 'guide')
      expect(asked !== undefined).toBe(Boolean(guides && model.holds(guides)))
      if (!asked) return
      const said = await sayYes(db, person.id, asked.id, dossier, terms, by, sends, now)
      if (said.ok) add(model, said.value, { owner, guest, place: 0, roles: ['guide'] })
      return
    }
    case 'withdraw': {
      const access = model.opened.length > 0 ? at(model.opened, one) : null
      if (!access) return
      await withdrawAccess(db, at(dossiers, access.owner), access.id, by, now)
      access.withdrawn ||= access.request === null
      return
    }
    case 'request': {
      const ask = { request: randomUUID(), dossier: dossier.id, organisation, roles: [role], parts: ['goal'] as const }
      const made = await inTransaction(db, trx => openForRequest(trx, { ...ask, purpose: 'recognition' }, by, now))
      expect(made.ok).toBe(model.validated[place])
      const row = await db
        .selectFrom('access')
        .select(['id', 'until'])
        .where('restsOn', '=', ask.request)
        .executeTakeFirst()
      if (row) add(model, row, { owner, place, roles: [role], request: ask.request })
      return
    }
    case 'request-ends': {
      const open = model.opened.find(({ request, until }) => request !== null && until === null)
      if (!open?.request) return
      open.until = new Date(now.getTime() + (one % 2) * days * dayInMs)
      const [request, until] = [open.request, open.until]
      return inTransaction(db, trx => closeForRequest(trx, request, until, by, now))
    }
    case 'join': {
      if (job) return
      const until = one % 2 ? addDays(dayOf(now), days) : null
      const made = { id: newId<'membership'>(), guest, place, role, until, ended: false }
      const row = {
        organisationId: organisation,
        personId: who.id,
        fromDay: dayOf(now),
        untilDay: until,
        endedAt: null,
      }
      await db
        .insertInto('membership')
        .values({ id: made.id, role, ...row })
        .execute()
      model.jobs.push(made)
      return
    }
    case 'leave': {
      if (!job) return
      job.ended = true
      await db.updateTable('membership').set({ endedAt: now }).where('id', '=', job.id).execute()
      return
    }
    case 'validate':
    case 'withdraw-validation': {
      model.validated[place] = what === 'validate'
      await decide(place, what === 'validate' ? 'validated' : 'withdrawn')
      return
    }
    case 'close': {
      await closeDossiers(db, at(owners, owner).id, 'objection', by, now)
      model.closed[owner] = true
      return
    }
    case 'open': {
      await openDossiers(db, at(owners, owner).id, by, now)
      model.closed[owner] = false
      return
    }
    case 'work-for': {
      if (!job) return
      const made = await workFor(db, who.session, who.id, job.id, now)
      expect(made.ok).toBe(model.holds(job))
      if (made.ok) model.working[guest] = job
      return
    }
    case 'work-for-oneself': {
      await workFor(db, who.session, who.id, null, now)
      model.working[guest] = null
      return
    }
    case 'later':
      now = new Date(now.getTime() + days * dayInMs)
  }
}

/** What a guest finds in the list, and that each of it opens and nothing else does. */
const check = async (model: Model, guest: number): Promise<number> => {
  const session = await findSession(db, at(guests, guest).session, now)
  if (!session?.person) throw new Error('a guest lost their session')
  const who = { person: session.person.id, worksFor: session.worksFor }
  const found = (await shownTo(db, who, now)).map(({ id }) => id).sort()
  expect(found).toEqual(model.finds(guest))
  const other = model.opened.at(-1)
  if (other) expect((await findShown(db, who, other.id, now)) !== null).toBe(found.includes(other.id))
  return found.length
}

it('lets everybody find exactly what a simple model says, whatever happens in whatever order', async () => {
  let [taken, seen] = [0, 0]
  const began = performance.now()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }), async walk => {
      // A busy machine takes fewer walks, not longer.
      if (performance.now() - began > 20_000) return
      const model = await begin()
      for (const [turn, next] of walk.entries()) {
        await take(model, next)
        seen += await check(model, turn % guests.length)
        taken++
      }
      for (const guest of guests.keys()) seen += await check(model, guest)
    }),
    { numRuns: 60, endOnFailure: true },
  )
  console.log(`${taken} steps compared with the model; ${seen} times somebody found something`)
  // Of few steps on a busy machine nothing can be said.
  if (taken > 500) expect(seen).toBeGreaterThan(taken / 20)
}, 60_000)
