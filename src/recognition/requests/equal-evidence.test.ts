import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Catalogue, CertificateType, CompetenceId, Module, ModuleId, Programme } from '../../catalogue/index.ts'
import type { Paper } from '../../people/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { decidedBefore } from './decided-before.ts'
import { withGranted } from './granted.ts'
import type { Request, Step } from './request.ts'
import { checkVerdicts, weighed } from './verdict.ts'
import { isOtherName } from './whose-paper.ts'
import { keysOf, restsAloneOn } from './withdrawn.ts'

const at = new Date('2026-11-25T10:00:00Z')
const source = { title: 'test', address: null, asOf: null }
const made = { origin: 'example' as const, source, validFrom: null, validTo: null }
const types = ['p1', 'p2', 'p3'] as CertificateType['id'][]
const competences = ['c1', 'c2', 'c3'] as CompetenceId[]
const m = 'm' as ModuleId
const most = 1500

const module: Module = {
  id: m,
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
}
const programme = { id: 'g', provider: 'p', structure: { kind: 'all', of: [{ kind: 'module', module: m }] } }
const catalogue: Catalogue = {
  version: 1,
  competences: new Map(),
  relations: [],
  qualifications: new Map(),
  providers: new Map(),
  modules: new Map([[m, module]]),
  programmes: new Map([['g' as Programme['id'], programme as Programme]]),
  offers: [],
  ladders: [],
  certificates: new Map(
    types.map(id => [id, { id, title: { nl: id }, issuer: null, codes: [`code:${id}`], awards: null, ...made }]),
  ),
  postcodes: new Map(),
}

const row = (over: Partial<ConcordanceRow>): ConcordanceRow => ({
  id: 'row',
  evidence: { kind: 'certificates', all: [types[0] as CertificateType['id']] },
  module: m,
  minutes: null,
  part: null,
  ground: 'EVK',
  decides: 'automatic',
  provider: null,
  how: { nl: 'toon het', en: 'show it' },
  ...made,
  ...over,
})
const paper = (certificate: string): Paper => ({
  certificate,
  title: certificate,
  issuer: null,
  issuedOn: null,
  until: null,
  codes: [],
  shown: 'said',
})

const person = (name: string) => name as Id<'person'>
const asked: Step = {
  kind: 'asked',
  at,
  personId: person('owner'),
  role: 'worker',
  detail: { modules: [{ module: m, title: 'M', ground: 'EVK' }], motivation: 'x' },
}
const request = (papers: Paper[], can: string[] = [], more: Step[] = [], owner = 'owner'): Request => ({
  id: 'r' as Request['id'],
  personId: person(owner),
  provider: 'p' as Request['provider'],
  programme: 'g' as Request['programme'],
  policy: {
    id: 1,
    provider: 'p' as Request['provider'],
    validFrom: '2026-09-01' as Day,
    body: {
      when: 'any-time',
      fee: 0,
      grounds: ['EVK'],
      ways: ['papers'],
      answerDays: 10,
      questionDays: 14,
      questionRounds: 2,
      secondReader: false,
      appealDays: 30,
    },
    setBy: null,
    setAt: at,
  },
  shown: { papers, can: can.map(competence => ({ competence, strength: 'assessed', by: null })) },
  askedBy: person(owner),
  askedAt: at,
  steps: [asked, ...more],
})
const decided = (minutes: number): Step => ({
  kind: 'decided',
  at,
  personId: person('ann'),
  role: 'coordinator',
  detail: { verdicts: [{ module: m, minutes, ground: 'EVK', reasons: [], words: '' }] },
})

const someRows = fc
  .array(
    fc.record({
      evidence: fc.oneof(
        fc.record({ kind: fc.constant('certificates' as const), all: fc.subarray(types, { minLength: 1 }) }),
        fc.record({
          kind: fc.constant('competences' as const),
          all: fc.subarray(competences, { minLength: 1 }),
          strength: fc.constant('assessed' as const),
        }),
      ),
      minutes: fc.option(fc.integer({ min: 1, max: 3000 })),
      part: fc.option(fc.constantFrom('a', 'b')),
      decides: fc.constantFrom('automatic' as const, 'provider' as const),
    }),
    { maxLength: 6 },
  )
  .map(rows => rows.map((each, place) => row({ ...each, id: `row-${place}` })))
const somePapers = fc.subarray(types).map(ids => ids.map(paper))
const someCan = fc.subarray<string>(competences)
const sizes = (of: Request, rows: ConcordanceRow[]) =>
  weighed(of, rows, catalogue).map(({ exemption }) => [exemption?.minutesOff ?? 0, exemption?.minutesPerhaps ?? 0])

