import type { Day } from '../../platform/day.ts'
import { type EmployerCost, employerCost, measuresForEmployer } from '../employer-cost.ts'
import { type Measure, type SupportFacts, supportFor } from '../support/index.ts'
import type { Course, Plan } from './plan.ts'
import { endOf, weeksOf } from './weeks.ts'

export interface PlaceCost extends EmployerCost {
  /** What would come on top if every perhaps became a yes. */
  perhaps: number
}

const inHouse = (price: number): PlaceCost => ({
  fee: price,
  off: 0,
  left: price,
  back: 0,
  paidMinutes: 0,
  uncertain: false,
  measures: [],
  perhaps: 0,
})

const minutesIn = ({ editions: [edition] }: Course): number => (edition ? weeksOf(edition).length * edition.perWeek : 0)

/**
 * What a place in a course costs the company: the fee after what is sure, and apart from it what comes back for wages. Of
 * the company what it said itself; of the worker only how much they work. By the rules of the day on which it starts.
 */
export const placeCosts = (
  plan: Plan,
  measures: Measure[],
  today: Day,
): ((worker: string, course: string) => PlaceCost) => {
  const known = new Map<string, PlaceCost>()
  const reckon = (course: Course, percent: number): PlaceCost => {
    if (course.kind === 'in-house') return inHouse(course.price)
    const [edition] = course.editions
    const person: SupportFacts = {
      statute: 'employee',
      employmentPercent: percent,
      workRegion: 'flanders',
      sector: plan.limits.sector,
      employerSize: plan.limits.size,
      initiative: 'employer',
    }
    const training = {
      start: edition?.start ?? today,
      end: edition ? endOf(edition) : null,
      contactMinutes: minutesIn(course),
      distanceMinutes: 0,
      workplaceMinutes: 0,
      credits: 0,
      priceCents: course.price,
      kind: course.kind,
      shortage: false,
      level: null,
      languageCourse: false,
      registeredForLeave: null,
    }
    const support = supportFor(person, training, measuresForEmployer(measures))
    const sure = employerCost(support, support.best.chosen, course.price)
    const most = employerCost(support, support.possible.chosen, course.price)
    return { ...sure, perhaps: Math.max(0, most.off + most.back - sure.off - sure.back) }
  }
  return (workerId, courseId) => {
    const course = plan.courses.find(({ id }) => id === courseId)
    const percent = plan.workers.find(({ id }) => id === workerId)?.percent ?? 100
    if (!course) return inHouse(0)
    const key = `${percent} ${courseId}`
    const cost = known.get(key) ?? reckon(course, percent)
    known.set(key, cost)
    return cost
  }
}
