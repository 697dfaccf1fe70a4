import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import type { DevelopmentId } from './tables.ts'
import { insertDevelopmentSteps, type NewDevelopmentStep } from './take-development-step.ts'

/** Begins one's own plan, or goes on with it, and adds what it is made from. One a person: two at once begin one. */
export const beginDevelopment = (
  db: Db,
  visit: Visit,
  from: readonly NewDevelopmentStep[],
): Promise<DevelopmentId | null> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    if (!person) return null
    const begun = await trx
      .insertInto('developmentPlan')
      .values({ id: newId<'development-plan'>(), personId: person.id, begunAt: now })
      .onConflict(on => on.column('personId').doNothing())
      .executeTakeFirst()
    const { id } = await trx
      .selectFrom('developmentPlan')
      .select('id')
      .where('personId', '=', person.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (begun.numInsertedOrUpdatedRows)
      await record(trx, 'development-plan.begun', { at: now, by: actorOf(visit), subject: id })
    await insertDevelopmentSteps(trx, id, from, actorOf(visit), now)
    return id
  })
