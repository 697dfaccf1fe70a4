import type { Db } from '../../platform/connection.ts'
import { type Done, type PlanVisit, saveVersion, stale } from './add-version.ts'
import { runningPlanOf } from './plan.store.ts'
import type { Plan } from './plan.ts'

/** Stops following a plan; its versions stay, and keeping a route begins it anew. */
export const stopPlan = async (
  db: Db,
  visit: PlanVisit,
  asked: { seen: number; why: string },
): Promise<Done<Plan['id']>> => {
  const plan = await runningPlanOf(db, visit.person.id)
  if (!plan) return stale
  const { choices, drawn, dossierId } = plan.version
  const made = { cause: 'stopped' as const, why: asked.why, choices, drawn, changes: [], dossierId }
  return saveVersion(db, visit, asked.seen, made)
}
