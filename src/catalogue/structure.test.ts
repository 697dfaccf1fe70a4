import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  everyChoice,
  oneModule,
  someExclusions,
  someModules,
  someStructure,
  someWeights,
} from '../../test/support/structures.ts'
import type { Day } from '../platform/day.ts'
import type { Id } from '../platform/ids.ts'
import type { ModuleId, Programme, Structure, StructureVersion } from './catalogue.ts'
import { censusOf, isFulfilled, modulesEver, modulesIn, problemsOf, programmeOn, totalOf } from './structure.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as ModuleId[]
const module = oneModule

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
      fc.property(someStructure, someWeights, someExclusions, (structure, weights, excludes) => {
        const creditsOf = (id: ModuleId) => weights.get(id)?.credits ?? 0
        const weightOf = (id: ModuleId) => weights.get(id)?.weight ?? 0
        const totals = everyChoice(structure, creditsOf, excludes).map(choice =>
          choice.reduce((sum, id) => sum + weightOf(id), 0),
        )
        const expected = totals.length === 0 ? null : { least: Math.min(...totals), most: Math.max(...totals) }
        expect(totalOf(structure, weightOf, creditsOf, excludes)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('is fulfilled exactly when some choice lies within what is held', () => {
    fc.assert(
      fc.property(someStructure, someWeights, someModules, someExclusions, (structure, weights, modules, excludes) => {
        const creditsOf = (id: ModuleId) => weights.get(id)?.credits ?? 0
        const held = new Set(modules)
        const possible = everyChoice(structure, creditsOf, excludes).some(choice => choice.every(id => held.has(id)))
        expect(isFulfilled(structure, held, creditsOf, excludes)).toBe(possible)
      }),
      { numRuns: 500 },
    )
  })

  it('counts every choice once, and in how many each module is', () => {
    fc.assert(
      fc.property(someStructure, someWeights, someExclusions, (structure, weights, excludes) => {
        const creditsOf = (id: ModuleId) => weights.get(id)?.credits ?? 0
        const choices = everyChoice(structure, creditsOf, excludes)
        const { ways, withModule } = censusOf(structure, creditsOf, excludes)
        expect(ways).toBe(choices.length)
        for (const id of modulesIn(structure))
          expect(withModule.get(id)).toBe(choices.filter(choice => choice.includes(id)).length)
      }),
      { numRuns: 500 },
    )
  })

  it('holds of a day: who began earlier keeps what held then, and no module of any version is forgotten', () => {
    const programme = { id: 'p', structure: module('a'), order: [], excludes: [] } as unknown as Programme
    const version = (validFrom: string, name: string): StructureVersion => ({
      id: name as Id<'structure-version'>,
      programme: programme.id,
      validFrom: validFrom as Day,
      structure: module(name),
      order: [],
    })
    const versions = new Map([[programme.id, [version('2027-01-01', 'b'), version('2027-09-01', 'c')]]])
    const on = (day: string) => modulesIn(programmeOn(programme, { versions }, day as Day).structure)
    expect(on('2026-12-31')).toEqual(['a'])
    expect(on('2027-01-01')).toEqual(['b'])
    expect(on('2027-08-31')).toEqual(['b'])
    expect(on('2027-09-01')).toEqual(['c'])
    expect(modulesEver(programme, { versions })).toEqual(['a', 'b', 'c'])
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
