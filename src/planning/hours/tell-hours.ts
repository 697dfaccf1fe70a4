import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { lockAgreement } from '../agreement/agreement.store.ts'
import { actorIn, type SignedIn, viewerIn } from '../agreement/visit.ts'
import { linesOf } from './hours.store.ts'
import type { LineKind } from './ledger.ts'
import { hoursIn, partyFor } from './may-tell.ts'

export type NotTold =
  | 'planning.hours.not-yours'
  | 'planning.hours.outside'
  | 'planning.hours.to-come'
  | 'planning.hours.told-already'
  | 'planning.hours.too-many'

export interface HoursAsk {
  kind: LineKind
  day: Day
  minutes: number
  words: string
}

/** More than twelve hours in one day nobody learns. */
export const mostADay = 12 * 60
const longestWords = 200

/** Tells what became of the hours of one day: of each kind once a day, on days of the agreement that are not to come. */
export const tellHours = (db: Db, visit: SignedIn, id: string, ask: HoursAsk): Promise<Outcome<null, NotTold>> =>
  inTransaction(db, async trx => {
    const agreement = await lockAgreement(trx, viewerIn(visit), id)
    const party = agreement && partyFor(agreement, viewerIn(visit), visit.today)
    const hours = agreement && hoursIn(agreement)
    if (!agreement || !party || !hours) return refuse('planning.hours.not-yours')
    if (ask.day < hours.from || ask.day > hours.until) return refuse('planning.hours.outside')
    if (ask.day > visit.today) return refuse('planning.hours.to-come')
    const sameDay = (await linesOf(trx, [agreement.id])).filter(({ day }) => day === ask.day)
    if (sameDay.some(({ kind }) => kind === ask.kind)) return refuse('planning.hours.told-already')
    const minutes = sameDay.reduce((sum, line) => sum + line.minutes, ask.minutes)
    if (minutes > mostADay) return refuse('planning.hours.too-many')
    const by = actorIn(visit)
    const { kind, day } = ask
    const added = await trx
      .insertInto('hourLine')
      .values({
        ...{ id: newId<'hour-line'>(), agreementId: agreement.id, kind, day, minutes: ask.minutes, party },
        words: ask.words.trim().slice(0, longestWords),
        ...{ toldBy: by.person, role: by.role, toldAt: visit.now, takenBackAt: null, takenBackBy: null },
      })
      .onConflict(on => on.doNothing())
      .executeTakeFirst()
    if (!added.numInsertedOrUpdatedRows) return refuse('planning.hours.told-already')
    await record(trx, 'hours.told', { at: visit.now, by, subject: agreement.id, detail: { day, kind } })
    return accept(null)
  })
