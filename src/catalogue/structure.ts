import type { Day } from '../platform/day.ts'
import type { Catalogue, Exclusion, ModuleId, Programme, Structure } from './catalogue.ts'
import { circleIn } from './import/pack-rules.ts'
import { type Weighing, waysThrough } from './ways.ts'

/** Every module that a structure names, in its order. */
export const modulesIn = (structure: Structure): ModuleId[] =>
  structure.kind === 'module' ? [structure.module] : structure.of.flatMap(modulesIn)

/** Credits of a module; 0 where it has none. */
type CreditsOf = (module: ModuleId) => number

/** Whether who has these modules has fulfilled the structure: some way through it lies within what they have. */
export const isFulfilled = (
  structure: Structure,
  held: ReadonlySet<ModuleId>,
  creditsOf: CreditsOf,
  excludes: readonly Exclusion[] = [],
): boolean => {
  const weighing = {
    nothing: true,
    module: (module: ModuleId) => (held.has(module) ? true : null),
    both: () => true,
    either: () => true,
  }
  return waysThrough(structure, creditsOf, weighing, excludes).size > 0
}

/** Between what a figure lies, over all ways to fulfil a structure. */
export interface Range {
  least: number
  most: number
}

const rangeOver = (ranges: Range[]): Range | null =>
  ranges.length === 0
    ? null
    : { least: Math.min(...ranges.map(({ least }) => least)), most: Math.max(...ranges.map(({ most }) => most)) }

/** The least and the most that a weight (minutes, cents, credits) can add up to; null when nothing fulfils it. */
export const totalOf = (
  structure: Structure,
  weightOf: (module: ModuleId) => number,
  creditsOf: CreditsOf,
  excludes: readonly Exclusion[] = [],
): Range | null => {
  const weighing: Weighing<Range> = {
    nothing: { least: 0, most: 0 },
    module: module => ({ least: weightOf(module), most: weightOf(module) }),
    both: (one, other) => ({ least: one.least + other.least, most: one.most + other.most }),
    either: (one, other) => ({ least: Math.min(one.least, other.least), most: Math.max(one.most, other.most) }),
  }
  return rangeOver([...waysThrough(structure, creditsOf, weighing, excludes).values()])
}

/** How many choices a structure leaves, and in how many of them each of its modules is. */
export interface Census {
  ways: number
  withModule: ReadonlyMap<ModuleId, number>
}

/** Counts every possible choice; beyond 2^53 the figures are no longer exact. */
export const censusOf = (structure: Structure, creditsOf: CreditsOf, excludes: readonly Exclusion[] = []): Census => {
  const modules = [...new Set(modulesIn(structure))]
  const at = new Map(modules.map((module, place) => [module, place]))
  const weighing: Weighing<{ ways: number; per: number[] }> = {
    nothing: { ways: 1, per: modules.map(() => 0) },
    module: module => ({ ways: 1, per: modules.map((_, place) => (place === at.get(module) ? 1 : 0)) }),
    both: (one, other) => ({
      ways: one.ways * other.ways,
      per: one.per.map((count, place) => count * other.ways + (other.per[place] ?? 0) * one.ways),
    }),
    either: (one, other) => ({
      ways: one.ways + other.ways,
      per: one.per.map((count, place) => count + (other.per[place] ?? 0)),
    }),
  }
  const all = [...waysThrough(structure, creditsOf, weighing, excludes).values()]
  const sumOf = (figure: (each: (typeof all)[number]) => number) => all.reduce((sum, each) => sum + figure(each), 0)
  return {
    ways: sumOf(({ ways }) => ways),
    withModule: new Map(modules.map((module, place) => [module, sumOf(({ per }) => per[place] ?? 0)])),
  }
}

/** What holds for who begins this programme on a day: its newest version of then, or else as its source gives it. */
export const programmeOn = (programme: Programme, { versions }: Pick<Catalogue, 'versions'>, day: Day): Programme => {
  const version = versions?.get(programme.id)?.findLast(({ validFrom }) => validFrom <= day)
  if (!version) return programme
  const { structure, order, excludes = [] } = version
  return { ...programme, structure, order, excludes }
}

/** Every module that a programme has, had or will have: somebody may follow it by an older version. */
export const modulesEver = (programme: Programme, { versions }: Pick<Catalogue, 'versions'>): ModuleId[] => [
  ...new Set([programme, ...(versions?.get(programme.id) ?? [])].flatMap(({ structure }) => modulesIn(structure))),
]

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
  { structure, order, excludes = [] }: Pick<Programme, 'structure' | 'order' | 'excludes'>,
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
    ...(isFulfilled(structure, given, creditsOf, excludes) ? [] : [{ problem: 'impossible' } as const]),
    ...(chain ? [{ problem: 'circle', chain } as const] : []),
  ]
}
