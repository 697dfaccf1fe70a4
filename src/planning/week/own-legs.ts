import { askRoutes } from '../ask-routes.ts'
import type { Leg } from '../route.ts'
import { ownDossier } from './own-dossier.ts'
import type { SignedIn } from './signed-in.ts'

/** Every leg of the routes to somebody's goal, each programme once, those of the best route first. */
export const ownLegs = async (visit: SignedIn): Promise<Leg[]> => {
  const dossier = await ownDossier(visit)
  const answer = dossier && (await askRoutes(visit.db, dossier.portrait, visit.today, visit.person.id))
  const legs = answer?.ok ? answer.value.routes.flatMap(route => route.legs) : []
  return [...new Map(legs.map(leg => [leg.programme.id, leg])).values()]
}
