import { type Exclusion, type ModuleId, type Structure, waysThrough } from '../catalogue/index.ts'

/** How much a choice asks: compared by the first figure, then the second, and so on. */
export type Burden = readonly number[]

/** One way to fulfil a structure: its modules, in the structure's order. */
export interface Choice {
  modules: ModuleId[]
  credits: number
  burden: Burden
}

const nothing: Choice = { modules: [], credits: 0, burden: [] }

const plus = (a: Burden, b: Burden): Burden =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, at) => (a[at] ?? 0) + (b[at] ?? 0))

export const compareBurden = (a: Burden, b: Burden): number => {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

const both = (a: Choice, b: Choice): Choice => ({
  modules: [...a.modules, ...b.modules],
  credits: a.credits + b.credits,
  burden: plus(a.burden, b.burden),
})

interface Weights {
  credits: (module: ModuleId) => number
  burden: (module: ModuleId) => Burden
}

/**
 * The lightest way to fulfil the structure without modules that exclude each other; null when there is none. Equals trying
 * every choice (see the test).
 */
export const lightestChoice = (
  structure: Structure,
  weights: Weights,
  excludes: readonly Exclusion[] = [],
): Choice | null => {
  const lighter = (one: Choice, other: Choice) => (compareBurden(other.burden, one.burden) < 0 ? other : one)
  const module = (id: ModuleId): Choice => ({ modules: [id], credits: weights.credits(id), burden: weights.burden(id) })
  const ways = waysThrough(structure, weights.credits, { nothing, module, both, either: lighter }, excludes)
  return [...ways.values()].reduce<Choice | null>((best, way) => (best ? lighter(best, way) : way), null)
}

/** Modules in an order that keeps every "first this, then that", and otherwise the order they stand in. */
export const inOrder = (modules: ModuleId[], order: { before: ModuleId; after: ModuleId }[]): ModuleId[] => {
  const rest = [...modules]
  const sorted: ModuleId[] = []
  while (rest.length > 0) {
    const at = rest.findIndex(module => !order.some(({ before, after }) => after === module && rest.includes(before)))
    // A circle cannot come in through an import; if one did, the order they stand in is still an answer.
    sorted.push(...rest.splice(Math.max(at, 0), 1))
  }
  return sorted
}
