import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModuleId, Structure } from './catalogue.ts'
import { isFulfilled, modulesIn, problemsOf, totalOf } from './structure.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as ModuleId[]
const module = (name: string): Structure => ({ kind: 'module', module: name as ModuleId })

/** Any structure over some of the seven modules, each at most once. */
const someStructure: fc.Arbitrary<Structure> = fc
  .tuple(fc.shuffledSubarray(names, { minLength: 1 }), fc.infiniteStream(fc.nat({ max: 99 })))
  .map(([modules, dice]) => {
    const roll = (sides: number): number => (dice.next().value ?? 0) % sides
    const build = (left: ModuleId[], depth: number): Structure => {
      if (left.length === 1 && roll(3) > 0) return module(left[0] ?? '')
      const of: Structure[] = []
      for (let at = 0; at < left.length; ) {
        const size = depth === 0 ? 1 : 1 + roll(Math.min(3, left.length - at))
        of.push(size === 1 ? module(left[at] ?? '') : build(left.slice(at, at + size), depth - 1))
        at += size
      }
      const kind = roll(3)
      if (kind === 0) return { kind: 'all', of }
      return kind === 1
        ? { kind: 'some', count: 1 + roll(of.length + 1), of }
        : { kind: 'credits', atLeast: 1 + roll(14), of }
    }
    return build(modules, 2)
  })

const someWeights = fc
  .tuple(...names.map(() => fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 90 }))))
  .map(rows => new Map(rows.map(([credits, weight], at) => [names[at] ?? names[0], { credits, weight }])))

/** Every way to fulfil a structure, by trying all. */
const everyChoice = (structure: Structure, creditsOf: (module: ModuleId) => number): ModuleId[][] => {
  if (structure.kind === 'module') return [[structure.module]]
  const credits = (choice: ModuleId[]) => choice.reduce((sum, each) => sum + creditsOf(each), 0)
  let taken: { count: number; modules: ModuleId[] }[] = [{ count: 0, modules: [] }]
  for (const part of structure.of) {
    const choices = everyChoice(part, creditsOf)
    const withIt = taken.flatMap(({ count, modules }) =>
      choices.map(choice => ({ count: count + 1, modules: [...modules, ...choice] })),
    )
    taken = [...taken, ...withIt]
  }
  const wanted = taken.filter(({ count, modules }) => {
    if (structure.kind === 'all') return count === structure.of.length
    return structure.kind === 'some' ? count === structure.count : credits(modules) >= structure.atLeast
  })
  return wanted.map(({ modules }) => modules)
}

describe('the structure of a programme', () => {
  it('names its modules in order', () => {
    const structure: Structure = {
      kind: 'all',
      of: [module('b'), { kind: 'some', count: 1, of: [module('a'), module('c')] }],
    }
    expect(modulesIn(structure)).toEqual(['b', 'a', 'c'])
  })

  it('adds up to what trying every choice gives', () => {
    fc.assert(
      fc.property(someStructure, someWeights, (structure, weights) => {
        const creditsOf = (id: ModuleId) => weights.get(id)?.credits ?? 0
        const weightOf = (id: ModuleId) => weights.get(id)?.weight ?? 0
        const totals = everyChoice(structure, creditsOf).map(choice =>
          choice.reduce((sum, id) => sum + weightOf(id), 0),
        )
        const expected = totals.length === 0 ? null : { least: Math.min(...totals), most: Math.max(...totals) }
        expect(totalOf(structure, weightOf, creditsOf)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('is fulfilled exactly when some choice lies within what is held', () => {
    fc.assert(
      fc.property(someStructure, someWeights, fc.subarray(names), (structure, weights, modules) => {
        const creditsOf = (id: ModuleId) => weights.get(id)?.credits ?? 0
        const held = new Set(modules)
        const possible = everyChoice(structure, creditsOf).some(choice => choice.every(id => held.has(id)))
        expect(isFulfilled(structure, held, creditsOf)).toBe(possible)
      }),
      { numRuns: 300 },
    )
  })

  it('counts twelve credits of a microdegree: one common module and two of four', () => {
    const structure: Structure = {
      kind: 'all',
      of: [module('a'), { kind: 'some', count: 2, of: [module('b'), module('c'), module('d'), module('e')] }],
    }
    const credits: Record<string, number> = { a: 4, b: 4, c: 4, d: 3, e: 4 }
    const creditsOf = (id: ModuleId) => credits[id] ?? 0
    expect(totalOf(structure, creditsOf, creditsOf)).toEqual({ least: 11, most: 12 })
  })
})

describe('what is wrong with a structure', () => {
  const credits = () => 3
  const problems = (structure: Structure, order: [string, string][] = [], given = names) =>
    problemsOf(
      { structure, order: order.map(([before, after]) => ({ before: before as ModuleId, after: after as ModuleId })) },
      new Set(given),
      credits,
    )

  it('is nothing when it can be finished', () => {
    expect(problems({ kind: 'some', count: 2, of: [module('a'), module('b')] }, [['a', 'b']])).toEqual([])
  })

  it('is a choice that nobody can make', () => {
    expect(problems({ kind: 'some', count: 3, of: [module('a'), module('b')] })).toEqual([{ problem: 'impossible' }])
    expect(problems({ kind: 'credits', atLeast: 7, of: [module('a'), module('b')] })).toEqual([
      { problem: 'impossible' },
    ])
  })

  it('is a module that is no longer given, when it is needed', () => {
    const needed = problems({ kind: 'all', of: [module('a'), module('b')] }, [], ['a' as ModuleId])
    expect(needed).toEqual([{ problem: 'unknown-module', module: 'b' }, { problem: 'impossible' }])
    const spare = problems({ kind: 'some', count: 1, of: [module('a'), module('b')] }, [], ['a' as ModuleId])
    expect(spare).toEqual([{ problem: 'unknown-module', module: 'b' }])
  })

  it('is a module that stands in it twice, or an order that turns in a circle', () => {
    const structure: Structure = { kind: 'all', of: [module('a'), module('b'), module('a')] }
    expect(problems(structure)).toEqual([{ problem: 'module-twice', module: 'a' }])
    expect(
      problems({ kind: 'all', of: [module('a'), module('b')] }, [
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ).toEqual([{ problem: 'circle', chain: ['a', 'b', 'a'] }])
  })
})
