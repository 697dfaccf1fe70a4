import { because } from '../../platform/because.ts'
import type { Db } from '../../platform/connection.ts'
import { addVersion, type Done, type PlanVisit, wrong } from './add-version.ts'
import { settled } from './change.ts'
import type { Plan } from './plan.ts'
import { type Supposing, suppose } from './what-if.ts'

/**
 * Makes one's plan what was supposed, as far as one chooses it oneself: an exemption counts when a provider grants it,
 * not before.
 */
export const keepWhatIf = (
  db: Db,
  visit: PlanVisit,
  asked: { seen: number; supposing: Supposing },
): Promise<Done<Plan['id']>> =>
  addVersion(db, visit, { seen: asked.seen, cause: 'what-if', why: '' }, ({ version }, facts) => {
    const { granted: _, ...own } = asked.supposing
    const supposed = suppose(version, own, facts)
    if (!supposed) return wrong({ field: null, says: because('planning.plan.no-route') })
    const next = settled(supposed.choices, version.choices, facts)
    return next.ok
      ? { ok: true, value: { ...next.value, changes: [...supposed.broken, ...(next.value.changes ?? [])] } }
      : next
  })
