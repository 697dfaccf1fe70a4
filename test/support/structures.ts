import fc from 'fast-check'
import type { Exclusion, ModuleId, Structure } from '../../src/catalogue/index.ts'

const moduleNames = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as ModuleId[]
export const oneModule = (name: string): Structure => ({ kind: 'module', module: name as ModuleId })

/** Any structure over some of seven modules, each at most once: nested, with lines, with a lowest and a highest of credits. */
export const someStructure: fc.Arbitrary<Structure> = fc
  .tuple(fc.shuffledSubarray(moduleNames, { minLength: 1 }), fc.infiniteStream(fc.nat({ max: 99 })))
  .map(([modules, dice]) => {
    const roll = (sides: number): number => (dice.next().value ?? 0) % sides
    const build = (left: ModuleId[], depth: number): Structure => {
      if (left.length === 1 && roll(3) > 0) return oneModule(left[0] ?? '')
      const of: Structure[] = []
      for (let at = 0; at < left.length; ) {
        const size = depth === 0 ? 1 : 1 + roll(Math.min(3, left.length - at))
        of.push(size === 1 ? oneModule(left[at] ?? '') : build(left.slice(at, at + size), depth - 1))
        at += size
      }
      const kind = roll(4)
      if (kind === 0) return { kind: 'all', of }
      if (kind === 1) return { kind: 'line', title: { nl: 'Lijn', en: 'Line' }, of }
      const oneLine = roll(2) === 0 ? { oneLine: true } : {}
      if (kind === 2) return { kind: 'some', count: 1 + roll(of.length + 1), of, ...oneLine }
      const atLeast = 1 + roll(14)
      return { kind: 'credits', atLeast, of, ...oneLine, ...(roll(2) === 0 ? { atMost: atLeast + roll(5) } : {}) }
    }
    return build(modules, 2)
  })

/** Up to four pairs of modules that exclude each other. */
export const someExclusions: fc.Arbitrary<Exclusion[]> = fc.array(
  fc.shuffledSubarray(moduleNames, { minLength: 2, maxLength: 2 }).map(
    ([one = '', other = '']): Exclusion => ({
      one: one as ModuleId,
      other: other as ModuleId,
    }),
  ),
  { maxLength: 4 },
)

export const someWeights = fc
  .tuple(...moduleNames.map(() => fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 90 }))))
  .map(rows => new Map(rows.map(([credits, weight], at) => [moduleNames[at] ?? '', { credits, weight }])))

export const someModules = fc.subarray(moduleNames)

/** Every way to take some of these parts, with how many were taken. */
const everySubset = (parts: Structure[], creditsOf: (module: ModuleId) => number) =>
  parts.reduce<{ taken: number; modules: ModuleId[] }[]>(
    (ways, part) => {
      const choices = everyWay(part, creditsOf)
      return [
        ...ways,
        ...ways.flatMap(way => choices.map(more => ({ taken: way.taken + 1, modules: [...way.modules, ...more] }))),
      ]
    },
    [{ taken: 0, modules: [] }],
  )

/** Every set of modules that a structure allows, by trying all, without looking at what excludes each other. */
const everyWay = (structure: Structure, creditsOf: (module: ModuleId) => number): ModuleId[][] => {
  if (structure.kind === 'module') return [[structure.module]]
  if (structure.kind === 'all' || structure.kind === 'line')
    return everySubset(structure.of, creditsOf)
      .filter(({ taken }) => taken === structure.of.length)
      .map(({ modules }) => modules)
  const isLine = ({ kind }: Structure) => kind === 'line'
  const inLines = structure.of.map(part => (part.kind === 'line' ? part.of : [part]))
  const loose = structure.of.filter(part => !isLine(part))
  const decks = structure.oneLine
    ? [...inLines.filter((_, at) => structure.of[at]?.kind === 'line'), ...(loose.length > 0 ? [loose] : [])]
    : [inLines.flat()]
  return decks
    .flatMap(deck => everySubset(deck, creditsOf))
    .filter(({ taken, modules }) => {
      if (structure.kind === 'some') return taken === structure.count
      const credits = modules.reduce((sum, module) => sum + creditsOf(module), 0)
      return structure.atLeast <= credits && credits <= (structure.atMost ?? credits)
    })
    .map(({ modules }) => modules)
}

/** Every choice that a structure leaves, by trying all. */
export const everyChoice = (
  structure: Structure,
  creditsOf: (module: ModuleId) => number,
  excludes: readonly Exclusion[] = [],
): ModuleId[][] =>
  everyWay(structure, creditsOf).filter(
    modules => !excludes.some(({ one, other }) => modules.includes(one) && modules.includes(other)),
  )
