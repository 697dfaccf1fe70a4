import { because } from '../../platform/because.ts'
import { addDays, type Day, readDay } from '../../platform/day.ts'
import type { Wrong } from './add-version.ts'
import { type Hours, payers } from './plan.ts'

const [leastHours, mostHours] = [0.5, 60]
const furthestDays = 5 * 365

/** Hours as people type them, in minutes; null: no number, or out of reach. */
export const readHours = (typed: string): number | null => {
  if (!/^\d{1,2}([.,]\d{1,2})?$/.test(typed)) return null
  const hours = Number(typed.replace(',', '.'))
  return hours >= leastHours && hours <= mostHours ? Math.round(hours * 60) : null
}

/** Hours a week in working time and who pays them, as typed; empty or 0: none. */
export const readAgreed = (typed: string, paidBy: string): { agreed: Hours | null; problems: Wrong[] } => {
  if (typed === '' || typed === '0') return { agreed: null, problems: [] }
  const minutesPerWeek = readHours(typed)
  const payer = payers.find(each => each === paidBy)
  const problems = [
    ...(minutesPerWeek === null ? [{ field: 'agreed', says: because('planning.plan.bad-hours') }] : []),
    ...(payer ? [] : [{ field: 'paidBy', says: because('planning.plan.no-payer') }]),
  ]
  return { agreed: minutesPerWeek !== null && payer ? { minutesPerWeek, paidBy: payer } : null, problems }
}

/** A first day that is not past, and not further than anybody plans. Empty: today. */
export const readFrom = (typed: string, today: Day): { from: Day | null; problems: Wrong[] } => {
  const day = typed === '' ? today : readDay(typed)
  const last = addDays(today, furthestDays)
  if (day !== null && day >= today && day <= last) return { from: day, problems: [] }
  return {
    from: null,
    problems: [{ field: 'from', says: because('planning.plan.bad-from', { with: { today, last } }) }],
  }
}
