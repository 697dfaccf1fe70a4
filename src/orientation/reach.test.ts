import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  Catalogue,
  CertificateType,
  CompetenceId,
  Programme,
  Qualification,
  QualificationId,
} from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import type { Day } from '../platform/day.ts'
import { withinReach } from './reach.ts'

const today = '2026-11-24' as Day
const made = {
  origin: 'example' as const,
  source: { title: 'test', address: null, asOf: null },
  validFrom: null,
  validTo: null,
}

const qualification = (id: string, competences: string[], over: Partial<Qualification> = {}): Qualification => ({
  id: id as QualificationId,
  kind: 'professional',
  title: { nl: id },
  level: 4,
  series: id,
  version: 1,
  partOf: null,
  competences: competences as CompetenceId[],
  occupations: [],
  attests: [],
  shortage: null,
  value: null,
  ...made,
  ...over,
})

const programme = (awards: string): Programme => ({
  id: `p-${awards}` as Programme['id'],
  provider: 'cvo' as Programme['provider'],
  title: { nl: awards, en: awards },
  awards: awards as QualificationId,
  entry: [],
  unit: 'lesson-period',
  structure: { kind: 'all', of: [] },
  order: [],
  stops: [],
  language: null,
  ...made,
})

const paper = (id: string, awards: string): CertificateType => ({
  id: id as CertificateType['id'],
  title: { nl: id },
  issuer: null,
  codes: [`code:${id}`],
  awards: awards as QualificationId,
  ...made,
})

const byId = <Thing extends { id: string }>(things: Thing[]): Map<Thing['id'], Thing> =>
  new Map(things.map(thing => [thing.id, thing]))

const catalogue = (qualifications: Qualification[], over: Partial<Catalogue> = {}): Catalogue => ({
  version: 1,
  competences: new Map(),
  relations: [],
  qualifications: byId(qualifications),
  providers: new Map(),
  modules: new Map(),
  programmes: new Map(),
  offers: [],
  ladders: [],
  certificates: new Map(),
  postcodes: new Map(),
  ...over,
})

const can = (...ids: string[]): Portrait => ({
  can: { has: ids.map(competence => ({ competence, strength: 'self-declared', by: null })), dropped: [] },
})
const job = (occupation: string, title: string): Portrait => ({ jobs: [{ occupation, title, from: null, to: null }] })
const names = (portrait: Portrait, on: Catalogue): string[] =>
  withinReach(portrait, on, today).map(reach => reach.qualification.id)

describe('what is within reach', () => {
  const half = qualification('half', ['a', 'b'])
  const most = qualification('most', ['a', 'b', 'c'])
  const far = qualification('far', ['x'])

  it('is ranked by the share of its competences; what shares nothing stays out', () => {
    expect(names(can('a', 'b', 'c'), catalogue([half, far, most]))).toEqual(['half', 'most'])
    expect(names(can('a', 'c'), catalogue([half, far, most]))).toEqual(['most', 'half'])
    expect(names({}, catalogue([half, far, most]))).toEqual([])
  })

  it('starts with what some programme leads to', () => {
    expect(names(can('a', 'b'), catalogue([half, most], { programmes: byId([programme('most')]) }))).toEqual([
      'most',
      'half',
    ])
  })

  it('counts what papers stand for, and leaves out what is held', () => {
    const on = catalogue([half, most], { certificates: byId([paper('proof', 'half')]) })
    const portrait: Portrait = {
      papers: [
        {
          certificate: null,
          title: 'Bewijs',
          issuer: null,
          issuedOn: null,
          until: null,
          codes: ['code:proof'],
          shown: 'register',
        },
      ],
    }
    const [reach, ...others] = withinReach(portrait, on, today)
    expect(others).toEqual([])
    expect(reach).toMatchObject({ qualification: { id: 'most' }, known: ['a', 'b'], missing: ['c'] })
    expect(reach?.because.because?.[0]?.because?.[0]).toMatchObject({
      says: 'orientation.reach.paper',
      with: { paper: 'Bewijs' },
    })
  })

  it('counts what is officially equal, not what is only proposed', () => {
    const relation = (kind: 'equal' | 'proposed-equal') => ({
      from: 'z' as CompetenceId,
      to: 'a' as CompetenceId,
      kind,
      origin: 'official' as const,
      source: made.source,
    })
    expect(names(can('z'), catalogue([half], { relations: [relation('proposed-equal')] }))).toEqual([])
    expect(names(can('z'), catalogue([half], { relations: [relation('equal')] }))).toEqual(['half'])
  })

  it('knows the job that it prepares for, by a source or by its name', () => {
    const listed = qualification('Kok', ['x'], { occupations: ['esco/1' as Qualification['occupations'][number]] })
    const reaches = withinReach(
      { jobs: [...(job('esco/1', 'chef').jobs ?? []), ...(job('esco/2', 'KAPPER').jobs ?? [])] },
      catalogue([listed, qualification('Kapper', [])]),
      today,
    )
    expect(reaches.map(({ sameJob }) => sameJob)).toEqual([
      { title: 'KAPPER', how: 'name' },
      { title: 'chef', how: 'listed' },
    ])
  })

  it('offers the newest version that holds today, and no job as a diploma', () => {
    const versions = [
      qualification('v1', ['a'], { series: 's', version: 1 }),
      qualification('v2', ['a'], { series: 's', version: 2 }),
      qualification('v3', ['a'], { series: 's', version: 3, validFrom: '2030-01-01' as Day }),
      qualification('work', ['a'], { kind: 'job' }),
    ]
    expect(names(can('a'), catalogue(versions))).toEqual(['v2'])
  })

  it('says what is there, what is missing, and that work is waiting', () => {
    const on = catalogue([qualification('q', ['a', 'b'], { shortage: { year: 2026, title: 'Kok' } })])
    const [reach] = withinReach(can('a'), on, today)
    expect(reach?.because).toMatchObject({ says: 'orientation.reach.share', with: { known: 1, all: 2 } })
    expect(reach?.because.because?.map(({ says }) => says)).toEqual([
      'orientation.reach.known',
      'orientation.reach.missing',
      'orientation.reach.shortage',
    ])
  })

  it('does not depend on the order of telling, and splits every qualification in known and missing', () => {
    const ids = ['a', 'b', 'c', 'd']
    const qualifications = fc.array(fc.uniqueArray(fc.constantFrom(...ids)), { maxLength: 5 })
    fc.assert(
      fc.property(qualifications, fc.uniqueArray(fc.constantFrom(...ids)), (sets, told) => {
        const on = catalogue(sets.map((competences, at) => qualification(`q${at}`, competences)))
        const reaches = withinReach(can(...told), on, today)
        expect(withinReach(can(...told.toReversed()), on, today)).toEqual(reaches)
        for (const { known, missing, qualification: each, share } of reaches) {
          expect([...known, ...missing].sort()).toEqual([...each.competences].sort())
          expect(share).toBeGreaterThan(0)
        }
      }),
    )
  })
})
