import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModuleId, Structure } from '../catalogue/index.ts'
import { compareBurden, inOrder, lightestChoice } from './choice.ts'

type Weights = Parameters<typeof lightestChoice>[1]
const id = (name: string) => name as ModuleId
const module = (name: string): Structure => ({ kind: 'module', module: id(name) })

/** A structure over modules m0, m1, … that each stand in it once, with what each weighs. */
const world = fc
  .array(fc.record({ hours: fc.nat(9), price: fc.nat(3), credits: fc.nat(6) }), { minLength: 1, maxLength: 7 })
  .chain(modules => {
    const leaves = modules.map((_, at) => module(`m${at}`))
    const build = (parts: Structure[]): fc.Arbitrary<Structure> =>
      parts.length === 1
        ? fc.constant(parts[0] as Structure)
        : fc
            .tuple(fc.integer({ min: 1, max: parts.length - 1 }), fc.constantFrom('all', 'some', 'credits'), fc.nat(12))
            .chain(([cut, kind, figure]) =>
              fc.tuple(build(parts.slice(0, cut)), build(parts.slice(cut))).map(([left, right]): Structure => {
                if (kind === 'all') return { kind, of: [left, right] }
                return kind === 'some'
                  ? { kind, count: (figure % 2) + 1, of: [left, right] }
                  : { kind: 'credits', atLeast: figure, of: [left, right] }
              }),
            )
    return build(leaves).map(structure => ({ structure, modules }))
  })

/** Every set of modules that the structure allows, by trying. */
const everyWay = (structure: Structure, credits: (name: ModuleId) => number): ModuleId[][] => {
  if (structure.kind === 'module') return [[structure.module]]
  const subsets = structure.of.reduce<{ taken: number; modules: ModuleId[] }[]>(
    (ways, part) => [
      ...ways,
      ...ways.flatMap(way =>
        everyWay(part, credits).map(more => ({ taken: way.taken + 1, modules: [...way.modules, ...more] })),
      ),
    ],
    [{ taken: 0, modules: [] }],
  )
  return subsets
    .filter(({ taken, modules }) => {
      if (structure.kind === 'all') return taken === structure.of.length
      if (structure.kind === 'some') return taken === structure.count
      return modules.reduce((sum, name) => sum + credits(name), 0) >= structure.atLeast
    })
    .map(({ modules }) => modules)
}

describe('the lightest choice', () => {
  it('is as light as the lightest of all possible choices, and is one of them', () => {
    fc.assert(
      fc.property(world, ({ structure, modules }) => {
        const of = (name: ModuleId) => modules[Number(name.slice(1))] ?? { hours: 0, price: 0, credits: 0 }
        const weights: Weights = {
          credits: name => of(name).credits,
          burden: name => [of(name).hours, of(name).price],
        }
        const ways = everyWay(structure, weights.credits)
        const burdenOf = (way: ModuleId[]) =>
          way.reduce<[number, number]>((sum, name) => [sum[0] + of(name).hours, sum[1] + of(name).price], [0, 0])
        const best = ways.map(burdenOf).sort(compareBurden)[0]
        const found = lightestChoice(structure, weights)
        expect(found === null).toBe(best === undefined)
        if (found && best) {
          expect(burdenOf(found.modules)).toEqual(best)
          expect(ways.map(way => way.toSorted().join())).toContain(found.modules.toSorted().join())
        }
      }),
      { numRuns: 400 },
    )
  })

  it('takes 11 or 12 credits for the microdegree of the report: the common module and two of four', () => {
    const structure: Structure = {
      kind: 'all',
      of: [module('common'), { kind: 'some', count: 2, of: ['a', 'b', 'c', 'd'].map(module) }],
    }
    const credits: Record<string, number> = { common: 4, a: 4, b: 4, c: 3, d: 4 }
    const found = lightestChoice(structure, {
      credits: name => credits[name] ?? 0,
      burden: name => [credits[name] ?? 0],
    })
    expect(found?.modules).toEqual(['common', 'a', 'c'])
    expect(found?.credits).toBe(11)
  })

  it('says so when nothing fulfils the structure', () => {
    const impossible: Structure = { kind: 'some', count: 3, of: [module('a'), module('b')] }
    expect(lightestChoice(impossible, { credits: () => 1, burden: () => [1] })).toBeNull()
  })
})

describe('the order of modules', () => {
  it('keeps every "first this, then that" and loses no module', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'].map(id), { minLength: 1 }),
        fc.nat(40),
        (modules, seed) => {
          const known = ['a', 'b', 'c', 'd', 'e', 'f'].map(id)
          const order = known.flatMap((before, at) =>
            known.slice(at + 1).flatMap((after, gap) => ((seed >> (at + gap)) % 2 ? [{ before, after }] : [])),
          )
          const sorted = inOrder(modules, order)
          expect(sorted.toSorted()).toEqual(modules.toSorted())
          for (const { before, after } of order)
            if (sorted.includes(before) && sorted.includes(after))
              expect(sorted.indexOf(before)).toBeLessThan(sorted.indexOf(after))
        },
      ),
    )
  })
})
