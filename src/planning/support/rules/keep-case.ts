import { inTransaction } from '../../../platform/connection.ts'
import { newId } from '../../../platform/ids.ts'
import { record } from '../../../platform/record.ts'
import { actorOf } from '../../../platform/visit.ts'
import type { Measure } from '../measure.ts'
import type { CaseBody, RuleCase } from './cases.ts'
import { insertCase, type Keeper } from './rules.store.ts'

/** Adds an example that must come out as it says. */
export const addCase = (visit: Keeper, { id: incentive }: Measure, body: CaseBody): Promise<void> =>
  inTransaction(visit.db, async trx => {
    const id = newId<'incentive-case'>()
    await insertCase(trx, incentive, body, id, visit.person.id, visit.now)
    await record(trx, 'rule.changed', { at: visit.now, by: actorOf(visit), subject: id, detail: { incentive } })
  })

/** Lays an example aside: it is run no more, and stays written with who did so. */
export const dropCase = (visit: Keeper, { id: incentive }: Measure, id: RuleCase['id']): Promise<void> =>
  inTransaction(visit.db, async trx => {
    await trx
      .updateTable('incentiveCase')
      .set({ droppedAt: visit.now, droppedBy: visit.person.id })
      .where('id', '=', id)
      .where('incentive', '=', incentive)
      .where('droppedAt', 'is', null)
      .execute()
    await record(trx, 'rule.changed', { at: visit.now, by: actorOf(visit), subject: id, detail: { incentive } })
  })
