import { addDays, type Day } from '../../platform/day.ts'
import type { Cost, Meeting, TimetableProblem } from './timetable.ts'

// Checks a timetable date by date, and knows nothing of how it was found: no weeks that are alike, no numbers for names.

interface OnDate {
  module: string
  date: Day
  from: number
  to: number
  campus: string | null
}

const absolute = (date: Day, minutes: number): number => Date.parse(`${date}T00:00:00Z`) / 60_000 + minutes

const datesOf = (module: string, meetings: Meeting[]): OnDate[] =>
  meetings.flatMap(({ weekday, weeks, from, to, campus }) =>
    [...new Set(weeks)].map(monday => ({ module, date: addDays(monday, weekday), from, to, campus })),
  )

const groupBy = <One>(items: One[], keyOf: (item: One) => string): Map<string, One[]> => {
  const groups = new Map<string, One[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

const short = (a: OnDate, b: OnDate, change: number): number => {
  const needed = a.campus !== null && b.campus !== null && a.campus !== b.campus ? change : 0
  return Math.max(0, Math.min(a.to, b.to) + needed - Math.max(a.from, b.from))
}

/** Minutes of the day in which somebody is on a campus between first and last class, but not in class. */
const gapOn = (day: OnDate[]): number => {
  const first = Math.min(...day.map(({ from }) => from))
  const last = Math.max(...day.map(({ to }) => to))
  let gap = 0
  for (let minute = first; minute < last; minute++)
    if (!day.some(({ from, to }) => from <= minute && minute < to)) gap++
  return gap
}

const spanOf = (problem: TimetableProblem, module: string, group: string | undefined): [number, number] | null => {
  const found = problem.modules.find(({ id }) => id === module)?.groups.find(({ id }) => id === group)
  if (!found) return null
  if (found.runs) return [absolute(found.runs.from, 0), absolute(found.runs.to, 1440)]
  const dates = datesOf(module, found.meetings)
  if (dates.length === 0) return null
  return [
    Math.min(...dates.map(({ date, from }) => absolute(date, from))),
    Math.max(...dates.map(({ date, to }) => absolute(date, to))),
  ]
}

/** Which hard wishes a choice of groups breaks, and what it costs. */
export const check = (
  problem: TimetableProblem,
  picked: Record<string, string>,
): { breaches: string[]; cost: Cost } => {
  const { modules, busy, wishes } = problem
  const breaches: string[] = []
  const all = modules.flatMap(({ id, groups }) => {
    const group = groups.find(one => one.id === picked[id])
    if (!group) breaches.push(`no group of ${id}`)
    return group ? datesOf(id, group.meetings) : []
  })
  if (Object.keys(picked).length !== modules.length) breaches.push('not one group for every module')

  for (const { id, times } of busy)
    for (const { on, from, to } of times)
      for (const one of all) {
        const travel = one.campus === null ? 0 : (wishes.travelMinutes[one.campus] ?? 0)
        const begins = absolute(one.date, one.from) - travel
        const ends = absolute(one.date, one.to) + travel
        if (begins < absolute(on, to) && absolute(on, from) < ends) breaches.push(`${one.module} in ${id} on ${on}`)
      }

  let overlapMinutes = 0
  for (const [date, day] of groupBy(all, one => one.date))
    day.forEach((one, at) => {
      for (const other of day.slice(at + 1)) {
        if (one.module === other.module) continue
        const minutes = short(one, other, wishes.changeMinutes)
        overlapMinutes += minutes
        if (minutes > 0 && wishes.overlap === 'never') breaches.push(`${one.module} and ${other.module} on ${date}`)
      }
    })

  const mondayOf = (date: Day): Day => addDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7))
  for (const [monday, week] of groupBy(all, one => mondayOf(one.date))) {
    const days = new Set(week.filter(({ campus }) => campus !== null).map(({ date }) => date)).size
    const minutes = week.reduce((sum, { from, to }) => sum + to - from, 0)
    if (days > (wishes.maxDaysPerWeek ?? 7)) breaches.push(`${days} days in the week of ${monday}`)
    if (minutes > (wishes.maxMinutesPerWeek ?? minutes)) breaches.push(`${minutes} minutes in the week of ${monday}`)
  }

  for (const { id, after } of modules)
    for (const before of after) {
      const own = spanOf(problem, id, picked[id])
      const first = spanOf(problem, before, picked[before])
      if (own && first && first[1] > own[0]) breaches.push(`${id} begins before ${before} ends`)
    }

  const campusDays = [
    ...groupBy(
      all.filter(({ campus }) => campus !== null),
      one => one.date,
    ).values(),
  ]
  const travelOn = (day: OnDate[]) =>
    [...new Set(day.map(({ campus }) => campus ?? ''))].reduce(
      (sum, campus) => sum + 2 * (wishes.travelMinutes[campus] ?? 0),
      0,
    )
  return {
    breaches,
    cost: {
      campusDays: campusDays.length,
      overlapMinutes,
      gapMinutes: campusDays.reduce((sum, day) => sum + gapOn(day), 0),
      travelMinutes: campusDays.reduce((sum, day) => sum + travelOn(day), 0),
    },
  }
}

/** What a choice counts for, best first. */
export const rankOf = ({ wishes }: TimetableProblem, cost: Cost): [number, number, number] => [
  wishes.overlap === 'never'
    ? cost.campusDays
    : 60 * cost.campusDays + wishes.overlap.daysPerHour * cost.overlapMinutes,
  cost.gapMinutes,
  cost.travelMinutes,
]

/** The rank of the best of all choices; null: none honours every wish. */
export const bestOfAll = (problem: TimetableProblem): [number, number, number] | null => {
  let choices: Record<string, string>[] = [{}]
  for (const { id, groups } of problem.modules)
    choices = choices.flatMap(choice => groups.map(group => ({ ...choice, [id]: group.id })))
  const ranks = choices
    .map(choice => check(problem, choice))
    .filter(({ breaches }) => breaches.length === 0)
    .map(({ cost }) => rankOf(problem, cost))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
  return ranks[0] ?? null
}
