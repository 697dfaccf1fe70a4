import fc from 'fast-check'
import type {
  Catalogue,
  CertificateType,
  Module,
  ModuleId,
  Offer,
  OfferId,
  Programme,
  ProgrammeId,
  Provider,
  ProviderId,
  Qualification,
  QualificationId,
  Structure,
} from '../../catalogue/index.ts'
import { addDays, type Day } from '../../platform/day.ts'
import type { ConcordanceRow } from '../../recognition/index.ts'
import { findRoutes } from '../find-routes.ts'
import type { Route } from '../route.ts'
import { drawPlan, type Facts } from './draw-plan.ts'
import { type Choices, choicesOf, type Lock, type Version } from './plan.ts'
import { repair } from './repair.ts'

const today = '2026-11-26' as Day
const source = { title: 'test', address: null, asOf: null }
const made = { origin: 'example' as const, source, validFrom: null, validTo: null }
const same = (text: string) => ({ nl: text, en: text })

const qualification = (id: string): Qualification => ({
  id: id as QualificationId,
  kind: 'professional',
  title: same(id),
  level: 4,
  series: id,
  version: 1,
  partOf: null,
  competences: [],
  occupations: [],
  attests: [],
  shortage: null,
  value: null,
  ...made,
})

export const module = (id: string, over: Partial<Module> = {}): Module => ({
  id: id as ModuleId,
  code: null,
  title: same(id),
  contact: 2400,
  distance: 0,
  workplace: 0,
  credits: 3,
  price: 6000,
  exemptable: true,
  workplaceExemptable: false,
  proves: [],
  ...made,
  ...over,
})

const provider = (id: string): Provider => ({
  id: id as ProviderId,
  name: id,
  kind: 'cvo',
  postcode: null,
  place: null,
  ...made,
})

const offer = (id: string, programme: string, start: string | null, over: Partial<Offer> = {}): Offer => ({
  id: id as OfferId,
  programme: programme as ProgrammeId,
  start: start as Day | null,
  form: 'campus',
  postcode: null,
  place: null,
  when: same(id),
  minutesPerWeek: 480,
  daysPerWeek: 2,
  evening: false,
  ...made,
  ...over,
})

const leaf = (id: string): Structure => ({ kind: 'module', module: id as ModuleId })
export const structure: Structure = {
  kind: 'all',
  of: [
    leaf('m1'),
    leaf('m2'),
    { kind: 'some', count: 2, title: same('Keuze'), of: ['e1', 'e2', 'e3', 'e4'].map(leaf) },
    { kind: 'credits', atLeast: 6, title: same('Punten'), of: ['f1', 'f2', 'f3'].map(leaf) },
  ],
}

const programme = (id: string, awards: string, entry: string[], of: Structure): Programme => ({
  id: id as ProgrammeId,
  provider: `school-${id}` as ProviderId,
  title: same(id),
  awards: awards as QualificationId,
  entry: entry as QualificationId[],
  unit: 'lesson-period',
  structure: of,
  order: [{ before: 'm1' as ModuleId, after: 'm2' as ModuleId }],
  stops: [],
  language: null,
  ...made,
})

const byId = <One extends { id: string }>(all: One[]) => new Map(all.map(one => [one.id as One['id'], one]))

/** Two steps to the goal: `low` (programme basis) opens `high` (programme top, or ander at another school). */
export const catalogueOf = (over: Partial<Catalogue> = {}): Catalogue => ({
  version: 1,
  competences: new Map(),
  relations: [],
  qualifications: byId(['low', 'high'].map(qualification)),
  providers: byId(['basis', 'top', 'ander'].map(id => provider(`school-${id}`))),
  modules: byId(['b1', 'b2', 'm1', 'm2', 'e1', 'e2', 'e3', 'e4', 'f1', 'f2', 'f3', 'a1', 'a2'].map(id => module(id))),
  programmes: byId([
    programme('basis', 'low', [], { kind: 'all', of: [leaf('b1'), leaf('b2')] }),
    programme('top', 'high', ['low'], structure),
    programme('ander', 'high', ['low'], {
      kind: 'all',
      of: ['a1', 'a2', 'e1', 'e2', 'e3', 'e4', 'f1', 'f2'].map(leaf),
    }),
  ]),
  offers: [
    offer('basis-1', 'basis', '2027-02-01'),
    offer('basis-2', 'basis', '2027-09-06'),
    offer('top-1', 'top', '2027-09-06'),
    offer('top-2', 'top', '2028-02-07'),
    offer('top-3', 'top', '2028-09-04'),
    offer('ander-1', 'ander', '2027-09-06'),
  ],
  ladders: [],
  certificates: byId([
    {
      id: 'papier' as CertificateType['id'],
      title: same('papier'),
      issuer: null,
      codes: ['x:1'],
      awards: null,
      ...made,
    },
  ]),
  postcodes: new Map(),
  ...over,
})

