import { describe, expect, it } from 'vitest'
import type {
  Catalogue,
  CertificateType,
  Module,
  ModuleId,
  Programme,
  Provider,
  Qualification,
  QualificationId,
  Stop,
} from '../../catalogue/index.ts'
import type { Portrait } from '../../people/index.ts'
import type { Day } from '../../platform/day.ts'
import { type ConcordanceRow, holdingsOf } from '../../recognition/index.ts'
import type { Ground } from '../build-leg.ts'
import { chainsOn } from './chains.ts'
import { climbOf, minutesUpTo } from './climb.ts'

const today = '2026-11-26' as Day
const always = { validFrom: null, validTo: null }
const source = { title: 'Proef', address: null, asOf: null }
const both = (text: string) => ({ nl: text, en: text })
const q = (id: string) => id as QualificationId
const m = (id: string) => id as ModuleId

const qualification = (id: string, kind: Qualification['kind'] = 'professional'): [QualificationId, Qualification] => [
  q(id),
  {
    id: q(id),
    kind,
    title: both(id),
    competences: [],
    occupations: [],
    attests: [],
    source,
    ...always,
  } as unknown as Qualification,
]
const module = (id: string, hours: number): [ModuleId, Module] => [
  m(id),
  {
    id: m(id),
    code: null,
    title: both(id),
    contact: hours * 60,
    distance: 0,
    workplace: 0,
    credits: null,
    price: 0,
    exemptable: true,
    workplaceExemptable: false,
    proves: [],
    source,
    origin: 'example',
    ...always,
  },
]
const stop = (gives: string, ...requires: string[]): Stop => ({
  title: both(gives),
  qualification: q(gives),
  requires: requires.map(m),
  value: null,
})
const programme = (id: string, awards: string, modules: string[], rest: Partial<Programme> = {}): Programme =>
  ({
    id,
    provider: 'school',
    title: both(id),
    awards: q(awards),
    entry: [],
    unit: 'hour',
    structure: { kind: 'all', of: modules.map(each => ({ kind: 'module', module: m(each) })) },
    order: [],
    stops: [],
    language: null,
    source,
    ...always,
    ...rest,
  }) as unknown as Programme

/** Care in small: a job, then three qualifications; one school gives them apart, one all in one programme. */
const programmes = [
  programme('huis', 'B', ['h1', 'h2']),
  programme('logistiek', 'C', ['l1', 'l2']),
  programme('zorg', 'D', ['z1', 'z2', 'z3'], { entry: [q('C')] }),
  programme('ladder', 'D', ['s1', 's2', 's3', 's4'], { stops: [stop('B', 's1'), stop('C', 's1', 's2')] }),
]
const certificate = {
  id: 'cert-C',
  title: both('C'),
  issuer: null,
  codes: [],
  awards: q('C'),
  source,
} as unknown as CertificateType
const row = (id: string, to: string, hours: number | null, decides: ConcordanceRow['decides']): ConcordanceRow =>
  ({
    id,
    evidence: { kind: 'certificates', all: ['cert-C'] },
    module: m(to),
    minutes: hours === null ? null : hours * 60,
    part: null,
    ground: 'EVK',
    decides,
    provider: null,
    how: both('Toon het.'),
    origin: 'example',
    source,
    ...always,
  }) as unknown as ConcordanceRow

const catalogueWith = (all: Programme[], ladders: Catalogue['ladders'] = []): Catalogue =>
  ({
    competences: new Map(),
    relations: [],
    qualifications: new Map([
      qualification('A', 'job'),
      qualification('B'),
      qualification('C'),
      qualification('D'),
      qualification('E'),
    ]),
    providers: new Map([['school', { id: 'school', name: 'School' } as unknown as Provider]]),
    modules: new Map([
      ...['h1', 'h2'].map(id => module(id, 10)),
      ...['l1', 'l2'].map(id => module(id, 20)),
      ...['z1', 'z2', 'z3'].map(id => module(id, 30)),
      ...['s1', 's2', 's3', 's4'].map(id => module(id, 25)),
    ]),
    programmes: new Map(all.map(each => [each.id, each])),
    offers: [],
    ladders,
    certificates: new Map([[certificate.id, certificate]]),
    postcodes: new Map(),
  }) as unknown as Catalogue

const ground = (portrait: Portrait = {}, rows: ConcordanceRow[] = [], all = programmes): Ground => {
  const catalogue = catalogueWith(all)
  const concordance = new Map<ModuleId, ConcordanceRow[]>()
  for (const each of rows) concordance.set(each.module, [...(concordance.get(each.module) ?? []), each])
  return {
    catalogue,
    concordance,
    portrait,
    holdings: holdingsOf(portrait, catalogue, today),
    granted: new Map(),
    decided: new Map(),
    today,
  }
}
const steps = ['A', 'B', 'C', 'D'].map(q)
const climbed = (given: Ground, aim = 'D') =>
  climbOf(steps, q(aim), given).map(
    ({ state, adds }) => `${state} ${adds ? `${adds.way.programme.id} ${adds.minutes / 60}` : '-'}`,
  )

