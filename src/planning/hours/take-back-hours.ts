import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { lockAgreement } from '../agreement/agreement.store.ts'
import { actorIn, type SignedIn, viewerIn } from '../agreement/visit.ts'
import { linesOf } from './hours.store.ts'

/** Takes back a line that one told oneself, confirmed or not; what was, stays in the timeline. */
export const takeBackHours = (
  db: Db,
  visit: SignedIn,
  id: string,
  line: string,
): Promise<Outcome<null, 'planning.hours.not-yours'>> =>
  inTransaction(db, async trx => {
    const agreement = await lockAgreement(trx, viewerIn(visit), id)
    const found = agreement && (await linesOf(trx, [agreement.id])).find(each => each.id === line)
    if (!agreement || found?.toldBy !== visit.person.id) return refuse('planning.hours.not-yours')
    const by = actorIn(visit)
    await trx
      .updateTable('hourLine')
      .set({ takenBackAt: visit.now, takenBackBy: by.person })
      .where('id', '=', found.id)
      .execute()
    const { day, kind } = found
    await record(trx, 'hours.taken-back', { at: visit.now, by, subject: agreement.id, detail: { day, kind } })
    return accept(null)
  })
