import type { Day } from '../../platform/day.ts'
import { type Gap, isFixed, isLive, type Placement, type Plan, pairKey } from './plan.ts'
import { endOf, weeksOf } from './weeks.ts'

/** A place that could be taken: what it costs, when it takes the worker away, and which needs it closes. */
export interface Option {
  worker: number
  course: string
  edition: string
  start: Day
  end: Day
  /** Numbers of the weeks of the problem. */
  weeks: number[]
  perWeek: number
  cost: number
  /** Numbers of needs. */
  closes: number[]
  /** The course that must have ended before, for this worker; null: none. */
  after: string | null
}

/** Choose at most one option of each pair (a worker and a course) so that the needs closed weigh most. */
export interface Problem {
  needs: { worker: number; weight: number }[]
  pairs: Option[][]
  workers: { id: string; team: number }[]
  teams: number
  weeks: Day[]
  budget: number
  perTeam: number
  perWorker: number
  /** Places left by edition, after those that stay. */
  seats: Map<string, number>
  /** Options that stay: they are counted before anything is chosen. */
  fixed: Omit<Option, 'closes' | 'after'>[]
}

/** A need with a day to reach counts for more: two needs without. */
const weightOf = ({ by }: Gap): number => (by === null ? 1 : 3)

export const seatKey = (course: string, edition: string): string => `${course} ${edition}`

export type CostOf = (worker: string, course: string) => number

/** The plan as a problem to solve, around what stays. Deadlines and closed weeks are taken out here: no option breaks them. */
export const problemOf = (plan: Plan, gaps: readonly Gap[], costOf: CostOf, from: Day): Problem => {
  const kept = plan.placements.filter(placement => isFixed(placement) && isLive(placement))
  const teams = [...new Set(plan.workers.map(({ team }) => team))]
  const workers = plan.workers.map(({ id, team }) => ({ id, team: teams.indexOf(team) }))
  const numberOf = new Map<string, number>(workers.map(({ id }, at) => [id, at]))
  const closed = new Set(plan.limits.closed)
  const editions = plan.courses.flatMap(course =>
    course.editions.map(edition => ({ course, edition, weeks: weeksOf(edition), end: endOf(edition) })),
  )
  const weeks = [...new Set(editions.flatMap(({ weeks }) => weeks))].sort()
  const weekAt = new Map(weeks.map((week, at) => [week, at]))
  const optionOf = ({ course, edition, weeks, end }: (typeof editions)[number], worker: string) => ({
    worker: numberOf.get(worker) ?? 0,
    course: course.id,
    edition: edition.id,
    start: edition.start,
    end,
    weeks: weeks.flatMap(week => weekAt.get(week) ?? []),
    perWeek: edition.perWeek,
    cost: costOf(worker, course.id),
  })
  const find = ({ course, edition }: Pick<Placement, 'course' | 'edition'>) =>
    editions.find(each => each.course.id === course && each.edition.id === edition)
  const fixed = kept.flatMap(placement => {
    const found = find(placement)
    return found ? [optionOf(found, placement.worker)] : []
  })
  const lacks = (worker: string, course: string) => {
    const first = plan.courses.find(({ id }) => id === course)
    return gaps.some(
      gap => gap.worker === worker && first?.teaches.some(({ row, to }) => row === gap.row && to > gap.now),
    )
  }
  // A gap that somebody is working on already is no need any more.
  const needs = gaps.filter(
    gap =>
      !kept.some(placement => {
        const found = find(placement)
        return (
          placement.worker === gap.worker &&
          found?.course.teaches.some(({ row, to }) => row === gap.row && to >= gap.wanted) &&
          (gap.by === null || found.end <= gap.by)
        )
      }),
  )
  const taken = new Set([...kept.map(({ worker, course }) => pairKey(worker, course)), ...plan.barred])
  const pairs = plan.workers.flatMap(worker =>
    plan.courses
      .filter(course => !taken.has(pairKey(worker.id, course.id)))
      .map(course => {
        const after = course.after && lacks(worker.id, course.after) ? course.after : null
        return editions
          .filter(each => each.course.id === course.id && each.edition.start >= from)
          .filter(
            ({ weeks, edition }) => edition.perWeek <= plan.limits.perWorker && !weeks.some(week => closed.has(week)),
          )
          .map(each => ({
            ...optionOf(each, worker.id),
            after,
            closes: needs.flatMap((gap, at) =>
              gap.worker === worker.id &&
              course.teaches.some(({ row, to }) => row === gap.row && to >= gap.wanted) &&
              (gap.by === null || each.end <= gap.by)
                ? [at]
                : [],
            ),
          }))
      })
      .filter(options => options.some(({ closes }) => closes.length > 0) || isAsked(options, plan)),
  )
  const seats = new Map(
    editions.map(({ course, edition }) => [
      seatKey(course.id, edition.id),
      edition.seats - kept.filter(each => each.course === course.id && each.edition === edition.id).length,
    ]),
  )
  return {
    needs: needs.map(gap => ({ worker: numberOf.get(gap.worker) ?? 0, weight: weightOf(gap) })),
    pairs: inOrder(possible(pairs, fixed)),
    workers,
    teams: teams.length,
    weeks,
    budget: plan.limits.budget,
    perTeam: plan.limits.perTeam,
    perWorker: plan.limits.perWorker,
    seats,
    fixed,
  }
}

/** A course that closes no need of its own, but that one which does comes after. */
const isAsked = ([first]: Option[], { courses }: Plan): boolean =>
  first !== undefined && courses.some(({ after }) => after === first.course)

/** Without what can never be: a course whose first course this worker cannot have ended before it starts. */
const possible = (pairs: Option[][], fixed: Problem['fixed']): Option[][] => {
  const ends = (options: Pick<Option, 'worker' | 'course' | 'end'>[], { worker, after, start }: Option) =>
    options.some(first => first.worker === worker && first.course === after && first.end < start)
  for (let all = pairs; ; ) {
    const flat = all.flat()
    const kept = all
      .map(options => options.filter(option => option.after === null || ends(fixed, option) || ends(flat, option)))
      .filter(options => options.length > 0)
    if (kept.flat().length === flat.length) return kept
    all = kept
  }
}

/** What comes first is chosen first, for each worker; else those that close most for their money. */
const inOrder = (pairs: Option[][]): Option[][] => {
  const gainOf = (options: Option[]) => Math.max(0, ...options.map(({ closes }) => closes.length))
  const costOf = (options: Option[]) => Math.min(...options.map(({ cost }) => cost))
  return firstFirst(pairs.toSorted((a, b) => gainOf(b) - gainOf(a) || costOf(a) - costOf(b) || a.length - b.length))
}

/** The same order, but for each worker the first course before the one that comes after it. */
export const firstFirst = (pairs: Option[][]): Option[][] => {
  const keyOf = ([first]: Option[]) => `${first?.worker} ${first?.course}`
  const byKey = new Map(pairs.map(options => [keyOf(options), options]))
  const placed = new Set<Option[]>()
  const place = (options: Option[], above: ReadonlySet<Option[]>): void => {
    if (placed.has(options) || above.has(options)) return
    const [first] = options
    const before = first?.after ? byKey.get(`${first.worker} ${first.after}`) : undefined
    if (before) place(before, new Set([...above, options]))
    placed.add(options)
  }
  for (const options of pairs) place(options, new Set())
  return [...placed]
}
