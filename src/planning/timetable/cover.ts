import type { Instance } from './instance.ts'
import type { Patterns } from './patterns.ts'

/** How much more than a floor a choice with a pattern costs at least, and how much that may be in all. */
export interface Budget {
  /** In the order of `among`. */
  excess: ArrayLike<number>
  most: number
}

export interface CoverOptions {
  /** Patterns that may be taken. */
  among: Int32Array
  budget: Budget
  /** What every choice costs at least, before any excess. */
  floor: number
  /** A second budget: of the first cost, while the second one is looked at. */
  daysBudget: Budget
  cost: Float64Array
  /** Only what costs less is of interest. */
  below: number
  /** The first cost may not be more than this; null: no matter. */
  atMost: number | null
  /** True: stop. Asked now and then. */
  stop: () => boolean
}

interface Cover {
  chosen: number[] | null
  cost: number
  complete: boolean
}

/** What the search asks of patterns, in order of excess. */
interface Deck {
  pattern: Int32Array
  period: Int32Array
  excess: Float64Array
  days: Float64Array
  members: number[][]
  modules: number[][]
  /** Modules as bits, `words` of them per pattern. */
  has: Uint32Array
  words: number
  /** Whether it has a module whose order matters. */
  ordered: Uint8Array
}

const deckOf = ({ candidates, modules }: Instance, patterns: Patterns, options: CoverOptions): Deck => {
  const { among, budget, daysBudget } = options
  const places = [...among.keys()]
    .filter(at => (budget.excess[at] ?? 0) <= budget.most && (daysBudget.excess[at] ?? 0) <= daysBudget.most)
    .sort((a, b) => (budget.excess[a] ?? 0) - (budget.excess[b] ?? 0))
  const pattern = Int32Array.from(places, place => among[place] ?? 0)
  const members = Array.from(pattern, one => [...patterns.members.subarray(patterns.from[one], patterns.from[one + 1])])
  const words = (modules.length + 31) >>> 5
  const has = new Uint32Array(words * pattern.length)
  const own = members.map(list => list.map(at => candidates[at]?.module ?? 0))
  own.forEach((list, at) => {
    for (const module of list) {
      const word = at * words + (module >>> 5)
      has[word] = (has[word] ?? 0) | (1 << (module & 31))
    }
  })
  const inOrder = new Set(modules.flatMap(({ id, after }) => (after.length > 0 ? [id, ...after] : [])))
  return {
    pattern,
    period: Int32Array.from(pattern, one => patterns.period[one] ?? 0),
    excess: Float64Array.from(places, place => Math.max(0, budget.excess[place] ?? 0)),
    days: Float64Array.from(places, place => Math.max(0, daysBudget.excess[place] ?? 0)),
    members,
    modules: own,
    has,
    words,
    ordered: Uint8Array.from(own, list => (list.some(module => inOrder.has(modules[module]?.id ?? '')) ? 1 : 0)),
  }
}

/** Finds the module with the fewest patterns in a list, and the least that all modules left must exceed the floors by. */
class Counting {
  rarest = -1
  leastExcess = 0
  leastDays = 0
  private readonly numbers: Int32Array
  private readonly excess: Float64Array
  private readonly days: Float64Array

  constructor(
    private readonly deck: Deck,
    private readonly covered: Uint8Array,
  ) {
    this.numbers = new Int32Array(covered.length)
    this.excess = new Float64Array(covered.length)
    this.days = new Float64Array(covered.length)
  }

  /** False: a module is left that no pattern of the list has. */
  count(list: Int32Array, length: number): boolean {
    const { modules, excess, days } = this.deck
    this.numbers.fill(0)
    this.excess.fill(Number.POSITIVE_INFINITY)
    this.days.fill(Number.POSITIVE_INFINITY)
    for (let place = 0; place < length; place++) {
      const at = list[place] ?? 0
      const own = modules[at] ?? []
      const share = (excess[at] ?? 0) / own.length
      const dayShare = (days[at] ?? 0) / own.length
      for (const module of own) {
        this.numbers[module] = (this.numbers[module] ?? 0) + 1
        if (share < (this.excess[module] ?? 0)) this.excess[module] = share
        if (dayShare < (this.days[module] ?? 0)) this.days[module] = dayShare
      }
    }
    this.rarest = -1
    this.leastExcess = 0
    this.leastDays = 0
    let fewest = Number.POSITIVE_INFINITY
    for (let module = 0; module < this.covered.length; module++) {
      if (this.covered[module]) continue
      const number = this.numbers[module] ?? 0
      if (number === 0) return false
      this.leastExcess += this.excess[module] ?? 0
      this.leastDays += this.days[module] ?? 0
      if (number < fewest) {
        fewest = number
        this.rarest = module
      }
    }
    return true
  }
}

