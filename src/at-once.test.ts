import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { type Act, actsAtOnce } from '../test/support/at-once-acts.ts'
import { newWorld, type World } from '../test/support/at-once-world.ts'
import { testDatabase } from '../test/support/database.ts'
import { reviewsFrom } from './knowledge/proposals/proposal.ts'
import { decisionsFrom, type Standing } from './people/organisations/organisation.ts'
import { verifyAudit } from './platform/audit.ts'
import type { EventKind } from './platform/record.ts'
import { isGone } from './ui/error-pages.tsx'

// On PostgreSQL ten connections work at once. The embedded database has one: there whole transactions take turns, and
// what lies between a page that was read and the act that follows.
const { db, kind } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const seconds = Number(process.env.AT_ONCE_SECONDS ?? 40)
const told = { sets: 0, acts: 0, accepted: 0, gone: 0 }
afterAll(() =>
  console.log(
    `${told.sets} sets of 2 to 8 acts fired at once (${told.acts} acts: ${told.accepted} accepted, ${told.gone} by or ` +
      `upon who had just been erased) on the ${kind === 'server' ? 'PostgreSQL server' : 'embedded database'}`,
  ),
)

const perform = async (act: Act, world: World): Promise<EventKind | null> => {
  try {
    return await act.run(db, world, now)
  } catch (problem) {
    if (!isGone(problem)) throw new Error(`${act.says}: ${problem}`, { cause: problem })
    told.gone++
    return null
  }
}

const count = <Key extends string>(keys: Key[], wanted: Key): number => keys.filter(key => key === wanted).length

/** Every event that tells of this world. */
const happenedIn = async (world: World) => {
  const rows = await db
    .selectFrom('event')
    .select(['kind', 'subject'])
    .where(eb =>
      eb.or([
        eb('subject', 'in', [world.organisation, world.kept, world.loose]),
        eb('personId', 'in', Object.values(world.people)),
      ]),
    )
    .execute()
  return rows.map(({ kind, subject }) => ({ kind: kind as EventKind, subject }))
}

/** These tell themselves what they did. */
const outspoken = [
  ...(['organisation.validated', 'organisation.refused', 'organisation.withdrawn', 'organisation.registered'] as const),
  ...(['practice.published', 'practice.sent-back', 'practice.withdrawn', 'membership.began'] as const),
  ...(['membership.renewed', 'invitation.withdrawn', 'access.granted', 'dossier.answered'] as const),
  ...(['person.named', 'person.erased', 'session.began'] as const),
]

/** Each step is one that may follow the one before. */
const isWalk = <Step extends string>(from: Record<Step, readonly Step[]>, steps: Step[]): boolean =>
  steps.every((step, nth) => nth === 0 || from[steps[nth - 1] as Step].includes(step))

const checkOrganisation = async (world: World, accepted: EventKind[], happened: EventKind[]) => {
  const decided = await db
    .selectFrom('organisationDecision')
    .select('decision')
    .where('organisationId', '=', world.organisation)
    .orderBy('id')
    .execute()
  const standings: Standing[] = ['waiting', ...decided.map(({ decision }) => decision)]
  expect(isWalk(decisionsFrom, world.standing === 'withdrawn' ? standings.slice(1) : standings)).toBe(true)
  const reviewed = await db
    .selectFrom('practiceReview')
    .select('decision')
    .where('proposalId', '=', world.proposal)
    .orderBy('id')
    .execute()
  expect(isWalk(reviewsFrom, ['waiting', ...reviewed.map(({ decision }) => decision)])).toBe(true)

  const invitations = await db
    .selectFrom('invitation')
    .select(['usedAt', 'withdrawnAt'])
    .where('organisationId', '=', world.organisation)
    .execute()
  expect(invitations.filter(({ usedAt }) => usedAt)).toHaveLength(count(accepted, 'membership.began'))
  expect(invitations.filter(({ withdrawnAt }) => withdrawnAt)).toHaveLength(count(accepted, 'invitation.withdrawn'))
  expect(invitations.filter(({ usedAt, withdrawnAt }) => usedAt && withdrawnAt)).toEqual([])

  const held = await db.selectFrom('membership').selectAll().where('organisationId', '=', world.organisation).execute()
  const ended = held.filter(({ endedAt }) => endedAt)
  const over = ended.length - count(happened, 'membership.ended') - count(happened, 'membership.renewed')
  // Who takes up a longer role gets it instead of the shorter one.
  expect(over).toBeGreaterThanOrEqual(0)
  expect(over).toBeLessThanOrEqual(count(accepted, 'membership.began'))
  const managers = held.filter(({ role, endedAt }) => role === 'manager' && !endedAt)
  if (!accepted.includes('person.erased')) {
    expect(managers.length).toBeGreaterThan(0)
    expect(count(happened, 'membership.ended')).toBe(count(accepted, 'membership.ended'))
  }
}

