import { named } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import type { Translate } from '../../platform/words.ts'
import type { Route } from '../route.ts'
import type { Plan, PlanWorker } from '../training-plan/plan.ts'
import { endOf } from '../training-plan/weeks.ts'
import type { Owner } from './development.ts'
import { devStep, type NewDevelopmentStep } from './take-development-step.ts'

/** A module is an action; more than these are shown in the route itself. */
const mostRungs = 15

const actionFor = (goal: string, words: string, by: Day | null, who: Owner = 'worker'): NewDevelopmentStep =>
  devStep('action', { id: newId<'action'>(), goal, words, who, by })

/** A way to a goal as a plan: each programme a goal, enrolling, asking exemptions and following modules its actions. */
export const stepsFromRoute = (route: Pick<Route, 'legs'>, today: Day, t: Translate): NewDevelopmentStep[] =>
  route.legs.flatMap(leg => {
    const goal = newId<'goal'>()
    const title = named(leg.awards.title)[t.language]
    const perhaps = leg.rungs.filter(({ state }) => state === 'perhaps')
    const todo = leg.rungs.filter(({ state }) => state !== 'exempt').slice(0, mostRungs)
    const start = leg.start > today ? leg.start : null
    return [
      devStep('goal', { id: goal, words: title, by: leg.end }),
      ...perhaps.map(({ module }) =>
        actionFor(goal, t('planning.development-plan.do.exemption', { module: module.title }), start),
      ),
      actionFor(goal, t('planning.development-plan.do.enrol', { provider: leg.provider.name }), start),
      ...todo.map(({ module }) =>
        actionFor(goal, t('planning.development-plan.do.module', { module: module.title }), leg.end),
      ),
    ]
  })

/** What a company planned for somebody as a plan of their own: what their job asks, and the places that they have. */
export const stepsFromTraining = (plan: Plan, worker: PlanWorker, t: Translate): NewDevelopmentStep[] => {
  const job = plan.jobs.find(({ id }) => id === worker.job)
  const goal = newId<'goal'>()
  const actions = plan.placements.flatMap(({ worker: whose, course, edition, state }) => {
    const given = plan.courses.find(({ id }) => id === course)
    const when = given?.editions.find(({ id }) => id === edition)
    return whose === worker.id && given && when && state !== 'stopped' && state !== 'done'
      ? [actionFor(goal, t('planning.development-plan.do.course', { course: given.title }), endOf(when))]
      : []
  })
  const words = t('planning.development-plan.goal.job', { job: job?.title ?? '' })
  return job ? [devStep('goal', { id: goal, words, by: job.by }), ...actions] : []
}
