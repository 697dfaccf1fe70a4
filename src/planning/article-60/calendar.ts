import { addDays, type Day } from '../../platform/day.ts'

const two = (value: number): string => String(value).padStart(2, '0')
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same day of the month so many months later; the last of a month that is too short. */
export const addMonths = (day: Day, months: number): Day => {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1]
  return `${year}-${two(month)}-${two(Math.min(Number(day.slice(8)), lastOf(year, month)))}` as Day
}

/** Days from the first to the second; the second itself does not count. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000)

/** Thirtieths of a month that passed: a whole month is thirty, however long it is. */
export const thirtiethsBetween = (from: Day, to: Day): number => {
  const apart =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  const whole = addMonths(from, apart) <= to ? apart : apart - 1
  return whole * 30 + Math.min(29, daysBetween(addMonths(from, whole), to))
}

/** The first day on which so many thirtieths have passed. */
export const afterThirtieths = (from: Day, thirtieths: number): Day => {
  const whole = Math.floor(thirtieths / 30)
  // In a short month the next begins before.
  const [first = from] = [addDays(addMonths(from, whole), thirtieths % 30), addMonths(from, whole + 1)].sort()
  return first
}

/** From a day to a day, both counted. */
export interface Span {
  from: Day
  to: Day
}

/** The semester in which a day lies: September to January, or February to June; in summer the one that comes. */
const semesterAt = (day: Day): Span => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  if (month === 1) return { from: `${year - 1}-09-01` as Day, to: `${year}-01-31` as Day }
  if (month <= 6) return { from: `${year}-02-01` as Day, to: `${year}-06-30` as Day }
  return { from: `${year}-09-01` as Day, to: `${year + 1}-01-31` as Day }
}

const nextSemester = ({ to }: Span): Span => semesterAt(addDays(to, 1))

/** The semesters of who begins on a day. Of the first at least half must be left; else they begin in the next. */
export const semestersFrom = (start: Day, count: number): Span[] => {
  const here = semesterAt(start)
  const late = start > here.from && daysBetween(start, here.to) < daysBetween(here.from, here.to) / 2
  const first = late ? nextSemester(here) : here
  const spans: Span[] = []
  for (let span = first; spans.length < count; span = nextSemester(span)) spans.push(span)
  return spans.map((span, at) => (at === 0 && start > span.from ? { ...span, from: start } : span))
}

/** Whole weeks that begin in a span, until a day. */
export const weeksIn = ({ from, to }: Span, until: Day): number => {
  const end = until < to ? until : to
  return end < from ? 0 : Math.floor((daysBetween(from, end) + 1) / 7)
}