describe('equal evidence', () => {
  it('gives the same suggestion, in whatever order it is shown, never above the hours of the module', () => {
    fc.assert(
      fc.property(someRows, somePapers, someCan, (rows, papers, can) => {
        const one = sizes(request(papers, can), rows)
        const other = sizes(request([...papers].reverse(), [...can].reverse(), [], 'other'), [...rows].reverse())
        expect(other).toEqual(one)
        for (const [sure = 0, perhaps = 0] of one) expect(sure + perhaps).toBeLessThanOrEqual(most)
      }),
    )
  })

  it('adds up parts that were granted to no more than the module', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 5 }),
        someRows,
        somePapers,
        (parts, rows, papers) => {
          const [of] = weighed(request(papers), rows, catalogue)
          if (!of?.exemption) throw new Error('no module')
          const sum = parts.reduce((all, part) => all + part, 0)
          const { minutesOff, minutesPerhaps } = withGranted(of.exemption, most, { minutes: sum, because: [] })
          expect(minutesOff).toBeGreaterThanOrEqual(Math.min(sum, most))
          expect(minutesOff + minutesPerhaps).toBeLessThanOrEqual(most)
        },
      ),
    )
  })

  it('is counted as it was decided for others: same module, same evidence, whatever its order', () => {
    const papers = types.slice(0, 2).map(paper)
    const other = (steps: Step[], shown: Paper[], owner = 'other') => request(shown, [], steps, owner)
    const earlier = [
      other([decided(most)], papers),
      other([decided(100)], [...papers].reverse()),
      other([decided(0)], papers),
      // Other evidence, the same person, and not decided yet: none of these count.
      other([decided(most)], papers.slice(1)),
      other([decided(most)], papers, 'owner'),
      other([], papers),
    ]
    expect(decidedBefore(request(papers), m, most, earlier)).toEqual({ whole: 1, part: 1, none: 1 })
  })
})

describe('a withdrawn paper', () => {
  const granted = { module: m, minutes: null }
  const whole = [row({})]
  const alone = (of: Request, rows: ConcordanceRow[], gone: string[], minutes: number | null = null) =>
    restsAloneOn(
      of,
      { module: m, minutes },
      gone.map(id => ({ keys: keysOf(paper(id)) })),
      { rows, catalogue },
    )

  it('takes what rests on it alone', () => {
    expect(alone(request([paper('p1')]), whole, ['p1'])).toBe(most)
    expect(alone(request([paper('p1')]), whole, ['p1'], 200)).toBe(200)
    // Seen by somebody or not makes no difference.
    const seen: Step = { kind: 'checked', at, personId: person('ann'), role: 'coordinator', detail: { papers: [0] } }
    expect(alone(request([paper('p1'), paper('p2')], [], [seen]), whole, ['p1'])).toBe(most)
  })

  it('leaves what rests on something else: another paper, a test, what a person gave above the rules', () => {
    const two = [
      row({}),
      row({ id: 'row-2', evidence: { kind: 'certificates', all: ['p2' as CertificateType['id']] } }),
    ]
    expect(alone(request([paper('p1'), paper('p2')]), two, ['p1'])).toBe(0)
    const tested: Step = {
      kind: 'tested',
      at,
      personId: person('bart'),
      role: 'teacher',
      detail: { results: [{ module: m, passed: true }], words: '' },
    }
    expect(alone(request([paper('p1')], [], [tested]), whole, ['p1'])).toBe(0)
    expect(alone(request([paper('p1')]), [], ['p1'])).toBe(0)
    expect(alone(request([paper('p1')]), [row({ minutes: 600 })], ['p1'])).toBe(600)
  })

  it('never takes more than was granted, and nothing when another paper is withdrawn', () => {
    fc.assert(
      fc.property(
        someRows,
        somePapers,
        someCan,
        fc.subarray<string>(types),
        fc.integer({ min: 1, max: most }),
        (rows, papers, can, gone, minutes) => {
          const of = request(papers, can)
          const lost = restsAloneOn(
            of,
            { ...granted, minutes },
            gone.map(id => ({ keys: [id] })),
            { rows, catalogue },
          )
          expect(lost).toBeGreaterThanOrEqual(0)
          expect(lost).toBeLessThanOrEqual(minutes)
          if (!papers.some(({ certificate }) => certificate !== null && gone.includes(certificate)))
            expect(lost).toBe(0)
          const reversed = restsAloneOn(
            request([...papers].reverse(), can),
            { ...granted, minutes },
            gone.map(id => ({ keys: [id] })),
            { rows, catalogue },
          )
          expect(reversed).toBe(lost)
        },
      ),
    )
  })
})

describe('a module that the programme has no more', () => {
  it('can be decided as nothing, with its reason, and no other way', () => {
    const without = { ...catalogue, programmes: new Map() }
    const modules = weighed(request([paper('p1')]), [row({})], without)
    expect(modules).toMatchObject([{ module: null, most: 0, exemption: null }])
    const verdict = { module: m, minutes: 0, ground: 'EVK' as const, reasons: [], words: '' }
    expect(checkVerdicts([verdict], modules)).toMatchObject({ refusal: 'recognition.verdict.no-reason' })
    expect(checkVerdicts([{ ...verdict, reasons: ['module-gone'] }], modules).ok).toBe(true)
    expect(checkVerdicts([{ ...verdict, minutes: 60 }], modules)).toMatchObject({
      refusal: 'recognition.verdict.too-much',
    })
  })
})

describe('the name on a paper', () => {
  it.each([
    [null, 'Nadia Bouzid', false],
    ['Nadia Bouzid', 'Nadia Bouzid', false],
    ['BOUZID Nadia', 'Nadia Bouzid', false],
    ['Élif Demïr', 'Elif Demir', false],
    ['An-Sofie De Wolf', 'An Sofie de Wolf', false],
    ['Nadia El Idrissi', 'Nadia Bouzid', true],
    // Perhaps a second name: one asks.
    ['Nadia Fatima Bouzid', 'Nadia Bouzid', true],
    ['N. Bouzid', 'Nadia Bouzid', true],
  ])('%s, of %s', (holder, owner, other) => {
    expect(isOtherName(holder, owner)).toBe(other)
  })
})
