import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../platform/day.ts'
import { bestTogether, supportFor, worthOf } from './combine.ts'
import { judge } from './condition.ts'
import { decideMeasure, halfYears, type MeasureOutcome, versionOn } from './decide.ts'
import { factsOf, type SupportFacts, type TrainingFacts } from './facts.ts'
import { measuresInContent } from './load-measures.ts'
import { readMeasure } from './measure.ts'

const measures = measuresInContent()
const measure = (id: string) => {
  const found = measures.find(each => each.id === id)
  if (!found) throw new Error(`no measure ${id}`)
  return found
}

const worker: SupportFacts = {
  birthYear: 1988,
  statute: 'employee',
  employmentPercent: 100,
  workRegion: 'flanders',
  homeRegion: 'flanders',
  sector: 'private',
  highestDiploma: 'secondary',
  employerSize: 'small',
}
const training: TrainingFacts = {
  start: '2025-10-01' as Day,
  end: '2026-06-30' as Day,
  contactMinutes: 200 * 60,
  distanceMinutes: 0,
  workplaceMinutes: 0,
  credits: 0,
  priceCents: 36_000,
  kind: 'adult-education',
  shortage: true,
  level: 3,
  languageCourse: false,
  registeredForLeave: null,
}
const from = (start: string) => ({ ...training, start: start as Day })

describe('the measures that ship', () => {
  it('are all there, with every dated version', () => {
    expect(measures).toHaveLength(28)
    expect(measures.flatMap(each => each.versions)).toHaveLength(54)
  })

  it.each([
    ['vov', '2019-09-01', 'vov-2019'],
    ['vov', '2022-01-01', 'vov-2021'],
    ['vov', '2023-09-01', 'vov-2023'],
    ['vov', '2025-08-31', 'vov-2024'],
    ['vov', '2025-09-01', 'vov-2025'],
    ['vov', '2026-09-01', 'vov-2026'],
    ['kmo-portefeuille', '2015-01-01', 'kmop-before-2016'],
    ['kmo-portefeuille', '2021-09-13', 'kmop-2016'],
    ['kmo-portefeuille', '2021-09-14', 'kmop-2021'],
    ['kmo-portefeuille', '2026-01-31', 'kmop-2023'],
    ['kmo-portefeuille', '2026-02-01', 'kmop-2026'],
    ['loopbaancheque', '2019-12-31', 'lc-2013'],
    ['loopbaancheque', '2025-09-30', 'lc-2020'],
    ['loopbaancheque', '2025-10-01', 'lc-2025'],
    ['loopbaancheque', '2027-01-01', 'loopbaankrediet-2027'],
    ['opleidingscheque', '2019-08-31', 'oc-2015'],
    ['opleidingscheque', '2020-01-01', 'oc-2019'],
    ['opleidingscheque', '2025-12-31', 'oc-2020'],
    ['opleidingscheque', '2026-01-01', 'oc-2026'],
    ['ibo', '2019-06-30', 'ibo-2018'],
    ['ibo', '2019-07-01', 'ibo-2019'],
    ['ibo', '2020-03-01', 'ibo-later'],
  ])('%s on %s is %s', (id, day, version) => {
    expect(versionOn(measure(id), day as Day)?.id).toBe(version)
  })
})

describe('Flemish training leave', () => {
  it('asked half of a job until August 2025, and four fifths since', () => {
    const halfTime = { ...worker, employmentPercent: 50 }
    expect(decideMeasure(measure('vov'), halfTime, from('2025-08-31')).state).toBe('yes')
    expect(decideMeasure(measure('vov'), halfTime, { ...training }).state).toBe('perhaps')
    expect(decideMeasure(measure('vov'), { ...halfTime, inTrainingSince: '2024-10-01' as Day }, training).state).toBe(
      'yes',
    )
    expect(decideMeasure(measure('vov'), { ...halfTime, inTrainingSince: '2025-10-01' as Day }, training).state).toBe(
      'no',
    )
  })

  it('pays the employer by the hour of that year, for hours in proportion to the job', () => {
    const cents = (facts: SupportFacts, start: string) =>
      decideMeasure(measure('vov'), facts, from(start)).amounts.find(({ to }) => to === 'employer')?.cents
    expect(cents(worker, '2025-08-01')).toBe(125 * 2130)
    expect(cents(worker, '2025-10-01')).toBe(125 * 1491)
    expect(cents({ ...worker, employmentPercent: 80 }, '2025-10-01')).toBe(100 * 1491)
  })

  it('says that nothing is confirmed for this school year', () => {
    expect(decideMeasure(measure('vov'), worker, from('2027-02-01')).uncertain).toBe(true)
  })

  it('asks for a fact only when it decides something', () => {
    const unknown = { ...worker, employmentPercent: undefined }
    expect(decideMeasure(measure('vov'), unknown, training).missing).toContain('employmentPercent')
    const jobseeker = { ...unknown, statute: 'jobseeker' as const }
    expect(decideMeasure(measure('vov'), jobseeker, training)).toMatchObject({ state: 'no', missing: [] })
  })
})

