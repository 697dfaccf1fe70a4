import type { Instance } from './instance.ts'
import { scaleOf } from './scale.ts'
import { Picks } from './state.ts'

/** Numbers that grow by doubling. */
class Growing<Row extends Int32Array | Float64Array> {
  length = 0
  constructor(public row: Row) {}
  push(value: number): void {
    if (this.length === this.row.length) {
      const larger = new (this.row.constructor as new (length: number) => Row)(this.row.length * 2)
      larger.set(this.row)
      this.row = larger
    }
    this.row[this.length++] = value
  }
}

/** Patterns: groups of several modules that can be followed together in one period, with what they cost. */
export interface Patterns {
  count: number
  /** Where the members of a pattern begin; one more for the end. */
  from: Int32Array
  members: Int32Array
  period: Int32Array
  first: Float64Array
  second: Float64Array
}

/** Which of a few candidates cannot go together: bits in their own order, in as few words as that takes. */
const clashesWithin = ({ clashes, words }: Instance, few: number[]): { bits: Uint32Array; wide: number } => {
  const wide = (few.length + 31) >>> 5
  const bits = new Uint32Array(wide * few.length)
  few.forEach((one, at) => {
    few.forEach((other, next) => {
      if (((clashes[one * words + (other >>> 5)] ?? 0) >>> (other & 31)) & 1)
        bits[at * wide + (next >>> 5)] = (bits[at * wide + (next >>> 5)] ?? 0) | (1 << (next & 31))
    })
  })
  return { bits, wide }
}

/**
 * Every pattern of every period, the empty ones left out; null: more than `most`, or stopped. Of patterns with the same
 * modules and the same place in their order, those are dropped that cost no less than another one.
 */
export const patternsOf = (instance: Instance, most: number, stop: () => boolean): Patterns | null => {
  const { candidates, periods } = instance
  const picks = new Picks(instance, scaleOf(instance))
  const from = new Growing(new Int32Array(1024))
  const members = new Growing(new Int32Array(4096))
  const period = new Growing(new Int32Array(1024))
  const first = new Growing(new Float64Array(1024))
  const second = new Growing(new Float64Array(1024))
  let stopped = false
  from.push(0)

  const keep = (of: number) => {
    for (const at of picks.picked) members.push(at)
    from.push(members.length)
    period.push(of)
    first.push(picks.first)
    second.push(picks.second())
    if (period.length > most || ((period.length & 4095) === 0 && stop())) stopped = true
  }

  for (let of = 0; of < periods && !stopped; of++) {
    const byModule = new Map<number, number[]>()
    candidates.forEach((candidate, at) => {
      if (candidate.period !== of) return
      const held = byModule.get(candidate.module)
      if (held) held.push(at)
      else byModule.set(candidate.module, [at])
    })
    const modules = [...byModule.values()]
    const { bits, wide } = clashesWithin(instance, modules.flat())
    const dead = new Uint32Array(wide * (modules.length + 1))
    const extend = (module: number, from: number, depth: number): void => {
      const base = depth * wide
      for (let next = module, local = from; next < modules.length; next++)
        for (const at of modules[next] ?? []) {
          const own = local++
          if ((((dead[base + (own >>> 5)] ?? 0) >>> (own & 31)) & 1) === 1 || picks.daysAdded(at) < 0) continue
          for (let word = 0; word < wide; word++)
            dead[base + wide + word] = (dead[base + word] ?? 0) | (bits[own * wide + word] ?? 0)
          picks.pick(at)
          keep(of)
          const rest = firsts[next + 1] ?? 0
          if (!stopped) extend(next + 1, rest, depth + 1)
          picks.drop()
          if (stopped) return
        }
    }
    const firsts = modules.reduce<number[]>((sums, list) => [...sums, (sums.at(-1) ?? 0) + list.length], [0])
    extend(0, 0, 0)
  }
  if (stopped) return null
  return {
    count: period.length,
    from: from.row,
    members: members.row,
    period: period.row,
    first: first.row,
    second: second.row,
  }
}
