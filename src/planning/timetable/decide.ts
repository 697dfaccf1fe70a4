import type { Highs } from 'highs'
import { solveByModel } from './by-model.ts'
import { type Found, solveByPatterns } from './by-patterns.ts'
import { type Instance, instanceOf } from './instance.ts'
import { costOf, type Scale, scaleOf } from './scale.ts'
import { type Choice, search } from './search.ts'
import type { Cost, Timetable, TimetableProblem } from './timetable.ts'

export interface Progress {
  /** The best so far. */
  timetable: Timetable | null
  /** No choice costs less. */
  bound: Cost
}

export type Decision =
  | { state: 'proven'; timetable: Timetable }
  | { state: 'bound'; timetable: Timetable | null; bound: Cost }
  | { state: 'impossible' }

export interface DecideOptions {
  /** Seconds left. */
  left: () => number
  onProgress?: (progress: Progress) => void
}

/** Seconds that the plain search gets before a heavier way is taken: enough for a year of one person. */
const quick = 0.15

/** An integer programme of more groups than this takes more time to put together than it is worth. */
const mostColumns = 1500

let loaded: Promise<Highs> | null = null
/** HiGHS, once per thread, and only when a problem asks for it. */
const highsOnce = (): Promise<Highs> => {
  loaded ??= import('highs').then(({ default: load }) => load())
  return loaded
}

const timetableFrom = (instance: Instance, { picked }: Choice): Timetable => ({
  ...costOf(instance, picked),
  picked: Object.fromEntries(
    picked.flatMap(at => {
      const candidate = instance.candidates[at]
      const module = candidate && instance.modules[candidate.module]
      return module ? [[module.id, candidate.group.id]] : []
    }),
  ),
})

/** A bound on the scale, as days, gaps and travel. */
const costFrom = ({ first, second }: Found['bound'], { day, gapMinute }: Scale): Cost => {
  const gapMinutes = Math.floor(second / gapMinute)
  return {
    campusDays: Math.floor(first / day),
    overlapMinutes: 0,
    gapMinutes,
    travelMinutes: Math.floor(second - gapMinutes * gapMinute),
  }
}

/** Whether the modules can go together at all; null: not known in time. */
export const isPossible = async (problem: TimetableProblem, left: () => number): Promise<boolean | null> => {
  const decision = await decide(problem, { left }, true)
  if (decision.state === 'impossible') return false
  return decision.timetable ? true : null
}

/**
 * The best choice of groups, or a bound, or that there is none. First a plain search; when that is not enough, by
 * patterns of periods; when there is one long period or too many patterns, as one integer programme.
 */
export const decide = async (
  problem: TimetableProblem,
  { left, onProgress = () => {} }: DecideOptions,
  anyWillDo = false,
): Promise<Decision> => {
  const instance = instanceOf(problem)
  const scale = scaleOf(instance)
  let least = { first: 0, second: 0 }
  /** What was proven before still holds. */
  const raise = (bound: Found['bound']): Found['bound'] => {
    if (bound.first > least.first || (bound.first === least.first && bound.second > least.second)) least = bound
    return least
  }
  const decisionOf = ({ best, bound, proven }: Found): Decision => {
    if (proven) return best ? { state: 'proven', timetable: timetableFrom(instance, best) } : { state: 'impossible' }
    return { state: 'bound', timetable: best && timetableFrom(instance, best), bound: costFrom(raise(bound), scale) }
  }
  const tell = ({ best, bound }: Found) =>
    onProgress({ timetable: best && timetableFrom(instance, best), bound: costFrom(raise(bound), scale) })

  const until = Math.max(0, left() - quick)
  const early = search(instance, { anyWillDo, stop: () => left() <= until })
  const sofar = { best: early.best, bound: { first: early.leastFirst, second: 0 }, proven: early.complete }
  if (early.complete || (anyWillDo && early.best) || left() <= 0) return decisionOf(sofar)
  tell(sofar)

  const highs = await highsOnce()
  const byPatterns = instance.periods > 1 ? solveByPatterns(highs, instance, early.best, left, tell) : null
  if (byPatterns) return decisionOf(byPatterns)
  if (problem.wishes.overlap === 'never' && instance.candidates.length <= mostColumns)
    return decisionOf(solveByModel(highs, instance, early.best, left, tell))
  const late = search(instance, {
    ...(early.best ? { below: early.best } : {}),
    stop: () => left() <= 0,
    onFound: best => tell({ ...sofar, best }),
  })
  return decisionOf({ ...sofar, best: late.best ?? early.best, proven: late.complete })
}
