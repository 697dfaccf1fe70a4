import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  everyChoice,
  oneModule,
  someExclusions,
  someModules,
  someStructure,
  someWeights,
} from '../../../test/support/structures.ts'
import { readPack } from '../../catalogue/import/pack.ts'
import type { Catalogue, Module, ModuleId, Programme, Structure } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { translators } from '../../platform/words.ts'
import { findingsIn } from './checks.ts'
import { type Content, contentOf, everyPart, sameContent } from './content.ts'
import { differenceOf, isSame } from './difference.ts'
import { sizeOf } from './size.ts'
import { tryChoice } from './try-choice.ts'

const id = (name: string) => name as ModuleId
const line = { nl: 'Lijn', en: 'Line' }
const day = '2026-11-26' as Day

/** Modules a to g, or with these credits. */
const world = (credits: Record<string, number> = {}): Catalogue => {
  const named = [...'abcdefg'].map((name): [ModuleId, Module] => [
    id(name),
    {
      id: id(name),
      title: { nl: `Module ${name}`, en: `Module ${name}` },
      credits: credits[name] ?? 3,
      contact: 600,
      distance: 0,
      workplace: 0,
      validFrom: null,
      validTo: null,
    } as Module,
  ])
  return { modules: new Map(named) } as Catalogue
}

const content = (structure: Content['structure'], rest: Partial<Content> = {}): Content => ({
  structure,
  order: [],
  excludes: [],
  ...rest,
})
const all = (...of: (string | Structure)[]): Content['structure'] => ({
  kind: 'all',
  of: of.map(part => (typeof part === 'string' ? oneModule(part) : part)),
})
const some = (count: number, of: (string | Structure)[], rest: { oneLine?: boolean } = {}): Structure => ({
  kind: 'some',
  count,
  of: all(...of).of,
  ...rest,
})
const credits = (atLeast: number, of: string[], atMost?: number): Structure => ({
  kind: 'credits',
  atLeast,
  of: all(...of).of,
  ...(atMost === undefined ? {} : { atMost }),
})
const inLine = (...of: string[]): Structure => ({ kind: 'line', title: line, of: all(...of).of })
const pair = (one: string, other: string) => ({ one: id(one), other: id(other) })
const first = (before: string, after: string) => ({ before: id(before), after: id(after) })

