import { type Because, because } from '../../platform/because.ts'
import { perObject } from '../../platform/remember.ts'
import { decideMeasure, type MeasureOutcome } from './decide.ts'
import type { SupportFacts, TrainingFacts } from './facts.ts'
import type { Measure } from './measure.ts'

/** Measures that go together, and what they are worth together. */
export interface Together {
  /** Ids of the measures. */
  chosen: string[]
  workerCents: number
  employerCents: number
  workerMinutes: number
  uncertain: boolean
}

export interface Support {
  /** Every measure, those that say no among them. */
  outcomes: MeasureOutcome[]
  /** The best that is sure. */
  best: Together & { because: Because }
  /** What it would be if every perhaps became a yes. */
  possible: Together
}

export interface Worth {
  workerCents: number
  workerMinutes: number
  employerCents: number
}

const sum = (outcomes: MeasureOutcome[], of: (amount: MeasureOutcome['amounts'][number]) => number): number =>
  outcomes.flatMap(({ amounts }) => amounts).reduce((total, amount) => total + of(amount), 0)

/** What these measures are worth together: all that pays of the fee, for worker or employer, never exceeds the fee. */
export const worthOf = (outcomes: MeasureOutcome[], priceCents: number): Worth => {
  const off = (to: 'worker' | 'employer') =>
    sum(outcomes, amount => (amount.ofFee && amount.to === to ? amount.cents : 0))
  const rest = (to: 'worker' | 'employer') =>
    sum(outcomes, amount => (!amount.ofFee && amount.to === to ? amount.cents : 0))
  const workerOff = Math.min(off('worker'), priceCents)
  return {
    workerCents: workerOff + rest('worker'),
    workerMinutes: sum(outcomes, ({ to, minutes }) => (to === 'worker' ? (minutes ?? 0) : 0)),
    employerCents: Math.min(off('employer'), priceCents - workerOff) + rest('employer'),
  }
}

const isBetter = (a: Worth, b: Worth): boolean =>
  a.workerCents !== b.workerCents
    ? a.workerCents > b.workerCents
    : a.workerMinutes !== b.workerMinutes
      ? a.workerMinutes > b.workerMinutes
      : a.employerCents > b.employerCents

/** Is it theirs, or may it be? A right of one sector, when nobody knows that the person works in it, is no prospect. */
export const isProspect = ({ state, missing }: MeasureOutcome): boolean =>
  state === 'yes' || (state === 'perhaps' && !missing.includes('jointCommittee'))

export type Clashes = (one: string, other: string) => boolean

/** Which measures exclude each other: one of the two says so. */
const clashesOf = perObject((measures: Measure[]): Clashes => {
  const excluded = new Map(measures.map(({ id, notWith }) => [id, new Set(notWith)]))
  return (one, other) => excluded.get(one)?.has(other) === true || excluded.get(other)?.has(one) === true
})

/**
 * The best set of measures without a clash: most for the worker, then most paid time, then most for the employer.
 * Exact: measures that clash with none are all in; over the few others every choice is tried.
 */
export const bestTogether = (
  outcomes: MeasureOutcome[],
  clashes: Clashes,
  priceCents: number,
  counts: (outcome: MeasureOutcome) => boolean = ({ state }) => state === 'yes',
): MeasureOutcome[] => {
  const open = outcomes.filter(outcome => counts(outcome) && outcome.amounts.length > 0)
  const free = open.filter(one => !open.some(other => clashes(one.measure, other.measure)))
  const clashing = open.filter(one => !free.includes(one))
  let best = free
  let worth = worthOf(free, priceCents)
  const extend = (chosen: MeasureOutcome[], rest: MeasureOutcome[]): void => {
    const [next, ...later] = rest
    if (!next) {
      const reached = worthOf(chosen, priceCents)
      if (isBetter(reached, worth)) {
        best = chosen
        worth = reached
      }
      return
    }
    if (!chosen.some(({ measure }) => clashes(measure, next.measure))) extend([...chosen, next], later)
    extend(chosen, later)
  }
  extend(free, clashing)
  return best
}

const togetherOf = (chosen: MeasureOutcome[], priceCents: number): Together => ({
  chosen: chosen.map(({ measure }) => measure),
  ...worthOf(chosen, priceCents),
  uncertain: chosen.some(({ uncertain }) => uncertain),
})

/** First what comes off the fee by itself; then the others, for what is left of the fee. */
const decideAll = (person: SupportFacts, training: TrainingFacts, measures: Measure[]): MeasureOutcome[] => {
  const first = measures.filter(({ lowersFee }) => lowersFee).map(measure => decideMeasure(measure, person, training))
  const lowered = worthOf(
    first.filter(({ state }) => state === 'yes'),
    training.priceCents,
  ).workerCents
  const rest = { ...training, priceCents: training.priceCents - lowered }
  return measures.map(
    measure => first.find(outcome => outcome.measure === measure.id) ?? decideMeasure(measure, person, rest),
  )
}

/** What every measure does for this person and this training, and which go together best. */
export const supportFor = (person: SupportFacts, training: TrainingFacts, measures: Measure[]): Support => {
  const outcomes = decideAll(person, training, measures)
  const clashes = clashesOf(measures)
  const chosen = bestTogether(outcomes, clashes, training.priceCents)
  const left = outcomes.filter(one => one.state === 'yes' && one.amounts.length > 0 && !chosen.includes(one))
  return {
    outcomes,
    possible: togetherOf(bestTogether(outcomes, clashes, training.priceCents, isProspect), training.priceCents),
    best: {
      ...togetherOf(chosen, training.priceCents),
      because: because(chosen.length > 0 ? 'support.best' : 'support.best.none', {
        with: { count: chosen.length },
        because: [
          ...chosen.map(one => one.because),
          ...left.map(({ name }) => because('support.best.left', { with: { measure: name } })),
          because('support.best.cap'),
        ],
      }),
    },
  }
}
