import { currentCatalogue } from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import type { Db } from '../platform/connection.ts'
import type { Day } from '../platform/day.ts'
import { type Outcome, refuse } from '../platform/outcome.ts'
import { currentConcordance } from '../recognition/index.ts'
import { findRoutes, type RouteAnswer } from './find-routes.ts'
import { currentMeasures } from './support/index.ts'

export type NoRoute = 'planning.nothing-told' | 'planning.no-goal' | 'planning.unknown-goal' | 'planning.no-programme'

/** The routes for this portrait, with the catalogue, the concordance and the measures as they are now. */
export const askRoutes = async (
  db: Db,
  portrait: Portrait,
  today: Day,
  shown: ReadonlySet<string> = new Set(),
): Promise<Outcome<RouteAnswer, NoRoute>> => {
  if (Object.keys(portrait).length === 0) return refuse('planning.nothing-told')
  const goal = portrait.goal?.qualification
  if (!goal) return refuse('planning.no-goal')
  const [catalogue, concordance, measures] = await Promise.all([
    currentCatalogue(db),
    currentConcordance(db),
    currentMeasures(db),
  ])
  return findRoutes({ catalogue, concordance, measures, portrait, goal, today, shown })
}
