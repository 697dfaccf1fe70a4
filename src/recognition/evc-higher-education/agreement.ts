import type { Competence } from './frame.ts'
import { rankOf } from './frame.ts'
import { agreement } from './kappa.ts'
import type { GivenLevel } from './score.store.ts'

/** From how many procedures on agreement is shown: with fewer it says more of one candidate than of the jury. */
export const fewest = 5

export interface Agreement {
  competence: Competence
  /** How many procedures it rests on. */
  procedures: number
  /** Null: everybody gave everything the same level, so there is nothing to measure. */
  kappa: number | null
}

/** Per competence how far jurors agree, over all procedures of a programme; null where they are too few. */
export const agreementIn = (competences: Competence[], given: GivenLevel[]): (Agreement | Omit<Agreement, 'kappa'>)[] =>
  competences.map(competence => {
    const criteria = new Set(competence.criteria.map(({ id }) => id))
    const mine = given.filter(({ criterion }) => criteria.has(criterion))
    const procedures = new Set(mine.map(({ procedure }) => procedure)).size
    if (procedures < fewest) return { competence, procedures }
    const ratings = mine.map(({ person, thing, level }) => ({ person, thing, rank: rankOf(level) }))
    return { competence, procedures, kappa: agreement(ratings) }
  })
