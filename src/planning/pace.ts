import { addDays, type Day } from '../platform/day.ts'

const week = 7

/** Weeks without lessons, as month and day, both included: summer, and the year's end. */
const holidays = [
  ['07-01', '08-31'],
  ['12-24', '12-31'],
  ['01-01', '01-06'],
] as const

const isHoliday = (day: Day): boolean => {
  const monthDay = day.slice(5)
  return holidays.some(([from, to]) => from <= monthDay && monthDay <= to)
}

/**
 * Lesson weeks needed for `minutes` at `perWeek` minutes a week; null when the pace is not known.
 */
export const weeksFor = (minutes: number, perWeek: number | null): number | null => {
  if (minutes === 0) return 0
  return perWeek === null || perWeek <= 0 ? null : Math.ceil(minutes / perWeek)
}

/** The first day of each lesson week of so many from `start`, holidays left out. */
export const lessonWeeks = (start: Day, weeks: number): Day[] => {
  const found: Day[] = []
  for (let day = start; found.length < weeks; day = addDays(day, week)) if (!isHoliday(day)) found.push(day)
  return found
}

/** The day on which that many lesson weeks have passed since `start`, holidays not counted. An estimate. */
export const endAfter = (start: Day, weeks: number): Day => {
  const last = lessonWeeks(start, weeks).at(-1)
  return last ? addDays(last, week) : start
}
