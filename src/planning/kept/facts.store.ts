import { currentCatalogue } from '../../catalogue/index.ts'
import { findDossier } from '../../people/index.ts'
import type { Db } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { currentConcordance, recognisedOf } from '../../recognition/index.ts'
import { currentMeasures } from '../support/index.ts'
import { lostPlacesOf } from '../week/places/place.store.ts'
import type { Facts } from './draw-plan.ts'
import { standing } from './outcome.ts'
import { outcomesOf } from './plan.store.ts'

/** Everything that a plan of this person is drawn from, as it is now; null: the dossier is gone. */
export const factsOf = async (
  db: Db,
  person: Id<'person'>,
  dossier: Id<'dossier'>,
  today: Day,
): Promise<Facts | null> => {
  const found = await findDossier(db, { session: null, person }, dossier)
  if (!found) return null
  const [catalogue, concordance, measures, outcomes, lost] = await Promise.all([
    currentCatalogue(db),
    currentConcordance(db),
    currentMeasures(db),
    outcomesOf(db, person),
    lostPlacesOf(db, person, today),
  ])
  const recognised = await recognisedOf(db, person, found.portrait, catalogue)
  return { catalogue, concordance, measures, ...recognised, today, outcomes: standing(outcomes), lost }
}
