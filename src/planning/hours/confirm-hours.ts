import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { lockAgreement } from '../agreement/agreement.store.ts'
import { actorIn, type SignedIn, viewerIn } from '../agreement/visit.ts'
import { type Line, linesOf } from './hours.store.ts'
import { partyFor, sideOf } from './may-tell.ts'

/** Lines that wait for a word of this side: told by the other, and not confirmed. */
export const toConfirm = (lines: readonly Line[], party: string): Line[] =>
  lines.filter(line => line.confirmedAt === null && sideOf(line.party) !== sideOf(party))

/** Says that these lines are right, as they were seen; those that were taken back or confirmed meanwhile are let be. */
export const confirmHours = (
  db: Db,
  visit: SignedIn,
  id: string,
  seen: readonly string[],
): Promise<Outcome<number, 'planning.hours.not-yours'>> =>
  inTransaction(db, async trx => {
    const agreement = await lockAgreement(trx, viewerIn(visit), id)
    const party = agreement && partyFor(agreement, viewerIn(visit), visit.today)
    if (!agreement || !party) return refuse('planning.hours.not-yours')
    const lines = toConfirm(await linesOf(trx, [agreement.id]), party).filter(line => seen.includes(line.id))
    if (lines.length === 0) return accept(0)
    const by = actorIn(visit)
    const said = { party, confirmedBy: by.person, role: by.role, confirmedAt: visit.now }
    await trx
      .insertInto('hourConfirmation')
      .values(lines.map(line => ({ lineId: line.id, ...said })))
      .execute()
    const detail = { count: lines.length }
    await record(trx, 'hours.confirmed', { at: visit.now, by, subject: agreement.id, detail })
    return accept(lines.length)
  })