describe('the fee in adult education', () => {
  const off = (facts: SupportFacts, over: Partial<TrainingFacts> = {}) =>
    decideMeasure(measure('cvo-inschrijvingsgeld'), facts, { ...training, ...over }).amounts.reduce(
      (sum, { cents }) => sum + cents,
      0,
    )

  it('is nothing on a living wage, a fifth for a jobseeker, and capped for everybody else', () => {
    expect(off({ ...worker, statute: 'leefloon' })).toBe(36_000)
    expect(off({ ...worker, statute: 'jobseeker' })).toBe(240 * 120)
    expect(off(worker, { priceCents: 90_000 })).toBe(30_000)
    expect(off(worker)).toBe(0)
  })

  it('is capped by half school year', () => {
    expect(halfYears('2026-09-01' as Day, '2026-12-31' as Day)).toBe(1)
    expect(halfYears('2026-09-01' as Day, '2027-01-01' as Day)).toBe(2)
    expect(halfYears('2027-02-01' as Day, '2027-08-31' as Day)).toBe(1)
    expect(off(worker, { priceCents: 90_000, end: null })).toBe(0)
  })
})

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const someOutcomes = fc
  .array(fc.record({ worker: fc.nat(500), employer: fc.nat(500), fee: fc.boolean() }), { minLength: 1, maxLength: 6 })
  .map(worths =>
    worths.map(
      (worth, at): MeasureOutcome => ({
        measure: names[at] ?? 'z',
        version: null,
        name: { nl: '', en: '' },
        to: ['worker'],
        state: 'yes',
        uncertain: false,
        amounts: [
          { to: 'worker', kind: worth.fee ? 'fee-less' : 'money', cents: worth.worker + 1 },
          { to: 'employer', kind: 'money', cents: worth.employer },
        ],
        missing: [],
        procedure: [],
        deadline: null,
        source: null,
        because: { says: 'support.uncertain' },
      }),
    ),
  )
const someClashes = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 8 })

describe('the best combination', () => {
  it('equals the best of all combinations without a clash, to the cent', () => {
    fc.assert(
      fc.property(someOutcomes, someClashes, fc.nat(800), (outcomes, pairs, price) => {
        const clashes = (one: string, other: string) =>
          one !== other && pairs.some(([a, b]) => (a === one && b === other) || (a === other && b === one))
        const every = outcomes.reduce<MeasureOutcome[][]>(
          (sets, one) => [...sets, ...sets.map(set => [...set, one])],
          [[]],
        )
        const allowed = every.filter(set => set.every(one => set.every(other => !clashes(one.measure, other.measure))))
        const key = (set: MeasureOutcome[]) => {
          const { workerCents, workerMinutes, employerCents } = worthOf(set, price)
          return workerCents * 1e8 + workerMinutes * 1e4 + employerCents
        }
        const found = bestTogether(outcomes, clashes, price)
        expect(key(found)).toBe(Math.max(...allowed.map(key)))
        expect(found.every(one => found.every(other => !clashes(one.measure, other.measure)))).toBe(true)
      }),
    )
  })

  it('never takes more off the fee than the fee, and never loses money', () => {
    const price = fc.nat(200_000)
    const statute = fc.constantFrom(
      'employee' as const,
      'jobseeker' as const,
      'leefloon' as const,
      'self-employed' as const,
    )
    fc.assert(
      fc.property(price, statute, fc.nat(100), (priceCents, who, employmentPercent) => {
        const facts = { ...worker, statute: who, employmentPercent }
        const { best, outcomes } = supportFor(facts, { ...training, priceCents }, measures)
        expect(best.workerCents).toBeGreaterThanOrEqual(0)
        for (const { amounts } of outcomes)
          for (const { cents, kind } of amounts) {
            expect(cents).toBeGreaterThanOrEqual(0)
            if (kind === 'fee-less' || kind === 'free') expect(cents).toBeLessThanOrEqual(priceCents)
          }
      }),
      { numRuns: 50 },
    )
  })
})

describe('a measure that is written wrong', () => {
  const written = (versions: object[]) => ({
    id: 'x',
    name: { nl: 'x', en: 'x' },
    kind: 'leave',
    authority: 'x',
    for: ['worker'],
    about: { nl: 'x', en: 'x' },
    versions,
  })
  const source = { title: 'x', address: null, asOf: null }

  it('is refused when two versions hold on the same day, or one ends before it starts', () => {
    const one = { id: 'one', validFrom: '2020-01-01', validTo: null, source }
    const two = { id: 'two', validFrom: '2021-01-01', validTo: null, source }
    expect(() => readMeasure('x.yaml', written([one, two]))).toThrow('one and two hold on the same days')
    expect(() => readMeasure('x.yaml', written([{ ...one, validTo: '2019-01-01' }]))).toThrow('ends before it starts')
  })

  it('is refused when it names a fact that nobody asks', () => {
    const version = { id: 'one', validFrom: null, validTo: null, source, when: { fact: 'shoeSize', in: [42] } }
    expect(() => readMeasure('x.yaml', written([version]))).toThrow('x.yaml')
  })
})

describe('a condition', () => {
  it('is not known only as long as nothing else decides', () => {
    const facts = factsOf({ statute: 'employee' }, training)
    const unknown = { fact: 'employmentPercent' as const, atLeast: 80 }
    const yes = { fact: 'statute' as const, in: ['employee'] }
    const no = { fact: 'statute' as const, in: ['jobseeker'] }
    expect(judge({ all: [unknown, no] }, facts).holds).toBe(false)
    expect(judge({ any: [unknown, yes] }, facts).holds).toBe(true)
    expect(judge({ all: [unknown, yes] }, facts)).toMatchObject({ holds: null, missing: ['employmentPercent'] })
    expect(judge({ not: unknown }, facts).holds).toBeNull()
  })
})
