import type { Day } from '../../platform/day.ts'
import type { BusyTime, Meeting, Minutes, Weekday } from './timetable.ts'

/** A set of weeks, by their place among all weeks of the problem. */
export interface WeekSet {
  weeks: number[]
  has: Uint8Array
}

/** Weeks that are alike, so that they are counted at once. */
interface WeekParts {
  partOf: Int32Array
  counts: number[]
}

const dayMs = 86_400_000

/** Days since 1970, so that dates are reckoned with as numbers. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayMs

/** Keeps each distinct set of weeks once: most groups of a school share a handful. */
export class Calendar {
  readonly sets: WeekSet[] = []
  private readonly places = new Map<Day, number>()
  private readonly days: number[] = []
  private readonly byList = new Map<Day[], number>()
  private readonly byText = new Map<string, number>()

  /** Which set these Mondays are. */
  setOf(mondays: Day[]): number {
    const seen = this.byList.get(mondays)
    if (seen !== undefined) return seen
    const sorted = [...new Set(mondays)].sort()
    const text = sorted.join()
    let found = this.byText.get(text)
    if (found === undefined) {
      found = this.sets.length
      this.byText.set(text, found)
      this.sets.push({ weeks: sorted.map(monday => this.placeOf(monday)), has: new Uint8Array(0) })
    }
    this.byList.set(mondays, found)
    return found
  }

  private placeOf(monday: Day): number {
    const known = this.places.get(monday)
    if (known !== undefined) return known
    this.places.set(monday, this.days.length)
    this.days.push(dayNumber(monday))
    return this.days.length - 1
  }

  /** The day number of a weekday of a week. */
  dateOf(week: number, weekday: Weekday): number {
    return (this.days[week] ?? 0) + weekday
  }

  /** How many weeks two sets share. */
  shared(one: number, other: number): number {
    const has = this.membersOf(one)
    return this.sets[other]?.weeks.reduce((sum, week) => sum + (has[week] ?? 0), 0) ?? 0
  }

  private membersOf(set: number): Uint8Array {
    const held = this.sets[set]
    if (!held) return new Uint8Array(0)
    if (held.has.length !== this.days.length) {
      held.has = new Uint8Array(this.days.length)
      for (const week of held.weeks) held.has[week] = 1
    }
    return held.has
  }

  /** Weeks parted by which of these sets they are in: the part of every week (-1: in none), and how many weeks it has. */
  partsOf(sets: Iterable<number>): WeekParts {
    const key = new Int32Array(this.days.length)
    let keys = 1
    for (const set of new Set(sets)) {
      const moved = new Map<number, number>()
      for (const week of this.sets[set]?.weeks ?? []) {
        const from = key[week] ?? 0
        let to = moved.get(from)
        if (to === undefined) {
          to = keys++
          moved.set(from, to)
        }
        key[week] = to
      }
    }
    const places = new Map<number, number>()
    const counts: number[] = []
    const partOf = Int32Array.from(key, one => {
      if (one === 0) return -1
      const part = places.get(one) ?? counts.push(0) - 1
      places.set(one, part)
      counts[part] = (counts[part] ?? 0) + 1
      return part
    })
    return { partOf, counts }
  }

  /** Weeks that hang together by these lists of sets: gives the stretch that a set is in. */
  stretchesOf(lists: number[][]): (set: number) => number {
    const parent = this.days.map((_, week) => week)
    const rootOf = (week: number): number => {
      let root = week
      while ((parent[root] ?? root) !== root) root = parent[root] ?? root
      parent[week] = root
      return root
    }
    for (const list of lists) {
      const weeks = list.flatMap(set => this.sets[set]?.weeks ?? [])
      const root = rootOf(weeks[0] ?? 0)
      for (const week of weeks) parent[rootOf(week)] = root
    }
    return set => rootOf(this.sets[set]?.weeks[0] ?? 0)
  }

  isIn(set: number, week: number): boolean {
    return this.membersOf(set)[week] === 1
  }
}

/** Busy times as one row of moments that do not touch, in minutes since 1970 on the wall clock. */
export class BusyRow {
  private readonly froms: number[] = []
  private readonly tos: number[] = []

  constructor(times: BusyTime[]) {
    const row = times.map(({ on, from, to }) => {
      const midnight = dayNumber(on) * 1440
      return { from: midnight + from, to: midnight + to }
    })
    for (const { from, to } of row.sort((a, b) => a.from - b.from)) {
      const last = this.tos.length - 1
      if (last >= 0 && from <= (this.tos[last] ?? 0)) this.tos[last] = Math.max(to, this.tos[last] ?? 0)
      else {
        this.froms.push(from)
        this.tos.push(to)
      }
    }
  }

  /** Minutes of busy time between two moments. */
  within(from: number, to: number): Minutes {
    let low = 0
    let high = this.tos.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.tos[middle] ?? 0) > from) high = middle
      else low = middle + 1
    }
    let minutes = 0
    for (let at = low; at < this.tos.length && (this.froms[at] ?? 0) < to; at++)
      minutes += Math.min(to, this.tos[at] ?? 0) - Math.max(from, this.froms[at] ?? 0)
    return minutes
  }

  /** Minutes in which a meeting, with the way there and back, falls in busy time. */
  of(meeting: Meeting, weeks: WeekSet, calendar: Calendar, travel: Minutes): Minutes {
    if (this.tos.length === 0) return 0
    let minutes = 0
    for (const week of weeks.weeks) {
      const midnight = calendar.dateOf(week, meeting.weekday) * 1440
      minutes += this.within(midnight + meeting.from - travel, midnight + meeting.to + travel)
    }
    return minutes
  }
}