describe('a ladder for one person', () => {
  it('adds to every rung what the rung below has not', () => {
    expect(climbed(ground(), 'B')).toEqual(['job -', 'todo huis 20', 'todo ladder 50', 'todo ladder 50'])
  })

  it('takes the way that is lightest up to the aim, not the one that begins lightest', () => {
    // Apart: 20 + 40 + 90; in one programme: 25 + 25 + 50.
    expect(climbed(ground())).toEqual(['job -', 'todo ladder 25', 'todo ladder 25', 'todo ladder 50'])
    const all = climbOf(steps, q('D'), ground())
    expect(minutesUpTo(all, q('D')).minutes).toBe(100 * 60)
    expect(minutesUpTo(all, q('C')).minutes).toBe(50 * 60)
  })

  it('counts what the certificate of the rung below frees above it', () => {
    const rows = [
      row('sure', 'z1', null, 'automatic'),
      row('sure-2', 'z2', null, 'automatic'),
      row('perhaps', 'z3', 20, 'provider'),
    ]
    // Two stops of one school, then the other: 25 + 25 + 30 is lighter than 20 + 40 + 30 and than 25 + 25 + 50.
    expect(climbed(ground({}, rows))).toEqual(['job -', 'todo ladder 25', 'todo ladder 25', 'todo zorg 30'])
    const all = climbOf(steps, q('D'), ground({}, rows))
    expect(minutesUpTo(all, q('D'))).toEqual({ minutes: 80 * 60, atBest: 60 * 60 })
    expect(all[3]?.adds?.whole).toBe(90 * 60)
  })

  it('is as light as the lightest of all ways up', () => {
    const rows = [row('a', 'z1', null, 'automatic'), row('b', 's3', 10, 'automatic')]
    for (const some of [[], rows.slice(0, 1), rows.slice(1), rows]) {
      const zorg = 90 - (some.includes(rows[0] as ConcordanceRow) ? 30 : 0)
      const whole = 100 - (some.includes(rows[1] as ConcordanceRow) ? 10 : 0)
      const rest = 50 - (some.includes(rows[1] as ConcordanceRow) ? 10 : 0)
      const all = [
        ...[20, 25].flatMap(b => [40, b === 25 ? 25 : 50].flatMap(c => [b + c + zorg, b + c + whole])),
        25 + 25 + rest,
      ]
      expect(minutesUpTo(climbOf(steps, q('D'), ground({}, some)), q('D')).minutes / 60).toBe(Math.min(...all))
    }
  })

  it('begins where the person stands: nothing below is needed', () => {
    const paper = {
      certificate: 'cert-C',
      title: 'C',
      issuer: null,
      issuedOn: null,
      until: null,
      codes: [],
      shown: 'said' as const,
    }
    const told = ground({ papers: [paper] })
    const [a, b, c, d] = climbOf(steps, q('D'), told)
    expect([a?.state, b?.state, c?.state, d?.state]).toEqual(['passed', 'passed', 'held', 'todo'])
    expect(d?.adds?.minutes).toBe(90 * 60)
    expect(d?.direct).toBe(90 * 60)
    expect(c?.held?.says).toBe('recognition.paper.said')
  })

  it('says where no programme leads, and goes on above it', () => {
    const without = programmes.filter(({ awards, stops }) => awards !== 'B' && stops.length === 0)
    expect(climbed(ground({}, [], without))).toEqual(['job -', 'none -', 'todo logistiek 40', 'todo zorg 90'])
    expect(climbOf(steps, q('D'), ground({}, [], without))[3]?.direct).toBeNull()
  })
})

describe('which ladders there are', () => {
  const ids = (all: Programme[], ladders: Catalogue['ladders'] = []) =>
    chainsOn(catalogueWith(all, ladders), today).map(({ id, steps: of }) => `${id}: ${of.join(' ')}`)

  it('follows from what programmes ask, where one may stop in them, and which modules they hold', () => {
    expect(ids(programmes)).toEqual(['naar-D: B C D'])
    expect(ids([programme('klein', 'B', ['h1']), programme('groot', 'E', ['h1', 'h2'])])).toEqual(['naar-E: B E'])
  })

  it('is not told twice when the catalogue names it, and never turns in a circle', () => {
    const ladder = {
      id: 'zorg',
      title: both('Zorg'),
      steps: ['A', 'B', 'C', 'D'].map(q),
      origin: 'report' as const,
      source,
    }
    expect(ids(programmes, [ladder])).toEqual(['zorg: A B C D'])
    const round = [
      programme('een', 'B', ['h1'], { entry: [q('C')] }),
      programme('twee', 'C', ['h2'], { entry: [q('B')] }),
      programme('drie', 'D', ['l1'], { entry: [q('C')] }),
    ]
    expect(ids(round)).toEqual(['naar-D: B C D'])
  })
})
