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

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const two = (value: number): string => String(value).padStart(2, '0')

/** How many days of a month, from one to another of its numbers, are no holiday. */
const noHoliday = (month: number, from: number, to: number): number => {
  let count = 0
  for (let at = from; at <= to; at++) if (!isHoliday(`2000-${two(month)}-${two(at)}` as Day)) count += 1
  return count
}
const wholeMonths = Array.from({ length: 12 }, (_, at) => noHoliday(at + 1, 1, daysIn(2001, at + 1)))

/** The months from one day to another, each with its first day of them and how many of its days are no holiday. */
export const schoolDays = (start: Day, end: Day): { day: Day; count: number }[] => {
  const months: { day: Day; count: number }[] = []
  let [year = 0, month = 0] = start.split('-').map(Number)
  for (let first: string = start; first <= end || months.length === 0; ) {
    const whole = first.endsWith('-01') && !end.startsWith(first.slice(0, 7))
    const last = end.startsWith(first.slice(0, 7)) ? Number(end.slice(8)) : daysIn(year, month)
    const count = whole ? (wholeMonths[month - 1] ?? 0) : noHoliday(month, Number(first.slice(8)), last)
    months.push({ day: first as Day, count })
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
    first = `${year}-${two(month)}-01`
  }
  return months
}
