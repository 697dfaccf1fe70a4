import type { Db } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { inThread } from '../../platform/in-thread.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import type { Visit } from '../../platform/visit.ts'
import { currentMeasures } from '../support/index.ts'
import { placeCosts } from './costs.ts'
import { letInFor } from './let-in.ts'
import { findPlan } from './plan.store.ts'
import { gapsOf, type Placement, withLetIn } from './plan.ts'
import { type Problem, problemOf } from './problem.ts'
import type { Solution } from './solve.ts'
import { step, takePlanStep } from './take-plan-step.ts'

/** More than a plan of any size takes. */
const longest = 30

export const solveApart = (problem: Problem): Promise<Solution> =>
  inThread(new URL('./solve.ts', import.meta.url), 'solve', problem, longest)

/**
 * Makes a plan around what stays. It is made before the lock is taken, so that nobody waits for it; when somebody changed
 * the plan meanwhile it is refused, for it would be a plan of something else.
 */
export const makePlan = async (db: Db, visit: Visit, id: string) => {
  const read = await findPlan(db, visit, id)
  if (!read) return refuse('planning.training-plan.not-yours')
  const plan = withLetIn(read.plan, await letInFor(visit, read.plan))
  const costs = placeCosts(plan, await currentMeasures(db), visit.today)
  const problem = problemOf(plan, gapsOf(plan), (worker, course) => costs(worker, course).left, visit.today)
  const { chosen, closed, proven, most } = await solveApart(problem)
  const placements = chosen.flatMap(({ worker, course, edition }) => {
    const who = plan.workers[worker]
    return who ? [{ id: newId<'placement'>(), worker: who.id, course, edition }] : []
  })
  const seen = read.steps.at(-1)?.id ?? 0
  return takePlanStep(db, visit, id, found => {
    const now = found.steps.at(-1)?.id ?? 0
    if (now !== seen) return refuse('planning.training-plan.changed')
    if (read.plan.workers.length === 0 || read.plan.courses.length === 0)
      return refuse('planning.training-plan.nothing-to-plan')
    const before = found.plan.placements.filter(({ locked, state }) => !locked && state === 'planned')
    const keyOf = ({ worker, course, edition }: Pick<Placement, 'worker' | 'course' | 'edition'>) =>
      `${worker} ${course} ${edition}`
    // The same plan again is no change.
    const same = found.plan.run !== null && before.map(keyOf).sort().join() === placements.map(keyOf).sort().join()
    return accept(same ? [] : [step('planned', { placements, proven, value: closed, most })])
  })
}