const checkDossiers = async (world: World, happened: EventKind[]) => {
  const { withdrawnAt = null } =
    (await db.selectFrom('access').select('withdrawnAt').where('id', '=', world.access).executeTakeFirst()) ?? {}
  if (withdrawnAt) expect(count(happened, 'access.withdrawn')).toBe(1)
  for (const once of [
    'access.withdrawn',
    'dossier.looked-at',
    'dossier.kept',
    'session.began',
    'session.ended',
  ] as const)
    expect(count(happened, once), once).toBeLessThanOrEqual(1)
  const answers = await db
    .selectFrom('dossierAnswer')
    .select('answer')
    .where('dossierId', '=', world.kept)
    .orderBy('id')
    .execute()
  // Each was given on top of the one before.
  const minutes = answers.map(({ answer }) => (answer as { minutesFreePerWeek: number }).minutesFreePerWeek)
  expect(minutes).toEqual(minutes.map((_, nth) => nth + 1))
  if (minutes.length > 0) expect(minutes).toHaveLength(count(happened, 'dossier.answered'))
}

/** Whoever was erased holds nothing, whatever they were doing at that moment. */
const checkErased = async (world: World) => {
  const ids = Object.values(world.people)
  const erased = await db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', 'in', ids)
    .where('erasedAt', 'is not', null)
    .execute()
  for (const { id, name, email } of erased) {
    expect({ name, email }).toEqual({ name: '', email: null })
    for (const table of ['session', 'dossier', 'message'] as const)
      expect(await db.selectFrom(table).select('personId').where('personId', '=', id).execute(), table).toEqual([])
    const held = db.selectFrom('membership').select('id').where('personId', '=', id).where('endedAt', 'is', null)
    expect(await held.execute()).toEqual([])
  }
}

const standings = fc.constantFrom<Standing>('waiting', 'validated', 'validated', 'validated', 'withdrawn')

it(
  'whatever people do at once, one of them wins, nothing is lost or doubled, and every event is true',
  async () => {
    await fc.assert(
      fc.asyncProperty(standings, actsAtOnce, async (standing, acts) => {
        const world = await newWorld(db, standing, now)
        const outcomes = await Promise.all(acts.map(act => perform(act, world)))
        const accepted = outcomes.filter(outcome => outcome !== null)
        const events = await happenedIn(world)
        const happened = events.map(({ kind }) => kind)
        const here = events.filter(({ subject }) => subject === world.organisation).map(({ kind }) => kind)
        for (const each of outspoken) expect(count(happened, each), each).toBe(count(accepted, each))
        await checkOrganisation(world, accepted, here)
        await checkDossiers(world, happened)
        await checkErased(world)
        told.sets++
        told.acts += acts.length
        told.accepted += accepted.length
      }),
      { numRuns: 1_000_000, interruptAfterTimeLimit: seconds * 1000, verbose: true, endOnFailure: true },
    )
    const { faults, events } = await verifyAudit(db, [])
    expect(faults).toEqual([])
    expect(events).toBeGreaterThan(0)
  },
  seconds * 2000 + 60_000,
)
