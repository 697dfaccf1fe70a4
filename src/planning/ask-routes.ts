import { currentCatalogue } from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import type { Db } from '../platform/connection.ts'
import type { Day } from '../platform/day.ts'
import type { Id } from '../platform/ids.ts'
import { type Outcome, refuse } from '../platform/outcome.ts'
import { currentConcordance, recognisedOf } from '../recognition/index.ts'
import { findRoutes, type RouteAnswer } from './find-routes.ts'
import { currentMeasures } from './support/index.ts'

export type NoRoute = 'planning.nothing-told' | 'planning.no-goal' | 'planning.unknown-goal' | 'planning.no-programme'

/**
 * The routes for this portrait, with the catalogue, the concordance and the measures as they are now, and with what
 * providers granted this person and assessments found.
 */
export const askRoutes = async (
  db: Db,
  portrait: Portrait,
  today: Day,
  person: Id<'person'> | null = null,
): Promise<Outcome<RouteAnswer, NoRoute>> => {
  if (Object.keys(portrait).length === 0) return refuse('planning.nothing-told')
  const goal = portrait.goal?.qualification
  if (!goal) return refuse('planning.no-goal')
  const [catalogue, concordance, measures] = await Promise.all([
    currentCatalogue(db),
    currentConcordance(db),
    currentMeasures(db),
  ])
  const recognised = await recognisedOf(db, person, portrait, catalogue)
  return findRoutes({ catalogue, concordance, measures, ...recognised, goal, today })
}
