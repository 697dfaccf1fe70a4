import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { type FoundPlan, lockPlan } from './plan.store.ts'
import type { PlanStepKind, PlanSteps } from './steps.ts'

export type NewStep = { [Kind in PlanStepKind]: { kind: Kind; detail: PlanSteps[Kind] } }[PlanStepKind]

export const step = <Kind extends PlanStepKind>(kind: Kind, detail: PlanSteps[Kind]): NewStep =>
  ({ kind, detail }) as NewStep

const insertPlanSteps = async (trx: Trx, visit: Visit, found: Pick<FoundPlan, 'id'>, steps: readonly NewStep[]) => {
  const by = actorOf(visit)
  if (!by.person) return
  for (const { kind, detail } of steps) {
    await trx
      .insertInto('planStep')
      .values({
        planId: found.id,
        kind,
        detail: JSON.stringify(detail),
        at: visit.now,
        personId: by.person,
        role: by.role,
      })
      .execute()
    await record(trx, 'training-plan.step', { at: visit.now, by, subject: found.id, detail: { step: kind } })
  }
}

/**
 * Does something in a plan, under its lock: `prepare` sees the plan as it is by then, and says what is added. The lock
 * is what makes two changes at once follow each other.
 */
export const takePlanStep = (
  db: Db,
  visit: Visit,
  id: string,
  prepare: (found: FoundPlan, trx: Trx) => Outcome<NewStep[], Word> | Promise<Outcome<NewStep[], Word>>,
): Promise<Outcome<FoundPlan, Word>> =>
  inTransaction(db, async trx => {
    const found = await lockPlan(trx, visit, id)
    if (!found) return refuse('planning.training-plan.not-yours')
    const prepared = await prepare(found, trx)
    if (!prepared.ok) return prepared
    await insertPlanSteps(trx, visit, found, prepared.value)
    return accept(found)
  })

/** Whether something of these kinds came in after a page was read: what was typed on it may be over. */
export const changedSince = ({ steps }: FoundPlan, seen: number, kinds: readonly PlanStepKind[]): boolean =>
  steps.some(({ id, kind }) => id > seen && kinds.includes(kind))
