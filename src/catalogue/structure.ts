import type { ModuleId, Programme, Structure } from './catalogue.ts'
import { circleIn } from './import/pack-rules.ts'

/** Every module that a structure names, in its order. */
export const modulesIn = (structure: Structure): ModuleId[] =>
  structure.kind === 'module' ? [structure.module] : structure.of.flatMap(modulesIn)

/** Credits of a module; 0 where it has none. */
type CreditsOf = (module: ModuleId) => number

const sum = (figures: number[]): number => figures.reduce((total, figure) => total + figure, 0)

/** The most credits that a choice within these modules gives; null when they do not fulfil the structure. */
const mostCredits = (structure: Structure, held: ReadonlySet<ModuleId>, creditsOf: CreditsOf): number | null => {
  if (structure.kind === 'module') return held.has(structure.module) ? creditsOf(structure.module) : null
  const fulfilled = structure.of.map(part => mostCredits(part, held, creditsOf)).filter(credits => credits !== null)
  if (structure.kind === 'all') return fulfilled.length === structure.of.length ? sum(fulfilled) : null
  if (structure.kind === 'credits') return sum(fulfilled) >= structure.atLeast ? sum(fulfilled) : null
  const best = fulfilled.toSorted((a, b) => b - a).slice(0, structure.count)
  return best.length === structure.count ? sum(best) : null
}

/**
 * Whether who has these modules has fulfilled the structure. A part counts whole or not at all, and of a part of which
 * one chooses, only as many modules as are asked.
 */
export const isFulfilled = (structure: Structure, held: ReadonlySet<ModuleId>, creditsOf: CreditsOf): boolean =>
  mostCredits(structure, held, creditsOf) !== null

/** Between what a figure lies, over all ways to fulfil a structure. */
export interface Range {
  least: number
  most: number
}

/** The range for each number of credits: all that a surrounding structure can still want of this one. */
type Front = Map<number, Range>

const widen = (front: Front, credits: number, { least, most }: Range): void => {
  const before = front.get(credits) ?? { least, most }
  front.set(credits, { least: Math.min(before.least, least), most: Math.max(before.most, most) })
}

const both = (a: Front, b: Front): Front => {
  const front: Front = new Map()
  for (const [credits, one] of a)
    for (const [more, other] of b)
      widen(front, credits + more, { least: one.least + other.least, most: one.most + other.most })
  return front
}

const nothing = (): Front => new Map([[0, { least: 0, most: 0 }]])

/** Fronts by how many of the parts were taken. */
const byCount = (parts: Front[]): Front[] => {
  const taken: Front[] = [nothing()]
  for (const part of parts)
    for (let count = taken.length; count > 0; count--) {
      const front = taken[count] ?? new Map<number, Range>()
      for (const [credits, range] of both(taken[count - 1] ?? new Map(), part)) widen(front, credits, range)
      taken[count] = front
    }
  return taken
}

const frontOf = (structure: Structure, weightOf: (module: ModuleId) => number, creditsOf: CreditsOf): Front => {
  if (structure.kind === 'module') {
    const weight = weightOf(structure.module)
    return new Map([[creditsOf(structure.module), { least: weight, most: weight }]])
  }
  const parts = structure.of.map(part => frontOf(part, weightOf, creditsOf))
  if (structure.kind === 'all') return parts.reduce(both, nothing())
  const taken = byCount(parts)
  if (structure.kind === 'some') return taken[structure.count] ?? new Map()
  const enough: Front = new Map()
  for (const front of taken)
    for (const [credits, range] of front) if (credits >= structure.atLeast) widen(enough, credits, range)
  return enough
}

/** The least and the most that a weight (minutes, cents, credits) can add up to; null when nothing fulfils it. */
export const totalOf = (
  structure: Structure,
  weightOf: (module: ModuleId) => number,
  creditsOf: CreditsOf,
): Range | null => {
  const ranges = [...frontOf(structure, weightOf, creditsOf).values()]
  if (ranges.length === 0) return null
  return {
    least: Math.min(...ranges.map(({ least }) => least)),
    most: Math.max(...ranges.map(({ most }) => most)),
  }
}

/** Why nobody could finish a programme, as it stands. */
export type StructureProblem =
  | { problem: 'unknown-module'; module: ModuleId }
  | { problem: 'module-twice'; module: ModuleId }
  | { problem: 'impossible' }
  | { problem: 'circle'; chain: ModuleId[] }

/**
 * What is wrong with a programme when only these modules are given: modules that are not there (any more), a choice
 * that can never be made, an order that leads back to its start. Empty: it can be finished.
 */
export const problemsOf = (
  { structure, order }: Pick<Programme, 'structure' | 'order'>,
  given: ReadonlySet<ModuleId>,
  creditsOf: CreditsOf,
): StructureProblem[] => {
  const named = modulesIn(structure)
  const twice = new Set(named.filter((module, at) => named.indexOf(module) !== at))
  const chain = circleIn(order)
  return [
    ...[...new Set(named)]
      .filter(module => !given.has(module))
      .map((module): StructureProblem => ({ problem: 'unknown-module', module })),
    ...[...twice].map((module): StructureProblem => ({ problem: 'module-twice', module })),
    ...(isFulfilled(structure, given, creditsOf) ? [] : [{ problem: 'impossible' } as const]),
    ...(chain ? [{ problem: 'circle', chain: chain as ModuleId[] } as const] : []),
  ]
}
