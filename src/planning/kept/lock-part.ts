import type { Db } from '../../platform/connection.ts'
import { addVersion, type Done, type PlanVisit } from './add-version.ts'
import { partNamed, toggled } from './lock.ts'
import type { Plan } from './plan.ts'

/** Locks a module, a start or an order of one's plan, or lets it go. */
export const lockPart = (
  db: Db,
  visit: PlanVisit,
  asked: { seen: number; kind: string; id: string },
): Promise<Done<Plan['id']>> =>
  addVersion(db, visit, { seen: asked.seen, cause: 'locked', why: '' }, ({ version: { choices } }, facts) =>
    toggled(choices, partNamed(choices, asked.kind, asked.id), facts),
  )
