import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Catalogue, CertificateType, CompetenceId, Module, ModuleId } from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import type { Day } from '../platform/day.ts'
import type { ConcordanceRow } from './concordance.ts'
import { exemptableMinutes, exemptionOf } from './exemption.ts'
import { holdingsOf } from './held.ts'
import { type Strength, strengths } from './strength.ts'

const today = '2026-11-24' as Day
const source = { title: 'test', address: null, asOf: null }
const made = { origin: 'example' as const, source, validFrom: null, validTo: null }
const competences = ['c1', 'c2', 'c3', 'c4'] as CompetenceId[]
const papers = ['p1', 'p2', 'p3'] as CertificateType['id'][]

const module = (over: Partial<Module> = {}): Module => ({
  id: 'm' as ModuleId,
  code: null,
  title: { nl: 'm', en: 'm' },
  contact: 1000,
  distance: 500,
  workplace: 500,
  credits: null,
  price: 6000,
  exemptable: true,
  workplaceExemptable: false,
  proves: competences,
  ...made,
  ...over,
})

const catalogue: Catalogue = {
  version: 1,
  competences: new Map(),
  relations: [],
  qualifications: new Map(),
  providers: new Map(),
  modules: new Map(),
  programmes: new Map(),
  offers: [],
  ladders: [],
  certificates: new Map(
    papers.map(id => [id, { id, title: { nl: id }, issuer: null, codes: [`code:${id}`], awards: null, ...made }]),
  ),
  postcodes: new Map(),
}

const row = (over: Partial<ConcordanceRow>): ConcordanceRow => ({
  id: 'row',
  evidence: { kind: 'certificates', all: ['p1' as CertificateType['id']] },
  module: 'm' as ModuleId,
  minutes: null,
  part: null,
  ground: 'EVK',
  decides: 'automatic',
  provider: null,
  how: { nl: 'toon het', en: 'show it' },
  ...made,
  ...over,
})

const someRow = fc
  .record({
    evidence: fc.oneof(
      fc.record({ kind: fc.constant('certificates' as const), all: fc.subarray(papers, { minLength: 1 }) }),
      fc.record({
        kind: fc.constant('competences' as const),
        all: fc.subarray(competences, { minLength: 1 }),
        strength: fc.constantFrom<Strength>(...strengths),
      }),
    ),
    minutes: fc.option(fc.integer({ min: 1, max: 3000 })),
    part: fc.option(fc.constantFrom('a', 'b')),
    decides: fc.constantFrom('automatic' as const, 'provider' as const),
  })
  .map(row)
const someRows = fc.array(someRow, { maxLength: 6 }).map(rows => rows.map((each, at) => ({ ...each, id: `row-${at}` })))

const somePortrait = fc
  .record({
    papers: fc.array(
      fc.record({
        title: fc.constant('t'),
        certificate: fc.constantFrom(...papers),
        shown: fc.constantFrom('register' as const, 'said' as const),
      }),
      { maxLength: 5 },
    ),
    has: fc.array(
      fc.record({ competence: fc.constantFrom(...competences), strength: fc.constantFrom<Strength>(...strengths) }),
      { maxLength: 6 },
    ),
  })
  .map(
    (told): Portrait => ({
      papers: told.papers.map(paper => ({ ...paper, issuer: null, issuedOn: null, until: null, codes: [] })),
      can: { has: told.has.map(claim => ({ ...claim, by: null })), dropped: [] },
    }),
  )

const decide = (portrait: Portrait, rows: ConcordanceRow[], held = module(), on = today) =>
  exemptionOf(held, rows, holdingsOf(portrait, catalogue, on), catalogue, on)

