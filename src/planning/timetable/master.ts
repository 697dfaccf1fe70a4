import type { Highs, Model } from 'highs'
import { type Budget, cover } from './cover.ts'
import type { Instance } from './instance.ts'
import type { Patterns } from './patterns.ts'
import { columnsOf, emptyModel, type Rows, rowsOf } from './rows.ts'

export interface MasterOptions {
  cost: 'first' | 'second'
  /** What the first cost is, when that is known. */
  exactly: number | null
  /** Which patterns take part. */
  among: Int32Array
  /** How much more first cost than needed each of these leads to, and how much that may be. */
  daysBudget: Budget
  /** Patterns to begin with. */
  seed: number[]
  /** Only what costs less is of interest. */
  below: number
  /** Costs are whole multiples of this. */
  step: number
  /** Stop at the bound, without looking for a choice. */
  onlyBound: boolean
  /** Seconds left. */
  left: () => number
}

export interface MasterResult {
  /** Patterns of the best choice that costs less than `below`; null: none found. */
  chosen: number[] | null
  cost: number
  /** No choice costs less. */
  bound: number
  /** Nothing costs less than `cost`; without a choice: nothing costs less than `below`. */
  proven: boolean
  /** What every choice costs at least at the prices of the programme, and how much more with each pattern. */
  floor: number
  excess: Float64Array
  /** What a choice costs at most. */
  most: number
}

/** So many patterns of each period are handed to HiGHS at once. */
const perPeriod = 24
const fewAtFirst = 400
const little = 1e-6

interface Priced {
  bound: number
  excess: Float64Array
  /** No pattern can lower the programme any more. */
  settled: boolean
}

/** Runs the programme; once more from nothing when HiGHS trips over where it began. */
const runs = (model: Model): boolean => {
  for (const _ of [1, 2])
    try {
      model.run()
      return true
    } catch {
      model.clearSolver()
    }
  return false
}

/**
 * The linear programme over all patterns, of which HiGHS only sees those that lower it. At its prices every module is
 * worth something; no choice costs less than all modules are worth, less the most that a pattern of each period wins.
 */
const price = (
  model: Model,
  instance: Instance,
  patterns: Patterns,
  rows: Rows,
  { cost: which, exactly, among, seed, step, left }: MasterOptions,
): Priced => {
  const { modules, candidates, periods } = instance
  const cost = patterns[which].map(one => one / step)
  const excess = new Float64Array(among.length)
  const worth = new Float64Array(candidates.length)
  const handed = new Set<number>(seed)
  if (seed.length > 0) model.addCols(columnsOf(instance, patterns, rows, seed, cost))
  for (;;) {
    if (!runs(model)) return { bound: Number.NEGATIVE_INFINITY, excess, settled: false }
    const { rowDual } = model.getSolution()
    candidates.forEach(({ module }, at) => {
      let value = rowDual[module] ?? 0
      for (const [row, by] of rows.orderOf[at] ?? []) value += by * (rowDual[row] ?? 0)
      worth[at] = value
    })
    const limit = rowDual[rows.limit] ?? 0
    const least = new Float64Array(periods)
    const wins = Array.from({ length: periods }, (): { pattern: number; by: number }[] => [])
    for (let at = 0; at < among.length; at++) {
      const pattern = among[at] ?? 0
      let by = (cost[pattern] ?? 0) - limit * (patterns.first[pattern] ?? 0)
      const to = patterns.from[pattern + 1] ?? 0
      for (let member = patterns.from[pattern] ?? 0; member < to; member++)
        by -= worth[patterns.members[member] ?? 0] ?? 0
      excess[at] = by
      const period = patterns.period[pattern] ?? 0
      if (by < (least[period] ?? 0)) least[period] = by
      const held = wins[period] ?? []
      if (by - (rowDual[rows.period + period] ?? 0) >= -little) continue
      if (held.length === perPeriod && by >= (held.at(-1)?.by ?? 0)) continue
      const place = held.findIndex(one => by < one.by)
      held.splice(place < 0 ? held.length : place, 0, { pattern, by })
      if (held.length > perPeriod) held.pop()
    }
    const fresh = wins.flat().flatMap(({ pattern }) => (handed.has(pattern) ? [] : pattern))
    if (fresh.length > 0 && left() > 0) {
      for (const pattern of fresh) handed.add(pattern)
      model.addCols(columnsOf(instance, patterns, rows, fresh, cost))
      continue
    }
    let bound = limit * (exactly ?? 0)
    for (let module = 0; module < modules.length; module++) bound += rowDual[module] ?? 0
    for (const one of least) bound += one
    for (let at = 0; at < among.length; at++)
      excess[at] = (excess[at] ?? 0) - (least[patterns.period[among[at] ?? 0] ?? 0] ?? 0)
    return { bound: bound * step, excess: excess.map(one => one * step), settled: fresh.length === 0 }
  }
}

/** Which patterns to take, one of each period at most, so that every module is in exactly one and the order holds. */
export const solveMaster = (
  highs: Highs,
  instance: Instance,
  patterns: Patterns,
  options: MasterOptions,
): MasterResult => {
  const { among, step, below, left } = options
  const rows = rowsOf(instance)
  const cost = patterns[options.cost]
  const most = new Float64Array(instance.periods)
  for (const pattern of among) {
    const period = patterns.period[pattern] ?? 0
    most[period] = Math.max(most[period] ?? 0, cost[pattern] ?? 0)
  }
  const penalty = 1 + most.reduce((sum, one) => sum + one, 0)
  const model = emptyModel(highs, instance, rows, options.exactly, penalty / step)
  let priced: Priced
  try {
    priced = price(model, instance, patterns, rows, options)
  } finally {
    model.dispose()
  }
  const { excess } = priced
  if (!Number.isFinite(priced.bound))
    return { chosen: null, cost: below, bound: 0, proven: false, floor: 0, excess, most: penalty - 1 }
  const slack = step / 100
  const upTo = (value: number) => Math.ceil((value - slack) / step) * step
  let bound = Math.min(upTo(priced.bound), below)
  if (priced.settled && priced.bound > penalty - 1 + slack) bound = below
  let chosen: number[] | null = null
  let best = below
  // What costs at most `reach` is made of patterns that exceed the floor by no more than the difference: a few first.
  const ranking = Float64Array.from(excess).sort()
  for (let few = fewAtFirst; bound < best && !options.onlyBound; few *= 2) {
    const isAll = few >= among.length
    const reach = isAll ? best : Math.min(best - step, priced.bound + (ranking[few] ?? 0))
    const most = reach - priced.bound + slack
    if (left() <= 0) break
    const whole = cover(instance, patterns, {
      among,
      budget: { excess, most },
      floor: priced.bound,
      daysBudget: options.daysBudget,
      cost,
      below: best,
      atMost: options.exactly,
      stop: () => left() <= 0,
    })
    if (whole.chosen) {
      chosen = whole.chosen
      best = whole.cost
    }
    if (!whole.complete) break
    bound = isAll ? best : Math.min(best, upTo(reach + slack * 2))
  }
  return { chosen, cost: best, bound, proven: bound >= best, floor: priced.bound, excess, most: penalty - 1 }
}
