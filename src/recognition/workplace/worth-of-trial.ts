import type { Db, Trx } from '../../platform/connection.ts'
import { resultsOf } from '../results/result.store.ts'
import type { Trial } from './trial.ts'

/** Competences that trials at work found this person to have, this trial and those before it. */
export const heldAfter = async (db: Db | Trx, trial: Pick<Trial, 'personId'>): Promise<ReadonlySet<string>> => {
  const results = await resultsOf(db, trial.personId)
  return new Set(results.filter(({ way }) => way === 'workplace').map(({ competence }) => competence))
}
