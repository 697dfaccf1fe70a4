import type { Exclusion, ModuleId, Structure } from './catalogue.ts'

/** What one wants to know of the ways through a structure: how the answers of parts make that of the whole. */
export interface Weighing<Value> {
  /** Of taking nothing. */
  nothing: Value
  /** Of one module; null: it is not there. */
  module: (module: ModuleId) => Value | null
  both: (one: Value, other: Value) => Value
  /** Of two ways that nothing tells apart: the same credits, and the same of what excludes each other. */
  either: (one: Value, other: Value) => Value
}

/** More modules than this in exclusions, and nobody sees any more what may still be chosen. */
export const mostExcluding = 12
const masks = 2 ** mostExcluding

/** Credits and what was taken of the modules that exclude each other, as one figure. */
type Key = number
type Front<Value> = Map<Key, Value>

const maskOf = (key: Key): number => key % masks
const joined = (one: Key, other: Key): Key => one - maskOf(one) + other - maskOf(other) + (maskOf(one) | maskOf(other))

type Choice = Extract<Structure, { kind: 'some' | 'credits' }>

/**
 * Between which parts one chooses: those of all lines together, or those of one line when lines are not mixed. Parts that
 * stand in no line then are a line by themselves.
 */
export const decksOf = ({ of, oneLine = false }: Choice): Structure[][] => {
  if (!oneLine) return [of.flatMap(part => (part.kind === 'line' ? part.of : [part]))]
  const loose = of.filter(({ kind }) => kind !== 'line')
  const lines = of.flatMap(part => (part.kind === 'line' ? [part.of] : []))
  return loose.length > 0 ? [...lines, loose] : lines
}

/** The modules that some exclusion names, in the order in which it does. */
export const excluding = (excludes: readonly Exclusion[]): ModuleId[] => [
  ...new Set(excludes.flatMap(({ one, other }) => [one, other])),
]

/**
 * All ways to fulfil a structure, weighed together for each number of credits. It never walks through them one by one:
 * of a part, a surrounding structure wants no more than its credits and what of it excludes something. `creditsOf`: whole
 * figures from 0.
 */
export const waysThrough = <Value>(
  structure: Structure,
  creditsOf: (module: ModuleId) => number,
  weighing: Weighing<Value>,
  excludes: readonly Exclusion[] = [],
): Map<number, Value> => {
  const watched = excluding(excludes).slice(0, mostExcluding)
  const bitOf = new Map(watched.map((module, at) => [module, 2 ** at]))
  const pairs = excludes.map(({ one, other }) => (bitOf.get(one) ?? 0) | (bitOf.get(other) ?? 0))
  const clashes = (key: Key) => pairs.some(pair => (maskOf(key) & pair) === pair)

  const put = (front: Front<Value>, key: Key, value: Value): void => {
    const before = front.get(key)
    front.set(key, before === undefined ? value : weighing.either(before, value))
  }
  const both = (a: Front<Value>, b: Front<Value>): Front<Value> => {
    const front: Front<Value> = new Map()
    for (const [key, one] of a)
      for (const [more, other] of b) {
        const together = joined(key, more)
        if (pairs.length === 0 || !clashes(together)) put(front, together, weighing.both(one, other))
      }
    return front
  }
  const nothing = (): Front<Value> => new Map([[0, weighing.nothing]])

  /** Exactly `count` of the parts. */
  const countOf = (parts: Front<Value>[], count: number): Front<Value> => {
    const taken: Front<Value>[] = [nothing()]
    for (const part of parts)
      for (let size = Math.min(taken.length, count); size > 0; size--) {
        const front = taken[size] ?? new Map<Key, Value>()
        for (const [key, value] of both(taken[size - 1] ?? new Map(), part)) put(front, key, value)
        taken[size] = front
      }
    return taken[count] ?? new Map()
  }
  /** Any of the parts, as long as their credits lie between these. */
  const worth = (parts: Front<Value>[], atLeast: number, atMost: number): Front<Value> => {
    let front = nothing()
    for (const part of parts) {
      const more = new Map(front)
      for (const [key, value] of both(front, part)) if (Math.floor(key / masks) <= atMost) put(more, key, value)
      front = more
    }
    return new Map([...front].filter(([key]) => Math.floor(key / masks) >= atLeast))
  }

  const frontOf = (part: Structure): Front<Value> => {
    if (part.kind === 'module') {
      const value = weighing.module(part.module)
      return value === null
        ? new Map()
        : new Map([[creditsOf(part.module) * masks + (bitOf.get(part.module) ?? 0), value]])
    }
    if (part.kind === 'all' || part.kind === 'line') return part.of.map(frontOf).reduce(both, nothing())
    const front: Front<Value> = new Map()
    for (const deck of decksOf(part)) {
      const parts = deck.map(frontOf)
      const chosen =
        part.kind === 'some'
          ? countOf(parts, part.count)
          : worth(parts, part.atLeast, part.atMost ?? Number.POSITIVE_INFINITY)
      for (const [key, value] of chosen) put(front, key, value)
    }
    return front
  }

  const byCredits = new Map<number, Value>()
  for (const [key, value] of frontOf(structure)) {
    const credits = Math.floor(key / masks)
    const before = byCredits.get(credits)
    byCredits.set(credits, before === undefined ? value : weighing.either(before, value))
  }
  return byCredits
}
