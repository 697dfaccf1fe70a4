import { type Because, because } from '../../platform/because.ts'
import { type Breach, breachesIn } from './check-plan.ts'
import { type Gap, isLive, type Placement, type Plan } from './plan.ts'
import type { CostOf } from './problem.ts'

/** The gaps that nothing in the plan closes in time. */
export const openGaps = (plan: Plan, gaps: readonly Gap[], endOf: (course: string, edition: string) => string): Gap[] =>
  gaps.filter(
    gap =>
      !plan.placements.some(placement => {
        const course = plan.courses.find(({ id }) => id === placement.course)
        return (
          isLive(placement) &&
          placement.worker === gap.worker &&
          course?.teaches.some(({ row, to }) => row === gap.row && to >= gap.wanted) &&
          (gap.by === null || endOf(placement.course, placement.edition) <= gap.by)
        )
      }),
  )

const key = (breach: Breach): string => JSON.stringify(breach)

/** Why nobody closes a gap: for each course that could, what stands in the way of each time that it is given. */
export const whyNot = (plan: Plan, gap: Gap, costOf: CostOf, today: string): Because => {
  const row = plan.rows.find(({ id }) => id === gap.row)?.label ?? { nl: gap.row, en: gap.row }
  const could = plan.courses.filter(({ teaches }) => teaches.some(one => one.row === gap.row && one.to >= gap.wanted))
  const before = new Set(breachesIn(plan, plan.placements, costOf).map(key))
  const reasons = could.flatMap((course): Because[] => {
    if (plan.barred.includes(`${gap.worker} ${course.id}`))
      return [because('planning.training-plan.why.barred', { with: { course: course.title } })]
    if (course.editions.length === 0)
      return [because('planning.training-plan.why.no-edition', { with: { course: course.title } })]
    return course.editions.map(edition => {
      const about = { course: course.title, day: edition.start }
      if (edition.start < today) return because('planning.training-plan.why.past', { with: about })
      const tried: Placement = {
        id: 'tried',
        worker: gap.worker,
        course: course.id,
        edition: edition.id,
        locked: false,
        state: 'planned',
        end: null,
      }
      const broken = breachesIn(plan, [...plan.placements, tried], costOf).filter(breach => !before.has(key(breach)))
      const limits = [...new Set(broken.map(({ limit }) => limit))]
      return limits.length === 0
        ? because('planning.training-plan.why.fits', { with: about })
        : because('planning.training-plan.why.breaks', {
            with: about,
            because: limits.map(limit => because(`planning.training-plan.why.${limit}`)),
          })
    })
  })
  return because('planning.training-plan.why', {
    with: { row },
    because: reasons.length > 0 ? reasons : [because('planning.training-plan.why.no-course')],
  })
}
