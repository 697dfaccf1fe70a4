import { type Because, because } from '../../platform/because.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import type { Facts } from './draw-plan.ts'
import { factsOf } from './facts.store.ts'
import { insertVersion, lockPlan, runningPlanOf } from './plan.store.ts'
import type { Cause, Choices, DrawnPlan, Plan, Version } from './plan.ts'

export type PlanVisit = Visit & { person: NonNullable<Visit['person']> }

/** What is wrong with what was asked, at which field; null: at none in particular. */
export interface Wrong {
  field: string | null
  says: Because
}

export type Done<Value> = { ok: true; value: Value } | { ok: false; wrong: Wrong[] }

export const wrong = (...problems: Wrong[]): { ok: false; wrong: Wrong[] } => ({ ok: false, wrong: problems })
export const stale = wrong({ field: null, says: because('planning.plan.stale') })

/** What stands in the next version. */
export interface Next {
  choices: Choices
  plan: DrawnPlan
  changes?: Because[]
}

const longestWhy = 500

/** Adds a version on top of the one that was seen; of two at once the second is refused. */
export const saveVersion = (
  db: Db,
  visit: PlanVisit,
  seen: number,
  made: Pick<Version, 'cause' | 'choices' | 'drawn' | 'changes' | 'dossierId' | 'why'>,
): Promise<Done<Plan['id']>> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    const by = actorOf(visit)
    const { id, newest } = await lockPlan(trx, person.id, { id: newId<'plan'>(), madeAt: now })
    if (newest !== seen) return stale
    const why = made.why.trim().slice(0, longestWhy)
    await insertVersion(trx, id, { ...made, why, number: newest + 1, at: now, madeBy: person.id, role: by.role })
    await record(trx, `plan.${made.cause}`, { at: now, by, subject: made.dossierId, detail: { version: newest + 1 } })
    return { ok: true, value: id }
  })

/** The next version of one's plan, as `decide` makes it from the version that was seen and the facts of now. */
export const addVersion = async (
  db: Db,
  visit: PlanVisit,
  asked: { seen: number; cause: Cause; why: string },
  decide: (plan: Plan, facts: Facts) => Done<Next>,
): Promise<Done<Plan['id']>> => {
  const plan = await runningPlanOf(db, visit.person.id)
  if (!plan || plan.version.number !== asked.seen) return stale
  const { dossierId } = plan.version
  const facts = await factsOf(db, visit.person.id, dossierId, visit.today)
  if (!facts) return stale
  const next = decide(plan, facts)
  if (!next.ok) return next
  const { choices, plan: drawn, changes = [] } = next.value
  const { cause, why } = asked
  return saveVersion(db, visit, asked.seen, { cause, why, choices, drawn: drawn.drawn, changes, dossierId })
}
