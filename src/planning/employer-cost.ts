import { perObject } from '../platform/remember.ts'
import type { Measure, MeasureOutcome, Support } from './support/index.ts'

/** What a training costs an employer who pays the fee: money in cents, hours in minutes. */
export interface EmployerCost {
  fee: number
  /** What measures take off the fee. */
  off: number
  /** What is left of the fee. */
  left: number
  /** What the employer gets for wages that go on: apart from the fee. */
  back: number
  /** Hours of class in which wages go on by right. */
  paidMinutes: number
  /** A figure in it is not confirmed by its source. */
  uncertain: boolean
  measures: MeasureOutcome[]
}

/** What concerns an employer who pays: what lowers the fee by itself, and what is for employers. Not a worker's own cheque. */
export const measuresForEmployer = perObject((measures: Measure[]): Measure[] =>
  measures.filter(({ lowersFee, for: whom }) => lowersFee || whom.includes('employer')),
)

/** The employer's side of what measures do together: those in `chosen`. */
export const employerCost = ({ outcomes }: Support, chosen: readonly string[], fee: number): EmployerCost => {
  const measures = outcomes.filter(({ measure, amounts }) => chosen.includes(measure) && amounts.length > 0)
  const amounts = measures.flatMap(outcome => outcome.amounts)
  const sum = (of: (amount: (typeof amounts)[number]) => number) => amounts.reduce((all, each) => all + of(each), 0)
  const off = Math.min(
    fee,
    sum(({ ofFee, cents }) => (ofFee ? cents : 0)),
  )
  return {
    fee,
    off,
    left: fee - off,
    back: sum(({ ofFee, to, cents }) => (!ofFee && to === 'employer' ? cents : 0)),
    paidMinutes: sum(({ kind, minutes }) => (kind === 'paid-time' ? (minutes ?? 0) : 0)),
    uncertain: measures.some(({ uncertain }) => uncertain),
    measures,
  }
}
