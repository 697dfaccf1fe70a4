import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyChoice, oneModule, someExclusions, someStructure, someWeights } from '../../test/support/structures.ts'
import type { ModuleId, Structure } from '../catalogue/index.ts'
import { compareBurden, inOrder, lightestChoice } from './choice.ts'

const id = (name: string) => name as ModuleId
const module = oneModule

describe('the lightest choice', () => {
  it('is as light as the lightest of all possible choices, and is one of them', () => {
    fc.assert(
      fc.property(someStructure, someWeights, someExclusions, (structure, worth, excludes) => {
        const weights = {
          credits: (name: ModuleId) => worth.get(name)?.credits ?? 0,
          burden: (name: ModuleId) => [(worth.get(name)?.weight ?? 0) % 9, worth.get(name)?.credits ?? 0],
        }
        const ways = everyChoice(structure, weights.credits, excludes)
        const burdenOf = (way: ModuleId[]) =>
          way.map(weights.burden).reduce<[number, number]>((sum, [a = 0, b = 0]) => [sum[0] + a, sum[1] + b], [0, 0])
        const best = ways.map(burdenOf).sort(compareBurden)[0]
        const found = lightestChoice(structure, weights, excludes)
        expect(found === null).toBe(best === undefined)
        if (found && best) {
          expect(burdenOf(found.modules)).toEqual(best)
          expect(ways.map(way => way.toSorted().join())).toContain(found.modules.toSorted().join())
        }
      }),
      { numRuns: 600 },
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
