import { describe, expect, it } from 'vitest'
import type { Day } from '../../platform/day.ts'
import { judge } from './condition.ts'
import { decideMeasure, measures, training, worker } from './facts.fixture.ts'
import { factsOf, type SupportFacts, type TrainingFacts } from './facts.ts'
import { readMeasure } from './measure.ts'
import { supportFor } from './over-route/support-over-route.ts'
import { versionOn } from './version-on.ts'

const measure = (id: string) => {
  const found = measures.find(each => each.id === id)
  if (!found) throw new Error(`no measure ${id}`)
  return found
}

const from = (start: string) => ({ ...training, start: start as Day })

describe('the measures that ship', () => {
  it('are all there, with every dated version', () => {
    // The 27 of the source, and two that it tells within another: EVC with VDAB, and jobseekers in adult education.
    expect(measures).toHaveLength(29)
    expect(measures.flatMap(each => each.versions)).toHaveLength(55)
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
      decideMeasure(measure('vov'), facts, from(start))
        .amounts.filter(({ to }) => to === 'employer')
        .reduce((sum, amount) => sum + amount.cents, 0)
    // Begun in August: its hours are of the school year before, and the next goes on under the old rule.
    expect(cents(worker, '2025-08-01')).toBe(Math.floor((Math.floor((200 * 60) / 11) * 2130) / 60) + 125 * 2130)
    expect(cents(worker, '2025-10-01')).toBe(125 * 1491)
    expect(cents({ ...worker, employmentPercent: 80 }, '2025-10-01')).toBe(100 * 1491)
  })

  it('keeps the old rate for who had begun in 2024-2025, and for nobody who began earlier', () => {
    const cents = (inTrainingSince: string) =>
      decideMeasure(measure('vov'), { ...worker, inTrainingSince: inTrainingSince as Day }, training)
        .amounts.filter(({ to }) => to === 'employer')
        .reduce((sum, amount) => sum + amount.cents, 0)
    expect(cents('2024-10-01')).toBe(125 * 2130)
    expect(cents('2015-10-01')).toBe(125 * 1491)
  })

  it('is never sure while the registration of the training is not known, and not at all when it is not registered', () => {
    const state = (registeredForLeave: boolean | null) =>
      decideMeasure(measure('vov'), worker, { ...training, registeredForLeave }).state
    expect([state(true), state(null)]).toEqual(['yes', 'perhaps'])
  })

  it('asks 32 lesson periods, counted as such', () => {
    const state = (contactMinutes: number) =>
      decideMeasure(measure('vov'), worker, { ...training, contactMinutes }).state
    expect([state(32 * 50), state(32 * 50 - 1)]).toEqual(['yes', 'no'])
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

  it('is nothing on a living wage, perhaps a fifth for a jobseeker, and capped for everybody else', () => {
    expect(off({ ...worker, statute: 'leefloon' })).toBe(36_000)
    const jobseeker = { ...worker, statute: 'jobseeker' as const }
    expect(decideMeasure(measure('cvo-werkzoekenden'), jobseeker, training)).toMatchObject({ state: 'perhaps' })
    const { best, possible } = supportFor(jobseeker, training, measures)
    expect(best.workerCents).toBe(0)
    expect(possible.workerCents).toBeGreaterThanOrEqual(240 * 120)
    expect(off(worker, { priceCents: 90_000 })).toBe(30_000)
    expect(off(worker)).toBe(0)
  })

  it('is capped by half school year', () => {
    expect(off(worker, { priceCents: 90_000, end: '2025-12-31' as Day })).toBe(60_000)
    expect(off(worker, { priceCents: 90_000, end: null })).toBe(0)
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
  it('stays open on what no fact tells', () => {
    const check = { check: { nl: 'Kijk na.', en: 'Check.' } }
    const facts = factsOf({ statute: 'employee' }, training)
    expect(judge(check, facts)).toMatchObject({ holds: null, missing: [] })
    expect(judge({ all: [check, { fact: 'statute', in: ['jobseeker'] }] }, facts).holds).toBe(false)
  })

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
