import { currentCatalogue } from '../../catalogue/index.ts'
import { findDossier } from '../../people/index.ts'
import type { Db } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { currentConcordance, resultsOf, shownPapers, sureExemptions, withResults } from '../../recognition/index.ts'
import { currentMeasures } from '../support/index.ts'
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
  const [catalogue, concordance, measures, granted, results, shown, outcomes] = await Promise.all([
    currentCatalogue(db),
    currentConcordance(db),
    currentMeasures(db),
    sureExemptions(db, person),
    resultsOf(db, person),
    shownPapers(db, person),
    outcomesOf(db, person),
  ])
  return {
    catalogue,
    concordance,
    measures,
    portrait: withResults(found.portrait, results),
    granted,
    shown,
    today,
    outcomes: standing(outcomes),
  }
}
