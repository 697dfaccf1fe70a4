import type { IcsRecurrenceRule } from 'ts-ics'
import { addDays, type Day, dayOf, readDay } from '../../../platform/day.ts'
import { mondayOf, weekdayOf } from '../clock.ts'

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
/** More periods than this without an end is a rule that says nothing about these years. */
const mostPeriods = 20_000

const monthOf = (day: Day): number => Number(day.slice(5, 7))
const two = (figure: number): string => String(figure).padStart(2, '0')
const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const dayIn = (year: number, month: number, day: number): Day | null =>
  readDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)

const daysOfMonth = (year: number, month: number): Day[] =>
  Array.from({ length: lengthOf(year, month) }, (_, at) => dayIn(year, month, at + 1)).filter(day => day !== null)

type Rule = IcsRecurrenceRule

/** Whether a day is the one meant, as `2MO` the second Monday, among the days of its month. */
const isNamed = (rule: Rule, day: Day, among: Day[]): boolean =>
  (rule.byDay ?? []).some(({ day: name, occurrence }) => {
    const weekday = names.indexOf(name)
    if (weekdayOf(day) !== weekday) return false
    if (!occurrence) return true
    const same = among.filter(each => weekdayOf(each) === weekday)
    return same.at(occurrence > 0 ? occurrence - 1 : occurrence) === day
  })

const inMonth = (rule: Rule, year: number, month: number, start: Day): Day[] => {
  // The parser counts months from 0.
  if (rule.byMonth?.length && !rule.byMonth.includes(month - 1)) return []
  const days = daysOfMonth(year, month)
  const numbers = rule.byMonthday ?? []
  const wanted = (day: Day) =>
    numbers.some(number => Number(day.slice(8)) === (number > 0 ? number : days.length + 1 + number))
  if (numbers.length === 0 && !rule.byDay?.length) return days.filter(day => day.slice(8) === start.slice(8))
  return days.filter(day => (numbers.length === 0 || wanted(day)) && (!rule.byDay?.length || isNamed(rule, day, days)))
}

const weekFrom = (day: Day, rule: Rule): Day => {
  const first = names.indexOf(rule.workweekStart ?? 'MO')
  const back = (weekdayOf(day) - first + 7) % 7
  return addDays(day, -back)
}

/** The days of the period that is so many periods after the one in which the rule starts. */
const daysInPeriod = (rule: Rule, start: Day, nth: number): Day[] => {
  const every = nth * (rule.interval ?? 1)
  const [year, month] = [Number(start.slice(0, 4)), monthOf(start)]
  switch (rule.frequency) {
    case 'DAILY': {
      const day = addDays(start, every)
      const fits =
        (!rule.byDay?.length || isNamed(rule, day, [day])) &&
        (!rule.byMonth?.length || rule.byMonth.includes(monthOf(day) - 1))
      return fits ? [day] : []
    }
    case 'WEEKLY': {
      const first = addDays(weekFrom(start, rule), every * 7)
      const days = Array.from({ length: 7 }, (_, at) => addDays(first, at))
      const named = rule.byDay?.length
        ? days.filter(day => isNamed(rule, day, [day]))
        : days.filter(day => weekdayOf(day) === weekdayOf(start))
      return named.filter(day => !rule.byMonth?.length || rule.byMonth.includes(monthOf(day) - 1))
    }
    case 'MONTHLY': {
      const months = year * 12 + month - 1 + every
      return inMonth(rule, Math.floor(months / 12), (months % 12) + 1, start)
    }
    case 'YEARLY': {
      const months = rule.byMonth?.length ? rule.byMonth.map(at => at + 1) : [month]
      return months.toSorted((a, b) => a - b).flatMap(at => inMonth(rule, year + every, at, start))
    }
    default:
      return []
  }
}

/** Rules that name hours, weeks of the year or days of the year: nobody's shifts do, and we would read them wrong. */
export const isReadable = (rule: Rule): boolean =>
  ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(rule.frequency) &&
  !rule.byWeekNo?.length &&
  !rule.byYearday?.length &&
  !(rule.byHour && rule.byHour.length > 1) &&
  !(rule.byMinute && rule.byMinute.length > 1) &&
  (rule.interval ?? 1) >= 1

const chosen = (rule: Rule, days: Day[]): Day[] => {
  const at = rule.bySetPos ? [rule.bySetPos].flat() : []
  if (at.length === 0) return days
  return at
    .map(place => days.at(place > 0 ? place - 1 : place))
    .filter(day => day !== undefined)
    .sort()
}

/** The days on which a rule (RFC 5545) falls, its start included, up to a day. */
export const daysOfRule = (rule: Rule, start: Day, until: Day): Day[] => {
  const days: Day[] = []
  const last = rule.until ? dayOf(rule.until.date) : until
  const end = last < until ? last : until
  for (let nth = 0; nth < mostPeriods; nth++) {
    const period = chosen(rule, daysInPeriod(rule, start, nth))
    for (const day of period) {
      if (day < start) continue
      if (day > end || (rule.count !== undefined && days.length >= rule.count)) return days
      days.push(day)
    }
    if (rule.count !== undefined && days.length >= rule.count) return days
    const reached = addDays(mondayOf(start), nth * (rule.interval ?? 1) * (rule.frequency === 'DAILY' ? 1 : 7) - 7)
    if (reached > end) return days
  }
  return days
}
