import type { Visit } from '../../platform/visit.ts'
import { findAgreement } from '../agreement/agreement.store.ts'
import type { Agreement } from '../agreement/agreement.ts'
import type { Party } from '../agreement/set.ts'
import { type SignedIn, viewerIn } from '../agreement/visit.ts'
import { type Line, linesOf } from './hours.store.ts'
import { type Account, type Agreed, accountOf, monthsOf, totalOf } from './ledger.ts'
import { hoursIn, partyFor } from './may-tell.ts'

/** Everything that the page of the hours of an agreement shows. */
export interface HoursProps {
  visit: SignedIn
  agreement: Agreement
  hours: Agreed
  /** As which party one tells and confirms; null: the first day is still to come. */
  party: Party | null
  lines: Line[]
  months: { month: string; account: Account }[]
  total: Account
  /** The month that is looked at. */
  month: string
}

const told = ({ kind, day, minutes, confirmedAt }: Line) => ({ kind, day, minutes, confirmed: confirmedAt !== null })

/** The month of the address when the agreement has it, else the one that runs, the last, or the first. */
const monthIn = (asked: string, months: readonly string[], { today }: Pick<Visit, 'today'>): string => {
  const now = today.slice(0, 7)
  const [first = now] = months
  return months.find(month => month === asked) ?? months.findLast(month => month <= now) ?? first
}

/** The hours of an agreement in which this visitor takes part; null: not theirs, or no hours were agreed. */
export const hoursProps = async (visit: SignedIn, id: string, asked: string): Promise<HoursProps | null> => {
  const { db, today } = visit
  const agreement = await findAgreement(db, viewerIn(visit), id)
  const hours = agreement && hoursIn(agreement)
  if (!agreement || !hours) return null
  const lines = await linesOf(db, [agreement.id])
  const names = monthsOf(hours)
  const months = names.map(month => ({ month, account: accountOf(hours, lines.map(told), month, today) }))
  return {
    ...{ visit, agreement, hours, lines, months },
    party: partyFor(agreement, viewerIn(visit), today),
    total: totalOf(months.map(({ account }) => account)),
    month: monthIn(asked, names, visit),
  }
}
