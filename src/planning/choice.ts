import type { ModuleId, Structure } from '../catalogue/index.ts'

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

/** The lightest choice for each number of credits: all that a surrounding structure can still want of this one. */
type Front = Map<number, Choice>

const keep = (front: Front, choice: Choice): void => {
  const before = front.get(choice.credits)
  if (!before || compareBurden(choice.burden, before.burden) < 0) front.set(choice.credits, choice)
}

const combine = (a: Front, b: Front): Front => {
  const front: Front = new Map()
  for (const one of a.values()) for (const other of b.values()) keep(front, both(one, other))
  return front
}

/** Fronts by how many of the parts were taken: a part is taken whole or left out. */
const takeSome = (parts: Front[]): Front[] => {
  let taken: Front[] = [new Map([[0, nothing]])]
  for (const part of parts) {
    const next: Front[] = taken.map(front => new Map(front))
    taken.forEach((front, count) => {
      const bigger = next[count + 1] ?? new Map<number, Choice>()
      for (const choice of combine(front, part).values()) keep(bigger, choice)
      next[count + 1] = bigger
    })
    taken = next
  }
  return taken
}

interface Weights {
  credits: (module: ModuleId) => number
  burden: (module: ModuleId) => Burden
}

const frontOf = (structure: Structure, weights: Weights): Front => {
  if (structure.kind === 'module') {
    const { module } = structure
    const credits = weights.credits(module)
    return new Map([[credits, { modules: [module], credits, burden: weights.burden(module) }]])
  }
  const parts = structure.of.map(part => frontOf(part, weights))
  if (structure.kind === 'all') return parts.reduce(combine, new Map([[0, nothing]]))
  const taken = takeSome(parts)
  if (structure.kind === 'some') return taken[structure.count] ?? new Map()
  const front: Front = new Map()
  for (const some of taken)
    for (const choice of some.values()) if (choice.credits >= structure.atLeast) keep(front, choice)
  return front
}

/** The lightest way to fulfil the structure; null when nothing fulfils it. Equals trying every choice (see the test). */
export const lightestChoice = (structure: Structure, weights: Weights): Choice | null => {
  let best: Choice | null = null
  for (const choice of frontOf(structure, weights).values())
    if (best === null || compareBurden(choice.burden, best.burden) < 0) best = choice
  return best
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
