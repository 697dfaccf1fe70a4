import type { Day } from '../../../platform/day.ts'
import type { LegInTime } from './in-time.ts'
import type { Line } from './reckon.ts'

/** What one side pays and gets in a month, in cents. */
export interface Side {
  pays: number
  gets: number
}

export interface FlowMonth {
  /** The first day of the month. */
  month: Day
  worker: Side
  employer: Side
  /** Minutes of lessons for which the wage goes on. */
  paidMinutes: number
}

export interface CashFlow {
  months: FlowMonth[]
  total: Omit<FlowMonth, 'month'>
  /** The employer pays the fee. */
  employerPaysFee: boolean
}

export interface Wage {
  /** Cents a month, gross, for the part of a full-time job that is worked. */
  gross: number
  /** Per cent of a full-time job. */
  percent: number
}

/** Minutes of a full-time week: 38 hours. */
const fullWeek = 38 * 60

/** What minutes of work cost, in cents: a month is a third of thirteen weeks. */
export const wageFor = (minutes: number, { gross, percent }: Wage): number =>
  percent === 0 ? 0 : Math.floor((minutes * gross * 3 * 100) / (13 * fullWeek * percent))

const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01` as Day

const nothing = (month: Day): FlowMonth => ({
  month,
  worker: { pays: 0, gets: 0 },
  employer: { pays: 0, gets: 0 },
  paidMinutes: 0,
})

const summed = (months: readonly FlowMonth[]): Omit<FlowMonth, 'month'> => {
  const sum = (of: (month: FlowMonth) => number) => months.reduce((total, month) => total + of(month), 0)
  return {
    worker: { pays: sum(month => month.worker.pays), gets: sum(month => month.worker.gets) },
    employer: { pays: sum(month => month.employer.pays), gets: sum(month => month.employer.gets) },
    paidMinutes: sum(month => month.paidMinutes),
  }
}

/**
 * Month by month what worker and employer pay and get: the fee when a module begins, support in the month in which the
 * right to it arises (it may be paid later), the wage of lessons that are paid time. Wage null: not known, counts nothing.
 */
export const cashFlowOf = (
  legs: readonly LegInTime[],
  lines: readonly Line[],
  { wage, employerPaysFee }: { wage: Wage | null; employerPaysFee: boolean },
): CashFlow => {
  const months = new Map<Day, FlowMonth>()
  const at = (day: Day): FlowMonth => {
    const month = monthOf(day)
    const known = months.get(month) ?? nothing(month)
    months.set(month, known)
    return known
  }
  const payer = employerPaysFee ? 'employer' : 'worker'
  for (const { stretches } of legs) for (const { day, feeCents } of stretches) at(day)[payer].pays += feeCents
  for (const { day, to, kind, cents, minutes, ofFee } of lines) {
    at(day)[ofFee ? payerOf(to, payer) : to].gets += cents
    if (to === 'worker' && kind === 'paid-time') at(day).paidMinutes += minutes
  }
  const sorted = [...months.values()].toSorted((a, b) => a.month.localeCompare(b.month))
  let minutes = 0
  for (const month of sorted) {
    const before = wage ? wageFor(minutes, wage) : 0
    minutes += month.paidMinutes
    month.employer.pays += wage ? wageFor(minutes, wage) - before : 0
  }
  return { months: sorted, total: summed(sorted), employerPaysFee }
}

/** What comes off the fee is of who pays it. */
const payerOf = (to: 'worker' | 'employer', payer: 'worker' | 'employer') => (payer === 'employer' ? 'employer' : to)
