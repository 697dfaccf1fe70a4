import type { Day } from '../../platform/day.ts'
import { type Agreement, type AgreementViewer, agreedOf, lastDayOf, partiesOf } from '../agreement/agreement.ts'
import type { Party } from '../agreement/set.ts'
import { valueIn } from '../agreement/terms.ts'
import type { Agreed } from './ledger.ts'

/** The two sides of an agreement: who learns, and who lets them. What one tells, the other confirms. */
type Side = 'learns' | 'lets'
export const sideOf = (party: string): Side => (party === 'worker' || party === 'guardian' ? 'learns' : 'lets')

/** The hours that were agreed by everybody; null: not everybody signed, or no hours were agreed. */
export const hoursIn = (agreement: Agreement): Agreed | null => {
  const agreed = agreedOf(agreement)
  const minutesPerWeek = agreed ? Number(valueIn(agreed.terms, 'hours') ?? 0) : 0
  return agreed && minutesPerWeek > 0 ? { from: agreed.terms.from, until: lastDayOf(agreement), minutesPerWeek } : null
}

/** As which party this viewer tells and confirms hours; null: there are none that have begun, or they take no part. */
export const partyFor = (agreement: Agreement, viewer: AgreementViewer, today: Day): Party | null => {
  const hours = hoursIn(agreement)
  return hours && hours.from <= today ? (partiesOf(agreement, viewer)[0]?.party ?? null) : null
}
