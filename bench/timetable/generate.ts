import type {
  Busy,
  BusyTime,
  Group,
  Meeting,
  ModuleToFollow,
  TimetableProblem,
  Weekday,
} from '../../src/planning/timetable/timetable.ts'
import { addDays, type Day } from '../../src/platform/day.ts'

/** Numbers by chance that are the same every time (mulberry32). */
const chance = (seed: number) => {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return { next, below, of: <One>(items: readonly One[]): One => items[below(items.length)] as One }
}

const weeksIn = 16
const firstMonday = '2027-01-04' as Day
const campuses = ['north', 'middle', 'south']

export interface Shape {
  modules: number
  groups: number
  semesters: number
  seed: number
}

/**
 * A worker and a school as in a real evening programme: groups by day, in the evening and on Saturday, in whole or half
 * semesters of sixteen weeks, on three campuses; shifts from Monday to Friday; at most three days a week.
 */
export const generate = ({ modules, groups, semesters, seed }: Shape): TimetableProblem => {
  const random = chance(seed * 7919 + modules * 104_729 + groups)
  const mondays = Array.from({ length: semesters }, (_, semester) =>
    Array.from({ length: weeksIn }, (__, week) => addDays(firstMonday, (semester * 26 + week) * 7)),
  )
  const masks = mondays.map(all => [all, all.slice(0, weeksIn / 2), all.slice(weeksIn / 2)])

  const meetingOf = (weeks: Day[], kind: 'day' | 'evening' | 'saturday', campus: string, weekday: Weekday): Meeting => {
    const long = 120 + 15 * random.below(5)
    const from = kind === 'evening' ? 1080 + 15 * random.below(3) : 510 + 15 * random.below(20)
    return { weekday, from, to: Math.min(from + long, 1320), weeks, campus }
  }
  const groupOf = (id: string, semester: number): Group => {
    const half = random.next() < 0.4 ? 1 + random.below(2) : 0
    const weeks = masks[semester]?.[half] ?? []
    const kind = random.of(['day', 'evening', 'evening', 'saturday'] as const)
    const campus = random.of(campuses)
    const first = kind === 'saturday' ? 5 : random.below(5)
    const twice = half > 0 || random.next() < 0.3
    const second = kind === 'saturday' ? 5 : (first + 1 + random.below(4)) % 5
    const meetings = [meetingOf(weeks, kind, campus, first as Weekday)]
    if (twice && second !== first) meetings.push(meetingOf(weeks, kind, campus, second as Weekday))
    return { id, meetings, runs: null }
  }

  const list = Array.from({ length: modules }, (_, at): ModuleToFollow => {
    const isLate = at >= modules / 2
    const after = isLate && random.next() < 0.25 ? [`m${random.below(modules / 2)}`] : []
    return {
      id: `m${at}`,
      name: { nl: `Module ${at}`, en: `Module ${at}` },
      after,
      groups: Array.from({ length: groups }, (__, group) => groupOf(`g${group}`, random.below(semesters))),
    }
  })

  const patterns = mondays.map(() =>
    Array.from({ length: 5 }, () =>
      random.of([null, null, { from: 480, to: 720 }, { from: 480, to: 960 }, { from: 780, to: 1260 }]),
    ),
  )
  const times = mondays.flatMap((weeks, semester) =>
    weeks.flatMap(monday =>
      (patterns[semester] ?? []).flatMap((shift, weekday): BusyTime[] =>
        shift ? [{ on: addDays(monday, weekday), ...shift }] : [],
      ),
    ),
  )
  const busy: Busy[] = [{ id: 'shifts', kind: 'work', name: { nl: 'Je shiften', en: 'Your shifts' }, times }]
  return {
    modules: list,
    busy,
    wishes: {
      maxDaysPerWeek: 3,
      maxMinutesPerWeek: 18 * 60,
      travelMinutes: { north: 20, middle: 35, south: 50 },
      changeMinutes: 30,
      overlap: 'never',
    },
  }
}