describe('what is wrong with a structure', () => {
  const found = (checked: Content, stops: Programme['stops'] = [], catalogue = world()) =>
    findingsIn(checked, { catalogue, day, stops }).map(
      ({ path, fault, because }) =>
        `${fault ? '!' : '?'} ${because.says.replace('planning.structures.finding.', '')} @ ${path?.join('.') ?? '-'}`,
    )

  it.each<[string, Content, string[]]>([
    ['nothing', content(all('a', some(1, ['b', 'c']))), []],
    ['an empty part', content(all('a', some(1, []))), ['! impossible @ -', '! empty @ 1']],
    ['more asked than there is', content(all('a', some(3, ['b', 'c']))), ['! impossible @ -', '! too-many-asked @ 1']],
    ['nothing to choose', content(all('a', some(2, ['b', 'c']))), ['? no-choice @ 1']],
    ['credits out of reach', content(all(credits(10, ['a', 'b']))), ['! impossible @ -', '! too-few-credits @ 0']],
    ['no sum between', content(all(credits(4, ['a', 'b'], 5))), ['! impossible @ -', '! no-sum @ 0']],
    ['a module twice', content(all('a', 'b', 'a')), ['! twice @ 2']],
    ['a module that is not there', content(all('a', 'z')), ['! unknown @ 1']],
    ['an order in a circle', content(all('a', 'b'), { order: [first('a', 'b'), first('b', 'a')] }), ['! circle @ 0']],
    ['an order of what is not in it', content(all('a'), { order: [first('a', 'b')] }), ['! order-outside @ -']],
    [
      'an exclusion of what is not in it',
      content(all('a'), { excludes: [pair('a', 'b')] }),
      ['! exclusion-outside @ -'],
    ],
    [
      'a line with too few',
      content(all(some(2, [inLine('a', 'b'), inLine('c')], { oneLine: true }))),
      ['! short-line @ 0.1', '! empty-line @ 0.1'],
    ],
    [
      'lines that are all too short',
      content(all(some(3, [inLine('a', 'b'), inLine('c')], { oneLine: true }))),
      ['! impossible @ -', '! short-lines @ 0'],
    ],
    [
      'an exclusion that empties a line',
      content(all('a', some(1, [inLine('b'), inLine('c', 'd')])), { excludes: [pair('a', 'b')] }),
      ['! empty-line @ 1.0'],
    ],
    [
      'a module that nobody can choose',
      content(all('a', some(1, ['b', 'c', 'd'])), { excludes: [pair('a', 'b')] }),
      ['! never-excluded @ 1.0'],
    ],
    [
      'a module with too many credits to ever be chosen',
      content(all(credits(3, ['a', 'b', 'g'], 6))),
      ['! never @ 0.2'],
    ],
    ['two that everybody takes', content(all('a', 'b'), { excludes: [pair('a', 'b')] }), ['! impossible-together @ -']],
    ['some parts outside the lines', content(all(some(1, [inLine('a', 'b'), 'c']))), ['? outside-lines @ 0']],
  ])('%s', (_, checked, expected) => {
    expect(found(checked, [], world({ g: 7 }))).toEqual(expected)
  })

  it('a certificate on the way that asks what is not in it', () => {
    const stop = { title: line, qualification: null, requires: [id('b')], value: null }
    expect(found(content(all('a')), [stop])).toEqual(['! stop-outside @ -'])
  })

  it('has a sentence in both languages for everything', () => {
    for (const t of Object.values(translators))
      for (const { because } of findingsIn(content(all('a', some(3, ['b', 'c']), 'z')), {
        catalogue: world(),
        day,
        stops: [],
      }))
        expect(t(because.says, because.with ?? {})).not.toMatch(/[{}]/)
  })

  it('without a fault every module can be chosen by somebody, and somebody can finish', () => {
    fc.assert(
      fc.property(someStructure, someWeights, someExclusions, (structure, weights, excludes) => {
        const creditsOf = (name: ModuleId) => weights.get(name)?.credits ?? 0
        const catalogue = world(Object.fromEntries([...weights].map(([name, { credits: points }]) => [name, points])))
        const checked = contentOf({ structure, order: [], excludes })
        const within = new Set(
          everyPart(structure).flatMap(({ part }) => (part.kind === 'module' ? [part.module] : [])),
        )
        const told = excludes.every(({ one, other }) => within.has(one) && within.has(other))
        const faults = findingsIn(checked, { catalogue, day, stops: [] }).filter(({ fault }) => fault)
        const ways = everyChoice(structure, creditsOf, excludes)
        const isSound = ways.length > 0 && [...within].every(name => ways.some(way => way.includes(name)))
        if (told) expect(faults.length === 0).toBe(isSound)
      }),
      { numRuns: 400 },
    )
  })
})

describe('the difference between versions', () => {
  it('is nothing for another way to write the same', () => {
    const one = content(all('a', some(1, ['b', 'c'])))
    const other = content(all(some(1, ['c', 'b']), 'a'))
    expect(sameContent(one, other)).toBe(false)
    expect(isSame(differenceOf(one, other, world()))).toBe(true)
  })

  it('tells for whom a module is, which choices came and went, and the figures', () => {
    const was = content(all('a', some(1, ['b', 'c'])), { excludes: [pair('a', 'b')] })
    const is = content(all('a', 'b', some(1, ['c', 'd'])), { order: [first('a', 'b')] })
    const { modules, rules, order, excludes, size } = differenceOf(was, is, world())
    expect(modules).toEqual([
      { module: 'b', from: 'gone', to: 'always' },
      { module: 'c', from: 'always', to: 'chosen' },
      { module: 'd', from: 'gone', to: 'chosen' },
    ])
    expect([rules.came.length, rules.went.length, order.came.length, excludes.went.length]).toEqual([1, 1, 1, 1])
    expect([size.from.ways, size.to.ways]).toEqual([1, 2])
    expect(size.to.credits).toEqual({ least: 9, most: 9 })
  })
})