describe('an exemption', () => {
  it('never exceeds what the module can be exempt from, nor goes below nothing', () => {
    fc.assert(
      fc.property(somePortrait, someRows, fc.boolean(), (portrait, rows, workplaceExemptable) => {
        const held = module({ workplaceExemptable })
        const { minutesOff, minutesPerhaps } = decide(portrait, rows, held)
        expect(minutesOff).toBeGreaterThanOrEqual(0)
        expect(minutesPerhaps).toBeGreaterThanOrEqual(0)
        expect(minutesOff + minutesPerhaps).toBeLessThanOrEqual(exemptableMinutes(held))
      }),
    )
  })

  it('does not depend on the order of evidence or of rows', () => {
    fc.assert(
      fc.property(somePortrait, someRows, (portrait, rows) => {
        const turned: Portrait = {
          papers: portrait.papers?.toReversed(),
          can: { has: portrait.can?.has.toReversed() ?? [], dropped: [] },
        }
        const one = decide(portrait, rows)
        const other = decide(turned, rows.toReversed())
        expect([other.minutesOff, other.minutesPerhaps]).toEqual([one.minutesOff, one.minutesPerhaps])
      }),
    )
  })

  it('never shrinks when the person shows more', () => {
    fc.assert(
      fc.property(somePortrait, somePortrait, someRows, (portrait, more, rows) => {
        const both: Portrait = {
          papers: [...(portrait.papers ?? []), ...(more.papers ?? [])],
          can: { has: [...(portrait.can?.has ?? []), ...(more.can?.has ?? [])], dropped: [] },
        }
        expect(decide(both, rows).minutesOff).toBeGreaterThanOrEqual(decide(portrait, rows).minutesOff)
      }),
    )
  })

  it('always gives a reason', () => {
    fc.assert(
      fc.property(somePortrait, someRows, (portrait, rows) => {
        expect(decide(portrait, rows).because.length).toBeGreaterThan(0)
      }),
    )
  })

  const shown = (certificate: string, over = {}): Portrait => ({
    papers: [
      { certificate, title: 't', issuer: null, issuedOn: null, until: null, codes: [], shown: 'register', ...over },
    ],
  })

  it('is sure with a proof and an automatic row, perhaps with a claim or when the provider decides', () => {
    expect(decide(shown('p1'), [row({})])).toMatchObject({ minutesOff: 1500, minutesPerhaps: 0 })
    expect(decide(shown('p1', { shown: 'said' }), [row({})])).toMatchObject({ minutesOff: 0, minutesPerhaps: 1500 })
    expect(decide(shown('p1'), [row({ decides: 'provider' })])).toMatchObject({ minutesOff: 0, minutesPerhaps: 1500 })
  })

  it('counts the same evidence once, and adds up what rests on different evidence', () => {
    const half = { minutes: 500 }
    expect(decide(shown('p1'), [row({ id: 'a', ...half }), row({ id: 'b', ...half })]).minutesOff).toBe(500)
    const two = { papers: [...(shown('p1').papers ?? []), ...(shown('p2').papers ?? [])] }
    const other = row({ id: 'c', ...half, evidence: { kind: 'certificates', all: ['p2' as CertificateType['id']] } })
    expect(decide(two, [row({ id: 'a', ...half }), other]).minutesOff).toBe(1000)
  })

  it('frees a part once, however many papers prove it', () => {
    const part = { minutes: 500, part: 'first aid' }
    const two = { papers: [...(shown('p1').papers ?? []), ...(shown('p2').papers ?? [])] }
    const other = row({ id: 'c', ...part, evidence: { kind: 'certificates', all: ['p2' as CertificateType['id']] } })
    expect(decide(two, [row({ id: 'a', ...part }), other]).minutesOff).toBe(500)
    expect(decide(two, [row({ id: 'a', ...part, part: 'hygiene' }), other]).minutesOff).toBe(1000)
  })

  it('frees as much as the best choice of rows that do not overlap, tried one by one', () => {
    const overlap = (one: ConcordanceRow, other: ConcordanceRow) =>
      (one.part !== null && one.part === other.part) ||
      one.evidence.all.every(id => (other.evidence.all as string[]).includes(id)) ||
      other.evidence.all.every(id => (one.evidence.all as string[]).includes(id))
    const everything: Portrait = {
      papers: papers.flatMap(paper => shown(paper).papers ?? []),
      can: { has: competences.map(id => ({ competence: id, strength: 'certified', by: null })), dropped: [] },
    }
    fc.assert(
      fc.property(someRows, rows => {
        const most = exemptableMinutes(module())
        const sure = rows.filter(each => each.decides === 'automatic')
        let best = 0
        for (let choice = 0; choice < 2 ** sure.length; choice++) {
          const chosen = sure.filter((_, at) => choice & (1 << at))
          if (chosen.some((one, at) => chosen.slice(at + 1).some(other => overlap(one, other)))) continue
          best = Math.max(
            best,
            Math.min(
              most,
              chosen.reduce((sum, { minutes }) => sum + Math.min(minutes ?? most, most), 0),
            ),
          )
        }
        expect(decide(everything, rows).minutesOff).toBe(best)
      }),
    )
  })

  it('knows a certificate by the code of a register', () => {
    const portrait = shown('p1', { certificate: null, codes: ['code:p1'] })
    expect(decide(portrait, [row({})]).minutesOff).toBe(1500)
  })

  it('counts no paper from the future, none past its end, and no row outside its days', () => {
    expect(decide(shown('p1', { issuedOn: '2027-01-01' }), [row({})]).minutesOff).toBe(0)
    expect(decide(shown('p1', { until: '2026-11-23' }), [row({})]).minutesOff).toBe(0)
    expect(decide(shown('p1'), [row({ validTo: '2026-11-23' as Day })]).minutesOff).toBe(0)
    expect(decide(shown('p1'), [row({ validFrom: '2026-11-24' as Day })]).minutesOff).toBe(1500)
  })

  it('leaves learning on the work floor alone when the programme says so', () => {
    expect(decide(shown('p1'), [row({})], module({ contact: 0, distance: 0 })).minutesOff).toBe(0)
    expect(decide(shown('p1'), [row({})], module({ exemptable: false })).because[0]?.says).toBe('recognition.never')
  })

  it('takes an equal competence for the same, but not one that is only proposed as equal', () => {
    const certified: Portrait = {
      can: { has: [{ competence: 'elsewhere', strength: 'certified', by: 'test' }], dropped: [] },
    }
    const rows = [row({ evidence: { kind: 'competences', all: ['c1' as CompetenceId], strength: 'certified' } })]
    const relation = { from: 'elsewhere' as CompetenceId, to: 'c1' as CompetenceId, origin: 'derived' as const, source }
    const withRelation = (kind: 'equal' | 'proposed-equal') => {
      const world = { ...catalogue, relations: [{ ...relation, kind }] }
      return exemptionOf(module(), rows, holdingsOf(certified, world, today), world, today).minutesOff
    }
    expect(withRelation('equal')).toBe(1500)
    expect(withRelation('proposed-equal')).toBe(0)
  })

  it('is no perhaps any more once decided on the same evidence, and is one again with more', () => {
    fc.assert(
      fc.property(somePortrait, somePortrait, someRows, (portrait, more, rows) => {
        const holdings = (told: Portrait) => holdingsOf(told, catalogue, today)
        const decided = [{ on: today, of: holdings(portrait) }]
        const open = exemptionOf(module(), rows, holdings(portrait), catalogue, today)
        const closed = exemptionOf(module(), rows, holdings(portrait), catalogue, today, decided)
        expect([closed.minutesOff, closed.minutesPerhaps]).toEqual([open.minutesOff, 0])
        if (open.minutesPerhaps > 0) expect(closed.because.map(({ says }) => says)).toContain('recognition.decided')
        // A decision on something else changes nothing but what rests on it.
        const other = exemptionOf(module(), rows, holdings(portrait), catalogue, today, [
          { on: today, of: holdings({}) },
        ])
        expect(other).toEqual(open)
        const both = exemptionOf(module(), rows, holdings(more), catalogue, today, decided)
        expect(both.minutesPerhaps).toBeLessThanOrEqual(
          exemptionOf(module(), rows, holdings(more), catalogue, today).minutesPerhaps,
        )
      }),
    )
  })

  it('offers to ask, and nothing more, when the person says to master at least half of a module', () => {
    const claims = (count: number): Portrait => ({
      can: {
        has: competences.slice(0, count).map(competence => ({ competence, strength: 'self-declared', by: null })),
        dropped: [],
      },
    })
    expect(decide(claims(1), []).minutesPerhaps).toBe(0)
    expect(decide(claims(2), [])).toMatchObject({ minutesOff: 0, minutesPerhaps: 750 })
    expect(decide(claims(4), []).how).toHaveLength(1)
  })
})
