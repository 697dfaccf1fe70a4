import { addDays, type Day } from '../../platform/day.ts'
import { lessonWeeks } from '../pace.ts'
import type { Placement, Plan } from './plan.ts'
import type { CostOf } from './problem.ts'

/** A limit that a plan breaks, with what a person must know to mend it. */
export type Breach =
  | { limit: 'budget'; over: number }
  | { limit: 'team'; team: string; week: Day; away: number }
  | { limit: 'closed'; placement: string; week: Day }
  | { limit: 'hours'; worker: string; week: Day; minutes: number }
  | { limit: 'seats'; course: string; edition: string; over: number }
  | { limit: 'twice'; worker: string; course: string }
  | { limit: 'order'; placement: string; first: string }
  | { limit: 'deadline'; placement: string; by: Day }

const mondayBefore = (day: Day): Day => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return addDays(day, weekday === 0 ? -6 : 1 - weekday)
}

/**
 * Every limit that these placements break. Looks at the plan itself and counts anew: it shares nothing with what makes
 * plans, so that it can tell whether they are right, and it judges plans that were made by hand as well.
 */
export const breachesIn = (plan: Plan, placements: readonly Placement[], costOf: CostOf): Breach[] => {
  const { limits } = plan
  const live = placements.flatMap(placement => {
    const course = plan.courses.find(({ id }) => id === placement.course)
    const edition = course?.editions.find(({ id }) => id === placement.edition)
    const worker = plan.workers.find(({ id }) => id === placement.worker)
    if (!course || !edition || !worker || placement.state === 'stopped') return []
    const weeks = lessonWeeks(edition.start, edition.weeks).map(mondayBefore)
    return [{ placement, course, edition, worker, weeks, end: addDays(weeks.at(-1) ?? edition.start, 6) }]
  })
  const found: Breach[] = []

  const spent = live.reduce((all, { worker, course }) => all + costOf(worker.id, course.id), 0)
  if (spent > limits.budget) found.push({ limit: 'budget', over: spent - limits.budget })

  for (const week of [...new Set(live.flatMap(({ weeks }) => weeks))].sort()) {
    const here = live.filter(({ weeks }) => weeks.includes(week))
    for (const team of [...new Set(here.map(({ worker }) => worker.team))]) {
      const away = new Set(here.filter(({ worker }) => worker.team === team).map(({ worker }) => worker.id)).size
      if (away > limits.perTeam) found.push({ limit: 'team', team, week, away })
    }
    for (const id of new Set(here.map(({ worker }) => worker.id))) {
      const minutes = here
        .filter(({ worker }) => worker.id === id)
        .reduce((all, { edition }) => all + edition.perWeek, 0)
      if (minutes > limits.perWorker) found.push({ limit: 'hours', worker: id, week, minutes })
    }
    if (limits.closed.includes(week))
      found.push(...here.map(({ placement }) => ({ limit: 'closed' as const, placement: placement.id, week })))
  }

  for (const course of plan.courses)
    for (const { id, seats } of course.editions) {
      const over = live.filter(each => each.course.id === course.id && each.edition.id === id).length - seats
      if (over > 0) found.push({ limit: 'seats', course: course.id, edition: id, over })
    }

  live.forEach((one, at) => {
    const again = live
      .slice(0, at)
      .some(other => other.worker.id === one.worker.id && other.course.id === one.course.id)
    if (again) found.push({ limit: 'twice', worker: one.worker.id, course: one.course.id })
    const { after } = one.course
    const first = plan.courses.find(({ id }) => id === after)
    // Who can already do what the first course teaches need not follow it.
    const lacks = first?.teaches.some(
      ({ row, to }) => (one.worker.scores[row] ?? 0) < to && isWanted(plan, one.worker, row),
    )
    const before = live.find(other => other.worker.id === one.worker.id && other.course.id === after)
    if (first && lacks && (!before || before.end >= one.edition.start))
      found.push({ limit: 'order', placement: one.placement.id, first: first.id })
    const by = plan.jobs.find(({ id }) => id === one.worker.job)?.by
    if (by && one.end > by) found.push({ limit: 'deadline', placement: one.placement.id, by })
  })
  return found
}

const isWanted = (plan: Plan, { job, scores }: Plan['workers'][number], row: string): boolean =>
  (plan.wanted[`${job} ${row}`] ?? 0) > (scores[row] ?? 0)