describe('trying a choice', () => {
  it('names the fewest modules still to take, and never counts what excludes each other', () => {
    fc.assert(
      fc.property(someStructure, someWeights, someModules, someExclusions, (structure, weights, ticks, excludes) => {
        const creditsOf = (name: ModuleId) => weights.get(name)?.credits ?? 0
        const catalogue = world(Object.fromEntries([...weights].map(([name, { credits: points }]) => [name, points])))
        const tried = tryChoice(contentOf({ structure, order: [], excludes }), ticks, [], catalogue)
        const ways = everyChoice(structure, creditsOf, excludes)
        const fewest = Math.min(...ways.map(way => way.filter(name => !ticks.includes(name)).length))
        expect(tried.done).toBe(ways.some(way => way.every(name => ticks.includes(name))))
        if (ways.length > 0) expect(tried.missing.length).toBe(fewest)
        expect([...tried.counts, ...tried.spare].toSorted()).toEqual(tried.ticked.toSorted())
        for (const { one, other } of excludes)
          expect(tried.counts.includes(one) && tried.counts.includes(other)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })
})

describe('the microdegrees of the report', () => {
  const text = readFileSync(new URL('../../../content/catalogue/microdegrees.yaml', import.meta.url), 'utf8')
  const read = readPack(text, 'microdegrees.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read))
  const { module = [], programme = [] } = read.value.rows
  const catalogue = { modules: new Map(module.map(each => [each.id, each])) } as Catalogue
  const contentFor = (name: string) => {
    const found = programme.find(each => each.id === name) as Programme
    return { content: contentOf(found), found }
  }

  it('Krachtig leraarschap: 4 common credits and two of four, 11 or 12 in all, of one line or mixed', () => {
    const { content: made, found } = contentFor('vives-krachtig-leraarschap')
    const { ways, credits: range } = sizeOf(made, catalogue)
    expect([ways, range]).toEqual([6, { least: 11, most: 12 }])
    const creditsOf = (name: ModuleId) => catalogue.modules.get(name)?.credits ?? 0
    const sums = everyChoice(made.structure, creditsOf).map(way => way.reduce((sum, name) => sum + creditsOf(name), 0))
    expect(sums.toSorted()).toEqual([11, 11, 11, 12, 12, 12])
    expect(creditsOf(id('viv-kl-handelingsgericht'))).toBe(4)
    expect(findingsIn(made, { catalogue, day, stops: found.stops })).toEqual([])
    const same = tryChoice(
      made,
      ['viv-kl-handelingsgericht', 'viv-kl-zorg-klas', 'viv-kl-zorg-school'],
      found.stops,
      catalogue,
    )
    const mixed = tryChoice(
      made,
      ['viv-kl-handelingsgericht', 'viv-kl-zorg-klas', 'viv-kl-nieuw-school'],
      found.stops,
      catalogue,
    )
    expect([same.done, mixed.done]).toEqual([true, true])
    expect(tryChoice(made, ['viv-kl-zorg-klas', 'viv-kl-nieuw-klas'], found.stops, catalogue).missing).toEqual([
      'viv-kl-handelingsgericht',
    ])
  })

  it('Smart Electronics Basic: exactly 32 credits, nothing to choose', () => {
    const { content: made, found } = contentFor('vives-smart-electronics')
    const { ways, credits: range } = sizeOf(made, catalogue)
    expect([ways, range]).toEqual([1, { least: 32, most: 32 }])
    expect(findingsIn(made, { catalogue, day, stops: found.stops })).toEqual([])
  })
})
