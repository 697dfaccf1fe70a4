import { viewerOf } from '../../people/index.ts'
import { askRoutes } from '../ask-routes.ts'
import { keptPlanOf } from '../kept/kept-plan.ts'
import type { Leg } from '../route.ts'
import { ownDossier } from './own-dossier.ts'
import type { SignedIn } from './signed-in.ts'

/** Every leg of the plan that somebody keeps, then of the routes to their goal, those of the best route first; each programme once. */
export const ownLegs = async (visit: SignedIn): Promise<Leg[]> => {
  const kept = await keptPlanOf(visit.db, viewerOf(visit), visit.today)
  const dossier = await ownDossier(visit)
  const answer = dossier && (await askRoutes(visit.db, dossier.portrait, visit.today, visit.person.id))
  const proposed = answer?.ok ? answer.value.routes.flatMap(route => route.legs) : []
  const legs = [...(kept?.legs ?? []), ...proposed]
  return [...new Map(legs.toReversed().map(leg => [leg.programme.id, leg])).values()].toReversed()
}
