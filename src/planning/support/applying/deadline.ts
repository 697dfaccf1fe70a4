import { addDays, type Day } from '../../../platform/day.ts'
import type { Bilingual } from '../../../platform/words.ts'
import type { Deadline, Measure } from '../measure.ts'
import type { LegInTime } from '../over-route/in-time.ts'

/** The same day so many months later (before: less than none); the last of the month where it has no such day. */
export const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1, 12))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0, 12)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10) as Day
}

const lastOfQuarter = (day: Day): Day => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const end = Math.ceil(month / 3) * 3
  return addDays(addMonths(`${year}-${String(end).padStart(2, '0')}-01` as Day, 1), -1)
}

export interface Due {
  day: Day
  what: Bilingual
  by: 'worker' | 'employer'
}

const dayOf = ({ from, months, days }: Deadline, { training }: LegInTime): Day | null => {
  const start = from === 'end' ? training.end : from === 'quarter' ? lastOfQuarter(training.start) : training.start
  if (start === null) return null
  const moved = addDays(addMonths(start, months), days)
  return from === 'quarter' ? lastOfQuarter(moved) : moved
}

/** The days before which something must be done for a measure, for one leg. Not known how long it takes: none of its end. */
export const duesOf = ({ deadlines }: Measure, leg: LegInTime): Due[] =>
  deadlines.flatMap(deadline => {
    const day = dayOf(deadline, leg)
    return day ? [{ day, what: deadline.what, by: deadline.by }] : []
  })
