import type { Ctx, Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { currentMeasures } from '../support/index.ts'
import { type Breach, breachesIn } from './check-plan.ts'
import { type PlaceCost, placeCosts } from './costs.ts'
import { letInFor } from './let-in.ts'
import { type FoundPlan, findPlan } from './plan.store.ts'
import { type Gap, gapsOf, type LetIn, type Plan, withLetIn } from './plan.ts'
import { endOf } from './weeks.ts'
import { openGaps } from './why-not.ts'

/** Everything that the pages of a plan know. */
export interface PlanProps {
  visit: Visit
  found: FoundPlan
  /** With what workers let in. */
  plan: Plan
  letIn: LetIn
  gaps: Gap[]
  /** Gaps that nothing in the plan closes. */
  open: Gap[]
  costOf: (worker: string, course: string) => PlaceCost
  breaches: Breach[]
  /** The newest step that the page knows of. */
  seen: number
  refusal?: Word
  typed?: Record<string, string>
}

const endDayOf =
  (plan: Plan) =>
  (courseId: string, editionId: string): string => {
    const edition = plan.courses.find(({ id }) => id === courseId)?.editions.find(({ id }) => id === editionId)
    return edition ? endOf(edition) : '9'
  }

/** The plan of this address for who makes it; null: it is not theirs. */
export const planProps = async (c: Ctx, id: string): Promise<PlanProps | null> => {
  const { visit } = c.var
  const found = await findPlan(visit.db, visit, id)
  if (!found) return null
  const letIn = await letInFor(visit, found.plan)
  const plan = withLetIn(found.plan, letIn)
  const costOf = placeCosts(plan, await currentMeasures(visit.db), visit.today)
  const gaps = gapsOf(plan)
  return {
    visit,
    found,
    plan,
    letIn,
    gaps,
    open: openGaps(plan, gaps, endDayOf(plan)),
    costOf,
    breaches: breachesIn(plan, plan.placements, (worker, course) => costOf(worker, course).left),
    seen: found.steps.at(-1)?.id ?? 0,
  }
}

/** What somebody is called in a plan: by name, or by code where there is none. */
export const called = ({ code, name }: Pick<Plan['workers'][number], 'code' | 'name'>): string =>
  name === '' ? code : name