/**
 * The cheapest patterns that together have every module once, each of another period. Depth first on the module with the
 * fewest patterns left; a branch ends when the patterns taken, and those that the modules left need at least, exceed a
 * budget.
 */
export const cover = (instance: Instance, patterns: Patterns, options: CoverOptions): Cover => {
  const { cost, daysBudget } = options
  const atMost = options.atMost ?? Number.POSITIVE_INFINITY
  const { clashes, words: wide } = instance
  const deck = deckOf(instance, patterns, options)
  const { words, has, excess, days, period, ordered } = deck
  const count = instance.modules.length
  const covered = new Uint8Array(count)
  const counting = new Counting(deck, covered)
  const lists: Int32Array[] = [Int32Array.from(deck.pattern.keys())]
  const path: number[] = []
  let best: number[] | null = null
  let bestCost = options.below
  let budget = options.budget.most
  let steps = 0
  let stopped = false

  const againstOrder = (one: number, other: number): boolean =>
    (deck.members[one] ?? []).some(at =>
      (deck.members[other] ?? []).some(next => ((clashes[at * wide + (next >>> 5)] ?? 0) >>> (next & 31)) & 1),
    )

  /** Patterns that still go with this one. */
  const companions = (
    of: number,
    list: Int32Array,
    length: number,
    into: Int32Array,
    left: number,
    leftDays: number,
  ) => {
    let kept = 0
    for (let place = 0; place < length; place++) {
      const at = list[place] ?? 0
      if ((excess[at] ?? 0) > left) break
      if ((days[at] ?? 0) > leftDays || period[at] === period[of]) continue
      let meets = 0
      for (let word = 0; word < words; word++) meets |= (has[at * words + word] ?? 0) & (has[of * words + word] ?? 0)
      if (meets !== 0 || (ordered[at] && ordered[of] && againstOrder(at, of))) continue
      into[kept++] = at
    }
    return kept
  }

  const extend = (
    length: number,
    uncovered: number,
    spent: number,
    spentFirst: number,
    over: number,
    overDays: number,
  ) => {
    steps += 1
    if ((steps & 63) === 0 && options.stop()) stopped = true
    if (stopped) return
    if (uncovered === 0) {
      if (spent >= bestCost) return
      // What costs less than this one exceeds the floor by less than this one does.
      budget = Math.min(budget, spent - options.floor)
      best = path.map(at => deck.pattern[at] ?? 0)
      bestCost = spent
      return
    }
    const depth = path.length
    const list = lists[depth] ?? new Int32Array(0)
    if (!counting.count(list, length)) return
    if (over + counting.leastExcess > budget || overDays + counting.leastDays > daysBudget.most) return
    const { rarest } = counting
    const next = lists[depth + 1] ?? new Int32Array(list.length)
    lists[depth + 1] = next
    for (let place = 0; place < length; place++) {
      const at = list[place] ?? 0
      if ((((has[at * words + (rarest >>> 5)] ?? 0) >>> (rarest & 31)) & 1) === 0) continue
      const pattern = deck.pattern[at] ?? 0
      const left = budget - over - (excess[at] ?? 0)
      if (left < 0) break
      const first = spentFirst + (patterns.first[pattern] ?? 0)
      const second = spent + (cost[pattern] ?? 0)
      if (first > atMost || second >= bestCost) continue
      const own = deck.modules[at] ?? []
      const leftDays = daysBudget.most - overDays - (days[at] ?? 0)
      if (leftDays < 0) continue
      path.push(at)
      for (const module of own) covered[module] = 1
      const kept = companions(at, list, length, next, left, leftDays)
      extend(kept, uncovered - own.length, second, first, budget - left, daysBudget.most - leftDays)
      for (const module of own) covered[module] = 0
      path.pop()
      if (stopped) return
    }
  }
  extend(deck.pattern.length, count, 0, 0, 0, 0)
  return { chosen: best, cost: bestCost, complete: !stopped }
}
