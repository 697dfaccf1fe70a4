import { addDays, type Day } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'
import type { Busy, BusyTime, Weekday } from '../../timetable/timetable.ts'
import { dayMinutes, mondaysBetween, weeksApart } from '../clock.ts'

export const shiftKinds = ['work', 'care', 'other'] as const
export type ShiftKind = (typeof shiftKinds)[number]

/** A part of a pattern: in which of its weeks (from 0), on which day; `to` above 1440 goes on after midnight. */
export interface Block {
  week: number
  weekday: Weekday
  from: number
  to: number
}

/** When somebody cannot come. */
export type Hours =
  | { is: 'pattern'; from: Day; until: Day | null; weeks: number; blocks: Block[] }
  | { is: 'day'; time: BusyTime }
  /** As a calendar file said until a day; what its appointments are called is not kept. */
  | { is: 'calendar'; until: Day; times: BusyTime[] }

export interface Shift {
  id: Id<'shift'>
  personId: Id<'person'>
  kind: ShiftKind
  name: string
  hours: Hours
  addedAt: Date
  removedAt: Date | null
}

/** In how many weeks a pattern may come round. */
export const mostWeeks = 12
const mostBlocks = mostWeeks * 7

/** The times of a pattern from a day to a day; its first week is the one in which it starts. */
const timesOfPattern = (pattern: Hours & { is: 'pattern' }, from: Day, to: Day): BusyTime[] => {
  const first = pattern.from > from ? pattern.from : from
  const last = pattern.until !== null && pattern.until < to ? pattern.until : to
  return mondaysBetween(addDays(first, -1), last).flatMap(monday => {
    const apart = weeksApart(pattern.from, monday)
    const week = ((apart % pattern.weeks) + pattern.weeks) % pattern.weeks
    return pattern.blocks
      .filter(block => block.week === week)
      .map(({ weekday, from, to }) => ({ on: addDays(monday, weekday), from, to }))
      .filter(({ on }) => pattern.from <= on && on >= addDays(first, -1) && on <= last)
  })
}

/** When somebody cannot come between two days, both included; a night that began the day before too. */
export const timesOf = (hours: Hours, from: Day, to: Day): BusyTime[] => {
  if (hours.is === 'pattern') return timesOfPattern(hours, from, to)
  const times = hours.is === 'day' ? [hours.time] : hours.times
  return times.filter(({ on }) => addDays(from, -1) <= on && on <= to)
}

export const asBusy = ({ id, kind, name, hours }: Shift, from: Day, to: Day): Busy => ({
  id,
  kind,
  name: { nl: name, en: name },
  times: timesOf(hours, from, to),
})

export type PatternProblem =
  | 'planning.week.shift.no-name'
  | 'planning.week.shift.no-start'
  | 'planning.week.shift.wrong-until'
  | 'planning.week.shift.wrong-time'
  | 'planning.week.shift.no-hours'
  | 'planning.week.shift.no-day'

/** A block as it was typed: one side may be missing or no time at all. */
export interface TypedBlock {
  week: number
  weekday: Weekday
  from: number | null
  to: number | null
}

/** A time that ends before it begins ends the day after. Null: no time, or none at all. */
export const wholeTime = (from: number | null, to: number | null): { from: number; to: number } | null => {
  if (from === null || to === null || from >= dayMinutes || from === to) return null
  return { from, to: to > from ? to : to + dayMinutes }
}

export interface TypedPattern {
  name: string
  from: Day | null
  until: Day | null | 'wrong'
  weeks: number
  blocks: TypedBlock[]
}

const longestName = 80

/** A pattern as it is kept, or the first thing that is wrong with it, and in which block. */
export const readPattern = (
  typed: TypedPattern,
): { hours: Hours } | { problem: PatternProblem; block: TypedBlock | null } => {
  const wrong = (problem: PatternProblem, block: TypedBlock | null = null) => ({ problem, block })
  if (typed.name === '' || typed.name.length > longestName) return wrong('planning.week.shift.no-name')
  if (typed.from === null) return wrong('planning.week.shift.no-start')
  if (typed.until === 'wrong' || (typed.until !== null && typed.until < typed.from))
    return wrong('planning.week.shift.wrong-until')
  const blocks: Block[] = []
  for (const block of typed.blocks.slice(0, mostBlocks)) {
    const time = wholeTime(block.from, block.to)
    if (time === null) return wrong('planning.week.shift.wrong-time', block)
    blocks.push({ week: block.week, weekday: block.weekday, ...time })
  }
  if (blocks.length === 0) return wrong('planning.week.shift.no-hours')
  return { hours: { is: 'pattern', from: typed.from, until: typed.until, weeks: typed.weeks, blocks } }
}
