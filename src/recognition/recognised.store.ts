import type { Catalogue, ModuleId } from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import type { Decided } from './decided.ts'
import { shownPapers } from './evidence/papers-of.ts'
import { decisionsOf } from './requests/decided.store.ts'
import { sureExemptions } from './requests/granted.store.ts'
import type { Sure } from './requests/granted.ts'
import { resultsOf } from './results/result.store.ts'
import { withResults } from './results/result.ts'

/** What is known of somebody beside what they told, as routes count with it. */
export interface Recognised {
  /** Exemptions that providers granted, by module. */
  granted: ReadonlyMap<ModuleId, Sure>
  /** What providers decided on, granted or not, by module. */
  decided: ReadonlyMap<ModuleId, readonly Decided[]>
  /** Titles of papers that were shown since they were said. */
  shown: ReadonlySet<string>
}

/** What was recognised of this person, and their portrait with what assessments found; of nobody: nothing. */
export const recognisedOf = async (
  db: Db,
  person: Id<'person'> | null | undefined,
  told: Portrait,
  catalogue: Catalogue,
): Promise<Recognised & { portrait: Portrait }> => {
  if (!person) return { granted: new Map(), decided: new Map(), shown: new Set(), portrait: told }
  const [granted, decided, results, shown] = await Promise.all([
    sureExemptions(db, person),
    decisionsOf(db, person, catalogue),
    resultsOf(db, person),
    shownPapers(db, person),
  ])
  return { granted, decided, shown, portrait: withResults(told, results) }
}
