import { addDays, type Day } from '../../../platform/day.ts'
import type { BusyTime, Weekday } from '../../timetable/timetable.ts'
import { dayMinutes, mondayOf, mondaysBetween, weekdays } from '../clock.ts'
import { type ModuleGroup, weeksOf } from '../groups/group.ts'

/** A lesson in a week. */
export interface Lesson {
  group: ModuleGroup
  weekday: Weekday
  from: number
  to: number
  away: boolean
}

/** The lessons of these groups in the week of a Monday, in order. */
export const lessonsIn = (groups: readonly ModuleGroup[], monday: Day): Lesson[] =>
  groups
    .flatMap(group =>
      group.meetings
        .filter(meeting => weeksOf(group, meeting).includes(monday))
        .map(meeting => ({ group, ...meeting })),
    )
    .sort((a, b) => a.weekday - b.weekday || a.from - b.from || a.group.id.localeCompare(b.group.id))

/** Weeks in a row with the same lessons. */
export interface Stretch {
  from: Day
  to: Day
  weeks: number
  lessons: Lesson[]
  /** Days on a campus in each of these weeks. */
  campusDays: number
}

const sameLessons = (a: Lesson[], b: Lesson[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]
    return other && one.group.id === other.group.id && one.weekday === other.weekday && one.from === other.from
  })

const withoutIdleEnds = (stretches: Stretch[]): Stretch[] =>
  stretches.filter(({ lessons }, at) => lessons.length > 0 || (at > 0 && at < stretches.length - 1))

/** How the weeks differ, from the first to the last: weeks in a row that are alike stand together. */
export const stretchesOf = (groups: readonly ModuleGroup[]): Stretch[] => {
  const met = groups.filter(({ meetings }) => meetings.length > 0)
  const first = met.map(({ firstDay }) => firstDay).sort()[0]
  const last = met
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1)
  if (!first || !last) return []
  const stretches: Stretch[] = []
  for (const monday of mondaysBetween(first, last)) {
    const lessons = lessonsIn(met, monday)
    const before = stretches.at(-1)
    if (before && sameLessons(before.lessons, lessons)) {
      before.to = addDays(monday, 6)
      before.weeks += 1
      continue
    }
    const campusDays = new Set(lessons.filter(({ away }) => !away).map(({ weekday }) => weekday)).size
    stretches.push({ from: monday, to: addDays(monday, 6), weeks: 1, lessons, campusDays })
  }
  return withoutIdleEnds(stretches)
}

/** The busy times of one week, by day: what goes on after midnight stands on the next day too. */
export const busyIn = (times: readonly BusyTime[], monday: Day): { weekday: Weekday; from: number; to: number }[] =>
  times
    .flatMap(({ on, from, to }) =>
      to > dayMinutes
        ? [
            { on, from, to: dayMinutes },
            { on: addDays(on, 1), from: 0, to: to - dayMinutes },
          ]
        : [{ on, from, to }],
    )
    .flatMap(({ on, from, to }) => {
      const weekday = weekdays.find(day => addDays(monday, day) === on)
      return weekday === undefined ? [] : [{ weekday, from, to }]
    })

/** The Monday of the week to show: of the day that is asked if it has lessons, else of the longest stretch. */
export const shownWeek = (stretches: Stretch[], asked: Day | null): Day | null => {
  const monday = asked && mondayOf(asked)
  if (monday && stretches.some(({ from, to }) => from <= monday && monday <= to)) return monday
  const full = stretches.filter(({ lessons }) => lessons.length > 0)
  return full.toSorted((a, b) => b.weeks - a.weeks || a.from.localeCompare(b.from))[0]?.from ?? null
}
