export { explainTerms } from './explain-terms.ts'

import { translators } from '../platform/words.ts'
import { collections } from './content.ts'
import { readContent, sayFault } from './knowledge.ts'

/** What is wrong in content/knowledge, in Dutch sentences, and how many things it holds. */
export const faultsInContent = (): { faults: string[]; things: number } => {
  const { knowledge, faults } = readContent()
  return {
    faults: faults.map(fault => sayFault(fault, translators.nl)),
    things: collections.reduce((sum, collection) => sum + knowledge[collection].length, 0),
  }
}
