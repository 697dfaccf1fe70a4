import type { Highs } from 'highs'
import type { Instance } from './instance.ts'
import { solveMaster } from './master.ts'
import { type Patterns, patternsOf } from './patterns.ts'
import { scaleOf } from './scale.ts'
import type { Choice } from './search.ts'

export interface Found {
  best: Choice | null
  /** No choice costs less than this. */
  bound: { first: number; second: number }
  proven: boolean
}

/** More patterns than this take more memory and time than they are worth. */
const mostPatterns = 4_000_000
/** Seconds for writing them down: when that takes longer there are too many. */
const longestWriting = 8

const membersOf = (patterns: Patterns, chosen: number[]): number[] =>
  chosen.flatMap(pattern => [...patterns.members.subarray(patterns.from[pattern], patterns.from[pattern + 1])])

const choiceOf = (patterns: Patterns, chosen: number[]): Choice => ({
  picked: membersOf(patterns, chosen),
  first: chosen.reduce((sum, pattern) => sum + (patterns.first[pattern] ?? 0), 0),
  second: chosen.reduce((sum, pattern) => sum + (patterns.second[pattern] ?? 0), 0),
})

/**
 * Solves by what can be followed together in one period. A first programme tells the least campus days that there could
 * be. A second one, with no more days than that, looks for the least gaps and travel: its choice proves the days too.
 * When there is none, there is one step more of days to try. Null: too many patterns, another way is better.
 */
export const solveByPatterns = (
  highs: Highs,
  instance: Instance,
  known: Choice | null,
  left: () => number,
  onFound: (found: Found) => void = () => {},
): Found | null => {
  const scale = scaleOf(instance)
  const until = Math.max(0, left() - Math.min(longestWriting, left() / 2))
  const patterns = patternsOf(instance, mostPatterns, () => left() <= until)
  if (!patterns) return null
  const every = Int32Array.from({ length: patterns.count }, (_, at) => at)
  const common = { seed: [], below: Number.POSITIVE_INFINITY, left }
  const days = solveMaster(highs, instance, patterns, {
    ...common,
    cost: 'first',
    exactly: null,
    among: every,
    step: scale.firstStep,
    daysBudget: { excess: [], most: 0 },
    onlyBound: true,
  })
  for (let first = days.bound; ; first += scale.firstStep) {
    const isKnown = known !== null && known.first <= first
    const bound = { first: isKnown ? known.first : first, second: 0 }
    if (first > days.most) return { best: known, bound, proven: true }
    onFound({ best: known, bound, proven: false })
    if (left() <= 0) return { best: known, bound, proven: false }
    const most = first - days.floor + scale.firstStep / 100
    const among = every.filter(at => (days.excess[at] ?? 0) <= most)
    const rest = solveMaster(highs, instance, patterns, {
      ...common,
      cost: 'second',
      exactly: first,
      among,
      daysBudget: { excess: Float64Array.from(among, at => days.excess[at] ?? 0), most },
      below: isKnown ? known.second : Number.POSITIVE_INFINITY,
      step: scale.secondStep,
      onlyBound: false,
    })
    const best = rest.chosen ? choiceOf(patterns, rest.chosen) : isKnown ? known : null
    if (best) return { best, bound: { first: best.first, second: rest.bound }, proven: rest.proven }
    if (!rest.proven) return { best: known, bound, proven: false }
  }
}
