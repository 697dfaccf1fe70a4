import type { ModuleId, ProviderId } from '../../catalogue/index.ts'
import { guestOf, runnerOf } from '../../people/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { addDays, readDay } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, type Role, record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import type { PlanVisit } from './add-version.ts'
import { type KeptPlan, shownPlanOf } from './kept-plan.ts'

/** Who at a provider says whether somebody passed. */
const sayers: readonly Role[] = ['coordinator', 'teacher', 'assessor']
const longestAgo = 3 * 365

export type NoNote =
  | 'planning.plan.outcome.not-yours'
  | 'planning.plan.outcome.no-result'
  | 'planning.plan.outcome.bad-day'
  | 'planning.plan.outcome.already'

/** The modules of somebody's plan of which this visitor may say whether they were passed: those that their provider gives. */
export const modulesToNote = async (
  db: Db,
  visit: PlanVisit,
  { plan, facts }: KeptPlan,
): Promise<{ module: ModuleId; provider: ProviderId }[]> => {
  const { worksFor, person } = visit
  if (!worksFor || !sayers.includes(worksFor.role) || person.id === plan.personId) return []
  const found = []
  for (const { programme, modules } of plan.version.choices.legs) {
    const provider = facts.catalogue.programmes.get(programme)?.provider
    const runner = provider && (await runnerOf(db, provider))
    if (provider && runner?.id === worksFor.id) found.push(...modules.map(module => ({ module, provider })))
  }
  return found
}

const noted = (trx: Trx, kind: 'module.noted' | 'module.taken-back', subject: string, by: Actor, at: Date) =>
  record(trx, kind, { at, by, subject })

/** Notes that somebody passed or failed a module, as its provider says. Never changed: it can only be taken back. */
export const noteModule = async (
  db: Db,
  visit: PlanVisit,
  access: string,
  asked: { module: string; result: string; day: string },
): Promise<Outcome<null, NoNote>> => {
  const guest = guestOf(visit)
  const kept = guest && (await shownPlanOf(db, guest, access, visit.now))
  const mine = kept && (await modulesToNote(db, visit, kept)).find(({ module }) => module === asked.module)
  const { person, worksFor, now, today } = visit
  if (!kept || !mine || !worksFor) return refuse('planning.plan.outcome.not-yours')
  if (asked.result !== 'passed' && asked.result !== 'failed') return refuse('planning.plan.outcome.no-result')
  const day = readDay(asked.day)
  if (!day || day > today || day < addDays(today, -longestAgo)) return refuse('planning.plan.outcome.bad-day')
  const { personId, version } = kept.plan
  if (kept.facts.outcomes.get(mine.module)?.passed) return refuse('planning.plan.outcome.already')
  return inTransaction(db, async trx => {
    const added = await trx
      .insertInto('moduleOutcome')
      .values({
        ...mine,
        id: newId<'module-outcome'>(),
        personId,
        passed: asked.result === 'passed',
        day,
        organisationId: worksFor.id,
        saidBy: person.id,
        at: now,
        withdrawnAt: null,
        withdrawnBy: null,
      })
      .onConflict(on => on.doNothing())
      .executeTakeFirst()
    if ((added.numInsertedOrUpdatedRows ?? 0n) === 0n) return refuse('planning.plan.outcome.already')
    await noted(trx, 'module.noted', version.dossierId, actorOf(visit), now)
    return accept(null)
  })
}

/** The provider that noted it takes it back. */
export const takeBackOutcome = async (
  db: Db,
  visit: PlanVisit,
  access: string,
  outcome: string,
): Promise<Outcome<null, 'planning.plan.outcome.not-yours'>> => {
  const guest = guestOf(visit)
  const kept = guest && (await shownPlanOf(db, guest, access, visit.now))
  const { person, worksFor, now } = visit
  if (!kept || !worksFor || !sayers.includes(worksFor.role) || !/^[0-9a-f-]{36}$/.test(outcome))
    return refuse('planning.plan.outcome.not-yours')
  return inTransaction(db, async trx => {
    const taken = await trx
      .updateTable('moduleOutcome')
      .set({ withdrawnAt: now, withdrawnBy: person.id })
      .where('id', '=', outcome as Id<'module-outcome'>)
      .where('personId', '=', kept.plan.personId)
      .where('organisationId', '=', worksFor.id)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (taken.numUpdatedRows === 0n) return refuse('planning.plan.outcome.not-yours')
    await noted(trx, 'module.taken-back', kept.plan.version.dossierId, actorOf(visit), now)
    return accept(null)
  })
}
