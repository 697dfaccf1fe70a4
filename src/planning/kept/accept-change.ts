import { because } from '../../platform/because.ts'
import type { Db } from '../../platform/connection.ts'
import { fingerprint } from '../../platform/ids.ts'
import { addVersion, type Done, type PlanVisit, wrong } from './add-version.ts'
import type { Plan } from './plan.ts'
import { type Replanned, replan } from './replan.ts'

/** What makes it the same change of the same version: told once, and accepted only as it was seen. */
export const printOf = (version: number, { reasons, broken, effects }: Replanned & { kind: 'changed' }): string =>
  fingerprint(JSON.stringify([version, reasons, broken, effects])).slice(0, 32)

/** Takes over what changed facts make of one's plan, as it was shown. */
export const acceptChange = (
  db: Db,
  visit: PlanVisit,
  asked: { seen: number; print: string },
): Promise<Done<Plan['id']>> =>
  addVersion(db, visit, { seen: asked.seen, cause: 'replanned', why: '' }, (plan, facts) => {
    const now = replan(plan.version, facts)
    if (now.kind !== 'changed' || printOf(plan.version.number, now) !== asked.print)
      return wrong({ field: null, says: because('planning.plan.facts-moved') })
    const { choices, plan: drawn, reasons, broken, effects } = now
    return { ok: true, value: { choices, plan: drawn, changes: [...reasons, ...broken, ...effects] } }
  })
