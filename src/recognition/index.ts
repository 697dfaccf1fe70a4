export type { ConcordanceRow } from './concordance.ts'
export { currentConcordance } from './current-concordance.ts'
export { type Exemption, exemptionOf } from './exemption.ts'
export { type Holdings, holdingsOf } from './held.ts'
