import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Catalogue, CertificateType, CompetenceId, Module, ModuleId, Programme } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { findingsIn } from './checks.ts'
import { differenceOf } from './difference.ts'
import { changeTo, evidenceKey, newBody, readEvidence, readSize, resized, sizeText, withChanges } from './draft.ts'
import { alikeTo, proposalsFor } from './proposals.ts'

const from = '2026-12-01' as Day
const source = { title: 'test', address: null, asOf: null }
const made = { origin: 'example' as const, source, validFrom: null, validTo: null }
const module = (id: string, proves: string[] = []): Module => ({
  id: id as ModuleId,
  code: null,
  title: { nl: id, en: id },
  contact: 1000,
  distance: 0,
  workplace: 500,
  credits: null,
  price: 0,
  exemptable: true,
  workplaceExemptable: false,
  proves: proves as CompetenceId[],
  ...made,
})
const certificate = (id: string): CertificateType => ({
  id: id as CertificateType['id'],
  title: { nl: id },
  issuer: null,
  codes: [],
  awards: null,
  ...made,
})
const qualification = (id: string, competences: string[]) =>
  [id, { id, title: { nl: id }, competences, ...made }] as [never, never]
const byId = <Thing extends { id: string }>(things: Thing[]): Map<Thing['id'], Thing> =>
  new Map(things.map(thing => [thing.id, thing]))

/** The welders: eleven competences each, of which nine are the same for sure; one has a code that is only a placeholder. */
const hook = Array.from({ length: 11 }, (_, at) => `hook/${at + 1}`)
const plate = Array.from({ length: 11 }, (_, at) => `plate/${at + 1}`)
const specific = [8, 9]
const catalogue: Catalogue = {
  version: 1,
  competences: byId(
    [...hook, ...plate].map(id => ({
      id: id as CompetenceId,
      framework: 'f',
      kind: 'technical' as const,
      label: { nl: id },
      codes: [],
    })),
  ),
  relations: hook.map((id, at) => ({
    from: id as CompetenceId,
    to: plate[at] as CompetenceId,
    // What has the same placeholder for a code is at most proposed as equal.
    kind: specific.includes(at + 1) ? 'proposed-equal' : 'equal',
    origin: 'derived',
    source,
  })),
  qualifications: new Map([qualification('hook', hook), qualification('plate', plate)]),
  providers: new Map(),
  modules: byId([
    module('safe', plate.slice(0, 3)),
    module('prepare', plate.slice(3, 5)),
    module('fillet', plate.slice(5, 7)),
    module('sheet', plate.slice(7, 9)),
    module('check', plate.slice(9)),
  ]),
  programmes: new Map(),
  offers: [],
  ladders: [],
  certificates: byId([certificate('a'), certificate('b')]),
  postcodes: new Map(),
}
const programme: Programme = {
  id: 'plate' as Programme['id'],
  provider: 'school' as Programme['provider'],
  title: { nl: 'plate', en: 'plate' },
  awards: 'plate' as Programme['awards'],
  entry: [],
  unit: 'lesson-period',
  structure: { kind: 'all', of: [] },
  order: [],
  stops: [],
  language: null,
  ...made,
}
const sheet = { programme, modules: [...catalogue.modules.values()] }

const row = (id: string, certificates: string[], over: Partial<ConcordanceRow> = {}): ConcordanceRow => ({
  ...newBody({ kind: 'certificates', all: certificates as CertificateType['id'][] }, 'safe' as ModuleId, 500),
  id,
  provider: null,
  ...made,
  ...over,
})

describe('what is proposed', () => {
  it('from fillet welder to plate welder: nine of eleven competences, and never what is only alike', () => {
    const [alike] = alikeTo(programme, catalogue)
    expect(alike?.qualification.id).toBe('hook')
    expect(alike?.shared).toHaveLength(9)
    expect(alike?.missing).toEqual(['plate/8', 'plate/9'])
    const proposed = proposalsFor(sheet, [], new Set(), catalogue)
    expect(proposed.map(each => each.module.id)).toEqual(['safe', 'prepare', 'fillet', 'check'])
  })

  it('is not what was judged, or what a row gives already', () => {
    const [first] = proposalsFor(sheet, [], new Set(), catalogue)
    if (!first) throw new Error('Nothing was proposed.')
    expect(proposalsFor(sheet, [], new Set([first.cell]), catalogue)).toHaveLength(3)
    const given = { ...row('r', []), ...first.body }
    expect(proposalsFor(sheet, [given], new Set(), catalogue)).toHaveLength(3)
  })
})

