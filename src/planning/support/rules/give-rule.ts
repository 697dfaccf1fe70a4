import { inTransaction } from '../../../platform/connection.ts'
import { record } from '../../../platform/record.ts'
import { actorOf } from '../../../platform/visit.ts'
import type { Measure } from '../measure.ts'
import { type Keeper, keepersOf } from './rules.store.ts'

/** An administrator has an organisation keep the rule of a measure. False: no such organisation, or not theirs to give. */
export const giveRule = async (visit: Keeper, { id: incentive }: Measure, organisation: string): Promise<boolean> => {
  if (visit.person.role !== 'administrator') return false
  const found = (await keepersOf(visit.db, incentive)).may.find(({ id }) => id === organisation)
  if (!found) return false
  await inTransaction(visit.db, async trx => {
    await trx
      .insertInto('incentiveKeeper')
      .values({ incentive, organisationId: found.id, givenAt: visit.now, givenBy: visit.person.id })
      .onConflict(on => on.doNothing())
      .execute()
    await record(trx, 'rule.kept-by', { at: visit.now, by: actorOf(visit), subject: found.id, detail: { incentive } })
  })
  return true
}
