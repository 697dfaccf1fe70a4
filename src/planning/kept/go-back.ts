import { because } from '../../platform/because.ts'
import type { Db } from '../../platform/connection.ts'
import { addVersion, type Done, type PlanVisit, wrong } from './add-version.ts'
import { settled } from './change.ts'
import { versionOf } from './plan.store.ts'
import type { Plan } from './plan.ts'

/** Chooses again what one chose in an earlier version, as far as the facts of now allow it. */
export const goBackTo = async (
  db: Db,
  visit: PlanVisit,
  asked: { seen: number; number: number },
): Promise<Done<Plan['id']>> => {
  const earlier = await versionOf(db, visit.person.id, asked.number)
  return addVersion(db, visit, { seen: asked.seen, cause: 'back', why: '' }, ({ version }, facts) =>
    // A version of another dossier rests on other answers.
    earlier && earlier.dossierId === version.dossierId
      ? settled(earlier.choices, version.choices, facts)
      : wrong({ field: null, says: because('planning.plan.no-version') }),
  )
}
