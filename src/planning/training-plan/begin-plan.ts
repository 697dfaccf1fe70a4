import { type Db, inTransaction } from '../../platform/connection.ts'
import { addDays, readDay } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import { plansFor } from './plan.store.ts'
import type { PlanId } from './tables.ts'

export type BeginRefusal = 'planning.training-plan.no-title' | 'planning.training-plan.wrong-period'

/** Begins a plan of the company for which one works, over at most three years. */
export const beginPlan = (
  db: Db,
  visit: Visit,
  ask: { title: string; from: string; until: string },
): Promise<Outcome<PlanId, BeginRefusal>> =>
  inTransaction(db, async trx => {
    const company = plansFor(visit)
    const [fromDay, untilDay] = [readDay(ask.from), readDay(ask.until)]
    if (ask.title === '' || ask.title.length > 120 || !company || !visit.person)
      return refuse('planning.training-plan.no-title')
    const here = fromDay && untilDay && fromDay >= '2000-01-01' && untilDay <= '2099-12-31'
    if (!here || untilDay <= fromDay || untilDay > addDays(fromDay, 1096))
      return refuse('planning.training-plan.wrong-period')
    const id = newId<'training-plan'>()
    const head = { id, organisationId: company.id, title: ask.title, fromDay, untilDay }
    await trx
      .insertInto('trainingPlan')
      .values({ ...head, begunAt: visit.now, begunBy: visit.person.id })
      .execute()
    await record(trx, 'training-plan.begun', { at: visit.now, by: actorOf(visit), subject: id })
    return accept(id)
  })
