import type { Instance } from './instance.ts'
import { scaleOf } from './scale.ts'
import { Picks } from './state.ts'

/** A choice of candidates with what it costs on the scale. */
export interface Choice {
  picked: number[]
  first: number
  second: number
}

export interface SearchOptions {
  /** Only what costs less is of interest. */
  below?: { first: number; second: number }
  /** Stop at the first choice that is possible. */
  anyWillDo?: boolean
  /** Asked now and then; true: stop. */
  stop?: () => boolean
  onFound?: (choice: Choice) => void
}

export interface SearchResult {
  best: Choice | null
  /** Everything was looked at, so that nothing costs less than `best`; without `best`: nothing is possible. */
  complete: boolean
  /** What every choice costs at least, as seen before the first pick. */
  leastFirst: number
}

/**
 * Depth first, the module with the fewest groups left before the others, its groups by what they add. `alive` has a bit
 * for every candidate that can still be picked. A branch ends when a module has none, or when campus days (then gaps)
 * cannot become less than the best so far.
 */
export const search = (instance: Instance, options: SearchOptions = {}): SearchResult => {
  const { candidates, clashes, words, firstOf, modules, weights } = instance
  const scale = scaleOf(instance)
  const picks = new Picks(instance, scale)
  const count = modules.length
  const aliveAt = new Int32Array(words * (count + 1))
  for (let at = 0; at < candidates.length; at++) aliveAt[at >>> 5] = (aliveAt[at >>> 5] ?? 0) | (1 << (at & 31))
  const isPicked = new Uint8Array(count)
  const added = new Float64Array(candidates.length)
  let bestFirst = options.below?.first ?? Number.POSITIVE_INFINITY
  let bestSecond = options.below?.second ?? Number.POSITIVE_INFINITY
  let best: Choice | null = null
  let nodes = 0
  let leastFirst = 0
  let stopped = false

  /** The most that modules not yet picked could fill of a block. */
  const room = new Float64Array(weights.length)
  const roomOf = modules.map((_, module) => {
    const most = new Map<number, number>()
    for (let at = firstOf[module] ?? 0; at < (firstOf[module + 1] ?? 0); at++)
      for (const { block, busy } of candidates[at]?.visits ?? []) most.set(block, Math.max(most.get(block) ?? 0, busy))
    return [...most]
  })
  const changeRoom = (module: number, by: 1 | -1) => {
    for (const [block, busy] of roomOf[module] ?? []) room[block] = (room[block] ?? 0) + by * busy
  }
  for (let module = 0; module < count; module++) changeRoom(module, 1)

  const leastSecond = (): number => {
    if (picks.atPrice) return 0
    let gaps = 0
    for (let block = 0; block < weights.length; block++) {
      const gap = picks.gapOn(block) - (room[block] ?? 0)
      if (gap > 0) gaps += gap * (weights[block] ?? 0)
    }
    return gaps * scale.gapMinute + picks.travel
  }

  const keep = () => {
    const second = picks.second()
    if (picks.first > bestFirst || (picks.first === bestFirst && second >= bestSecond)) return
    bestFirst = picks.first
    bestSecond = second
    best = { picked: [...picks.picked], first: bestFirst, second }
    options.onFound?.(best)
    if (options.anyWillDo) stopped = true
  }

  const visit = (depth: number): void => {
    nodes += 1
    if ((nodes & 255) === 0 && options.stop?.()) stopped = true
    if (stopped) return
    if (depth === count) {
      keep()
      return
    }
    const base = depth * words
    let chosen = -1
    let fewest = Number.POSITIVE_INFINITY
    let dearest = 0
    let overlapAll = 0
    let most = 0
    for (let module = 0; module < count; module++) {
      if (isPicked[module]) continue
      let left = 0
      let least = Number.POSITIVE_INFINITY
      let leastOverlap = Number.POSITIVE_INFINITY
      const to = firstOf[module + 1] ?? 0
      for (let at = firstOf[module] ?? 0; at < to; at++) {
        const word = base + (at >>> 5)
        const bit = 1 << (at & 31)
        if (((aliveAt[word] ?? 0) & bit) === 0) continue
        const days = picks.daysAdded(at)
        const overlap = picks.overlapCost[at] ?? 0
        if (days < 0 || picks.first + days + overlap > bestFirst) {
          aliveAt[word] = (aliveAt[word] ?? 0) & ~bit
          continue
        }
        added[at] = days + overlap
        left += 1
        if (days + overlap < least) least = days + overlap
        if (overlap < leastOverlap) leastOverlap = overlap
      }
      if (left === 0) return
      overlapAll += leastOverlap
      if (least - leastOverlap > most) most = least - leastOverlap
      if (left < fewest || (left === fewest && least > dearest)) {
        fewest = left
        dearest = least
        chosen = module
      }
    }
    const bound = picks.first + overlapAll + most
    if (depth === 0) leastFirst = bound
    if (bound > bestFirst || (bound === bestFirst && leastSecond() >= bestSecond)) return

    const order: { at: number; first: number; second: number }[] = []
    const to = firstOf[chosen + 1] ?? 0
    for (let at = firstOf[chosen] ?? 0; at < to; at++)
      if ((aliveAt[base + (at >>> 5)] ?? 0) & (1 << (at & 31)))
        order.push({ at, first: added[at] ?? 0, second: picks.secondAdded(at) })
    order.sort((a, b) => a.first - b.first || a.second - b.second)
    isPicked[chosen] = 1
    changeRoom(chosen, -1)
    for (const { at, first } of order) {
      if (picks.first + first > bestFirst) break
      const next = base + words
      for (let word = 0; word < words; word++)
        aliveAt[next + word] = (aliveAt[base + word] ?? 0) & ~(clashes[at * words + word] ?? 0)
      picks.pick(at)
      visit(depth + 1)
      picks.drop()
      if (stopped) break
    }
    changeRoom(chosen, 1)
    isPicked[chosen] = 0
  }
  visit(0)
  return { best, complete: !stopped || (options.anyWillDo === true && best !== null), leastFirst }
}
