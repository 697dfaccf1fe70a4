import { openDossier } from '../../people/index.ts'
import { askRoutes } from '../ask-routes.ts'
import type { Leg } from '../route.ts'
import type { SignedIn } from './signed-in.ts'

/** Every leg of the routes to somebody's goal, each programme once, those of the best route first. */
export const ownLegs = async ({ db, session, person, today }: SignedIn): Promise<Leg[]> => {
  const dossier = await openDossier(db, { session, person: person.id })
  const answer = dossier && (await askRoutes(db, dossier.portrait, today, person.id))
  const legs = answer?.ok ? answer.value.routes.flatMap(route => route.legs) : []
  return [...new Map(legs.map(leg => [leg.programme.id, leg])).values()]
}
