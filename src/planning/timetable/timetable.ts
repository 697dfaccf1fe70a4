import type { Because } from '../../platform/because.ts'
import type { Day } from '../../platform/day.ts'

/** Minutes: since midnight on the wall clock of the place, or a length. Summer time does not move them. */
export type Minutes = number

/** 0 is Monday, 6 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

export interface Named {
  nl: string
  en: string
}

/** One moment of the week at which a group meets, in the weeks that it does. */
export interface Meeting {
  weekday: Weekday
  /** 0 up to 1440, before `to`. */
  from: Minutes
  /** At most 1440: a meeting ends on the day on which it begins. */
  to: Minutes
  /** The Mondays of the weeks in which it meets. A week of holiday is simply not among them. */
  weeks: Day[]
  /** Where; null: at a distance. */
  campus: string | null
}

export interface Group {
  id: string
  /** None: its times are not known, or it has none. It then fits anywhere and costs nothing. */
  meetings: Meeting[]
  /** First and last day; null: from its first to its last meeting. Only the order of modules asks it. */
  runs: { from: Day; to: Day } | null
}

/** A module to follow: exactly one of its groups is picked. What is full or locked is left out by who asks. */
export interface ModuleToFollow {
  id: string
  name: Named
  /** Modules that must have ended before this one begins. Those that are not in the problem are done with. */
  after: string[]
  groups: Group[]
}

/** A time at which the person cannot be in class nor on the way. */
export interface BusyTime {
  on: Day
  from: Minutes
  /** Above 1440 it goes on after midnight, up to 2880: a night shift is one time. */
  to: Minutes
}

/** Busy times that stand or fall together as one wish: the shifts of one job, fetching the children. */
export interface Busy {
  id: string
  kind: 'work' | 'care' | 'other'
  name: Named
  times: BusyTime[]
}

export interface Wishes {
  /** On campus, in any week; null: no matter. */
  maxDaysPerWeek: number | null
  /** In class, at a distance too, in any week, travel not counted; null: no matter. */
  maxMinutesPerWeek: Minutes | null
  /** One way from home, per campus; a campus that is not named takes none. Busy times must leave room for it. */
  travelMinutes: Record<string, Minutes>
  /** Needed between meetings on two campuses on one day. */
  changeMinutes: Minutes
  /**
   * Whether two meetings may overlap. At a price: so many campus days more does the person rather come than miss one
   * hour (a whole number from 0).
   */
  overlap: 'never' | { daysPerHour: number }
}

export interface TimetableProblem {
  modules: ModuleToFollow[]
  busy: Busy[]
  wishes: Wishes
}

/**
 * What a choice of groups costs, counted over all dates. Less is better, in this order: campus days (with the price of
 * overlap), then gaps, then travel.
 */
export interface Cost {
  /** Dates with a meeting on a campus. */
  campusDays: number
  /** Of every pair of meetings on one date: how long both run, or how much is short to change campus. */
  overlapMinutes: Minutes
  /** On every date between the first and the last meeting on a campus: the minutes in which none runs there. */
  gapMinutes: Minutes
  /** On every date, for every campus visited: there and back. */
  travelMinutes: Minutes
}

export interface Timetable extends Cost {
  /** Module id to group id. */
  picked: Record<string, string>
}

/** What can be in the way: something the person wishes, or how the modules are given. */
export type Wish =
  | { kind: 'module'; module: string }
  | { kind: 'busy'; busy: string }
  | { kind: 'max-days' }
  | { kind: 'max-minutes' }
  | { kind: 'no-overlap' }
  | { kind: 'order'; module: string; after: string }

/** What letting go of one wish gives. */
export interface Relaxed {
  wish: Wish
  /** The best then; null: still impossible, or not found in time. */
  timetable: Timetable | null
  /**
   * How far to let go: so many days or minutes a week, minutes of overlap, or of busy time, that `timetable` takes; null:
   * of all of it. No smaller number of days or minutes a week is enough.
   */
  enough: number | null
}

export type TimetableAnswer =
  | { state: 'proven'; timetable: Timetable; because: Because }
  /** Time ran out, or it was stopped. No choice of groups costs less than `bound`, read in the order of `Cost`. */
  | { state: 'bound'; timetable: Timetable | null; bound: Cost; because: Because }
  /** The smallest set of wishes that cannot go together: without any one of them they can. */
  | { state: 'impossible'; clash: Wish[]; relaxed: Relaxed[]; because: Because }

/** How long two meetings on one date overlap, or how much is short to change campus; 0: they go together. */
export const overlapOf = (
  one: Pick<Meeting, 'from' | 'to' | 'campus'>,
  other: Pick<Meeting, 'from' | 'to' | 'campus'>,
  changeMinutes: Minutes,
): Minutes => {
  const elsewhere = one.campus !== null && other.campus !== null && one.campus !== other.campus
  const needed = elsewhere ? changeMinutes : 0
  return Math.max(0, Math.min(one.to, other.to) + needed - Math.max(one.from, other.from))
}

/** What an answer has to show: a choice of groups, or none. */
export const timetableOf = (answer: TimetableAnswer): Timetable | null =>
  answer.state === 'impossible' ? null : answer.timetable

const day = /^\d{4}-\d{2}-\d{2}$/
const isTime = ({ from, to }: { from: Minutes; to: Minutes }, most: Minutes): boolean =>
  Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= most
const isMonday = (on: Day): boolean => day.test(on) && new Date(`${on}T12:00:00Z`).getUTCDay() === 1

export type TimetableFault =
  | { fault: 'meeting'; module: string; group: string }
  | { fault: 'busy'; busy: string }
  | { fault: 'twice'; id: string }

/** What cannot be calculated with: times that end before they begin, weeks that are no Mondays, ids that are there twice. */
export const faultsIn = ({ modules, busy }: TimetableProblem): TimetableFault[] => {
  const ids = modules.flatMap(({ id, groups }) => [id, ...groups.map(group => `${id} ${group.id}`)])
  const seen = new Set<string>()
  const twice = ids.filter(id => seen.size === seen.add(id).size)
  return [
    ...twice.map(id => ({ fault: 'twice' as const, id })),
    ...modules.flatMap(({ id, groups }) =>
      groups
        .filter(({ meetings }) => !meetings.every(meeting => isTime(meeting, 1440) && meeting.weeks.every(isMonday)))
        .map(group => ({ fault: 'meeting' as const, module: id, group: group.id })),
    ),
    ...busy
      .filter(({ times }) => !times.every(time => isTime(time, 2880) && day.test(time.on)))
      .map(one => ({ fault: 'busy' as const, busy: one.id })),
  ]
}
