import { type Because, because } from '../../platform/because.ts'
import { decideMeasure, type MeasureOutcome } from './decide.ts'
import type { SupportFacts, TrainingFacts } from './facts.ts'
import type { Measure } from './measure.ts'

export interface Support {
  /** Every measure, those that say no among them. */
  outcomes: MeasureOutcome[]
  best: {
    /** Ids of the measures that go together best. */
    chosen: string[]
    workerCents: number
    employerCents: number
    workerMinutes: number
    uncertain: boolean
    because: Because
  }
}

export interface Worth {
  workerCents: number
  workerMinutes: number
  employerCents: number
}

const sum = (outcomes: MeasureOutcome[], of: (amount: MeasureOutcome['amounts'][number]) => number): number =>
  outcomes.flatMap(({ amounts }) => amounts).reduce((total, amount) => total + of(amount), 0)

/** What these measures are worth together: what is taken off the fee never exceeds the fee. */
export const worthOf = (outcomes: MeasureOutcome[], priceCents: number): Worth => {
  const offFee = sum(outcomes, ({ to, kind, cents }) =>
    to === 'worker' && (kind === 'fee-less' || kind === 'free') ? cents : 0,
  )
  return {
    workerCents:
      Math.min(offFee, priceCents) +
      sum(outcomes, ({ to, kind, cents }) => (to === 'worker' && kind === 'money' ? cents : 0)),
    workerMinutes: sum(outcomes, ({ to, minutes }) => (to === 'worker' ? (minutes ?? 0) : 0)),
    employerCents: sum(outcomes, ({ to, cents }) => (to === 'employer' ? cents : 0)),
  }
}

const isBetter = (a: Worth, b: Worth): boolean =>
  a.workerCents !== b.workerCents
    ? a.workerCents > b.workerCents
    : a.workerMinutes !== b.workerMinutes
      ? a.workerMinutes > b.workerMinutes
      : a.employerCents > b.employerCents

export type Clashes = (one: string, other: string) => boolean

/** Which measures exclude each other: one of the two says so. */
const clashesOf = (measures: Measure[]): Clashes => {
  const excluded = new Map(measures.map(({ id, notWith }) => [id, new Set(notWith)]))
  return (one, other) => excluded.get(one)?.has(other) === true || excluded.get(other)?.has(one) === true
}

/**
 * The best set of measures without a clash: most for the worker, then most paid time, then most for the employer.
 * Exact: measures that clash with none are all in; over the few others every choice is tried.
 */
export const bestTogether = (outcomes: MeasureOutcome[], clashes: Clashes, priceCents: number): MeasureOutcome[] => {
  const open = outcomes.filter(({ state, amounts }) => state === 'yes' && amounts.length > 0)
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

/** What every measure does for this person and this training, and which go together best. */
export const supportFor = (person: SupportFacts, training: TrainingFacts, measures: Measure[]): Support => {
  const outcomes = measures.map(measure => decideMeasure(measure, person, training))
  const chosen = bestTogether(outcomes, clashesOf(measures), training.priceCents)
  const worth = worthOf(chosen, training.priceCents)
  const left = outcomes.filter(one => one.state === 'yes' && one.amounts.length > 0 && !chosen.includes(one))
  return {
    outcomes,
    best: {
      chosen: chosen.map(({ measure }) => measure),
      ...worth,
      uncertain: chosen.some(({ uncertain }) => uncertain),
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