const row = (of: string, minutes: number | null = null): ConcordanceRow => ({
  id: `row-${of}`,
  evidence: { kind: 'certificates', all: ['papier' as CertificateType['id']] },
  module: of as ModuleId,
  minutes,
  part: null,
  ground: 'EVK',
  decides: 'automatic',
  provider: null,
  how: same('toon het'),
  ...made,
})

export const factsOf = (over: Partial<Facts> = {}): Facts => ({
  catalogue: catalogueOf(),
  concordance: [],
  measures: [],
  portrait: { goal: { qualification: 'high' }, time: { minutesFreePerWeek: 480, forms: [] } },
  granted: new Map(),
  today,
  outcomes: new Map(),
  lost: [],
  ...over,
})

/** When every plan of these tests was kept. */
export const keptAt = new Date('2026-11-26T10:00:00Z')

type Kept = Pick<Version, 'choices' | 'drawn' | 'at'>

export const kept = (
  facts: Facts,
  over: Partial<Pick<Choices, 'minutesPerWeek' | 'agreed' | 'locks'>> = {},
  pick: (route: Route) => boolean = () => true,
): Kept => {
  const found = findRoutes({ ...facts, goal: 'high' })
  const route = found.ok ? found.value.routes.find(pick) : undefined
  if (!route) throw new Error('no route')
  const rest = { minutesPerWeek: 480, agreed: null, locks: [], ...over }
  const choices = repair(choicesOf(route, { goal: 'high' as QualificationId, ...rest }), facts)?.choices
  const plan = choices && drawPlan(choices, facts)
  if (!plan) throw new Error('no plan')
  return { choices, drawn: plan.drawn, at: keptAt }
}

const ids = [...catalogueOf().modules.keys()]
const sizes = fc.record({
  contact: fc.nat(3000),
  workplace: fc.nat(1500),
  price: fc.nat(9000),
  exemptable: fc.boolean(),
})

/** Facts of all kinds: modules of every size, rows, grants, results, groups that come and go. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    sizes: fc.array(sizes, { minLength: ids.length, maxLength: ids.length }),
    rows: fc.subarray(ids),
    part: fc.option(fc.integer({ min: 1, max: 900 })),
    granted: fc.subarray(ids, { maxLength: 4 }),
    passed: fc.subarray(ids, { maxLength: 3 }),
    failed: fc.subarray(ids, { maxLength: 3 }),
    gone: fc.subarray(catalogueOf().offers.map(({ id }) => id)),
    later: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ sizes, rows, part, granted, passed, failed, gone, later }) => ({
    ...factsOf({
      catalogue: catalogueOf({
        modules: byId(ids.map((id, at) => module(id, sizes[at]))),
        offers: catalogueOf().offers.filter(({ id }) => !gone.includes(id)),
      }),
      concordance: rows.map(id => row(id, part)),
      granted: new Map(granted.map(id => [id, { minutes: null, because: [] }])),
      outcomes: new Map(
        ids.map(id => [id, { passed: passed.includes(id), failed: failed.includes(id) ? 1 : 0 }] as const),
      ),
      today: addDays(today, later),
    }),
    portrait: {
      goal: { qualification: 'high' },
      papers: [
        {
          certificate: 'papier',
          title: 'papier',
          issuer: null,
          issuedOn: null,
          until: null,
          codes: [],
          shown: 'register',
        },
      ],
    },
  }))

/** Some parts of a plan, locked. */
export const locksOn = ({ legs }: Choices): fc.Arbitrary<Lock[]> => {
  const all: Lock[] = legs.flatMap(leg => [
    ...leg.modules.map((id): Lock => ({ kind: 'module', module: id })),
    ...leg.modules.slice(1).map((after, at): Lock => ({ kind: 'order', before: leg.modules[at] ?? after, after })),
    ...(leg.offer === null ? [] : [{ kind: 'offer' as const, programme: leg.programme }]),
  ])
  return fc.subarray(all)
}
