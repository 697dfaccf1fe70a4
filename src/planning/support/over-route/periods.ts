import type { Day } from '../../../platform/day.ts'
import type { Period } from '../measure.ts'

const yearOf = (day: Day): number => Number(day.slice(0, 4))
const monthOf = (day: Day): number => Number(day.slice(5, 7))

/** The year in which the school year of a day began: from September to August. */
export const schoolYearOf = (day: Day): number => (monthOf(day) >= 9 ? yearOf(day) : yearOf(day) - 1)

/**
 * Which period of its kind a day lies in, by name: `2026` (a school year by the year it begins in). A half year of adult
 * education runs from September to December and from January to August; a semester ends with January.
 */
const names: Record<Period, (day: Day) => string> = {
  training: () => '',
  month: day => day.slice(0, 7),
  quarter: day => `${yearOf(day)}-${Math.ceil(monthOf(day) / 3)}`,
  'half-year': day => `${schoolYearOf(day)}-${monthOf(day) >= 9 ? 1 : 2}`,
  semester: day => `${schoolYearOf(day)}-${monthOf(day) >= 9 || monthOf(day) === 1 ? 1 : 2}`,
  'school-year': day => `${schoolYearOf(day)}`,
  'calendar-year': day => `${yearOf(day)}`,
}

export const periodOf = (day: Day, period: Period): string => names[period](day)

/** The first days of the months from one day to another, the first day itself for the first month. */
export const monthsBetween = (start: Day, end: Day): Day[] => {
  const days = [start]
  let [year, month] = [yearOf(start), monthOf(start)]
  while (true) {
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
    const first = `${year}-${String(month).padStart(2, '0')}-01` as Day
    if (first > end) return days
    days.push(first)
  }
}
