import type { Db } from '../../platform/connection.ts'
import { addVersion, type Done, type PlanVisit } from './add-version.ts'
import { earlier } from './lock.ts'
import type { Plan } from './plan.ts'

/** Follows a module before the one that stood before it. */
export const moveModule = (
  db: Db,
  visit: PlanVisit,
  asked: { seen: number; module: string },
): Promise<Done<Plan['id']>> =>
  addVersion(db, visit, { seen: asked.seen, cause: 'changed', why: '' }, ({ version: { choices } }, facts) =>
    earlier(choices, asked.module, facts),
  )
