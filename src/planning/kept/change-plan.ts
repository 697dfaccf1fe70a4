import type { Db } from '../../platform/connection.ts'
import { addVersion, type Done, type PlanVisit } from './add-version.ts'
import { type ChangeAsk, changed } from './change.ts'
import type { Plan } from './plan.ts'

/** Chooses other electives, another start, another pace or other hours of work. */
export const changePlan = (
  db: Db,
  visit: PlanVisit,
  asked: { seen: number; why: string; ask: ChangeAsk },
): Promise<Done<Plan['id']>> =>
  addVersion(db, visit, { seen: asked.seen, why: asked.why, cause: 'changed' }, ({ version }, facts) =>
    changed(version, asked.ask, facts),
  )