describe('what stands out', () => {
  const kinds = (...rows: ConcordanceRow[]) => findingsIn(rows, catalogue).map(({ kind }) => kind)
  it.each([
    ['the same evidence with two answers', [row('1', ['a']), row('2', ['a'], { minutes: 400 })], ['conflict']],
    ['the same row twice', [row('1', ['a']), row('2', ['a'])], ['twice']],
    ['evidence within other evidence', [row('1', ['a']), row('2', ['a', 'b'])], ['twice']],
    ['another evidence', [row('1', ['a']), row('2', ['b'])], []],
    [
      'rows for one part, which free it once',
      [row('1', ['a'], { part: 'p' }), row('2', ['a', 'b'], { part: 'p' })],
      [],
    ],
    [
      'rows that follow each other',
      [row('1', ['a'], { validTo: '2026-11-30' as Day }), row('2', ['a'], { minutes: 4, validFrom: from })],
      [],
    ],
    ['more than the module has without the work floor', [row('1', ['a'], { minutes: 1001 })], ['too-much']],
    ['all that the module has', [row('1', ['a'], { minutes: 1000 })], []],
    ['evidence that is not there', [row('1', ['c'])], ['unknown']],
    ['a module that is not there', [row('1', ['a'], { module: 'x' as ModuleId })], ['unknown']],
  ])('%s', (_, rows, found) => {
    expect(kinds(...rows)).toEqual(found)
    expect(kinds(...rows.toReversed())).toEqual(found)
  })
})

describe('sizes', () => {
  it.each([
    ['heel', null],
    ['Whole', null],
    ['20', 1000],
    ['1,5', 75],
    ['', 'none'],
    ['0', 'none'],
    ['-3', 'wrong'],
    ['1e3', 'wrong'],
    ['veel', 'wrong'],
    ['0,001', 'wrong'],
  ])('%s', (typed, size) => expect(readSize(typed, 'lesson-period')).toBe(size))

  it('are read as they are written, in either language', () => {
    const minutes = fc.oneof(
      fc.constant(null),
      fc.integer({ min: 1, max: 2000 }).map(count => count * 50),
    )
    fc.assert(
      fc.property(minutes, fc.constantFrom('nl' as const, 'en' as const), (size, language) => {
        expect(readSize(sizeText(size, 'lesson-period', language), 'lesson-period')).toBe(size)
      }),
    )
  })
})

describe('a draft', () => {
  const ground = { provider: null, catalogue, from }
  it('changes nothing when it asks for what is there, and leaves rows of others alone', () => {
    const standing = row('1', ['a'])
    expect(changeTo(standing, resized(standing, 500))).toBeNull()
    expect(changeTo(null, null)).toBeNull()
    expect(changeTo(standing, null)).toEqual({ replaces: '1', body: null })
    const change = { id: 'n' as never, replaces: '1', body: resized(standing, 100) }
    const after = withChanges([standing, row('2', ['b'])], [change], ground)
    expect(after.map(({ id, minutes, validFrom }) => [id, minutes, validFrom])).toEqual([
      ['2', 500, null],
      ['n', 100, from],
    ])
  })

  it('names evidence the same way whatever the order', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9/-]{1,8}$/), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(ids, all => {
        const evidence = { kind: 'competences' as const, all: all as CompetenceId[], strength: 'assessed' as const }
        const key = evidenceKey(evidence)
        expect(evidenceKey({ ...evidence, all: evidence.all.toReversed() })).toBe(key)
        expect(evidenceKey(readEvidence(key) ?? evidence)).toBe(key)
      }),
    )
  })
})

describe('a difference', () => {
  const rows = fc.array(
    fc
      .record({ id: fc.uuid(), of: fc.constantFrom('a', 'b'), minutes: fc.constantFrom(100, 200, null) })
      .map(({ id, of, minutes }) => row(id, [of], { minutes })),
    { maxLength: 6 },
  )
  it('is nothing between the same rows in another order, and turns round with its sides', () => {
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const same = differenceOf(one, one.toReversed())
        expect([same.added, same.gone, same.changed]).toEqual([[], [], []])
        const [there, back] = [differenceOf(one, other), differenceOf(other, one)]
        expect([there.added.length, there.gone.length, there.changed.length]).toEqual([
          back.gone.length,
          back.added.length,
          back.changed.length,
        ])
        expect(one.length + there.added.length - there.gone.length).toBe(other.length)
      }),
    )
  })
})
