import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../platform/day.ts'
import { bestTogether, supportFor, worthOf } from './combine.ts'
import type { MeasureOutcome } from './decide.ts'
import { measures, training, worker } from './facts.fixture.ts'
import type { SupportFacts } from './facts.ts'

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
          {
            to: 'worker',
            kind: worth.fee ? 'fee-less' : 'money',
            cents: worth.worker + 1,
            ofFee: worth.fee,
            because: { says: 'support.how.free' },
          },
          { to: 'employer', kind: 'money', cents: worth.employer, because: { says: 'support.how.free' } },
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

describe('measures together', () => {
  it('give a voucher over what is left of the fee', () => {
    const language = { ...training, languageCourse: true, start: '2025-10-01' as Day }
    const { best, outcomes } = supportFor(worker, language, measures)
    // 240 lesson periods, 0.90 euro less each: 144 euro is left, of which the voucher pays half.
    expect(outcomes.find(one => one.measure === 'opleidingscheque')?.amounts[0]?.cents).toBe(7_200)
    expect(best.workerCents).toBe(21_600 + 7_200)
  })

  it('never pay more of one fee than the fee, over worker and employer', () => {
    const facts = { ...worker, statute: 'leefloon' as const, initiative: 'employer' as const }
    const { possible } = supportFor(facts, training, measures)
    expect(possible.workerCents + possible.employerCents).toBeLessThanOrEqual(training.priceCents)
  })

  it('hold no voucher together with what the employer pays', () => {
    const { possible } = supportFor({ ...worker, initiative: 'employer' }, training, measures)
    expect(possible.chosen.includes('opleidingscheque') && possible.chosen.includes('kmo-portefeuille')).toBe(false)
  })

  it('are not sure where nobody can know', () => {
    const jobseeker = { ...worker, statute: 'jobseeker' as const }
    const state = (id: string, facts: SupportFacts) =>
      supportFor(facts, training, measures).outcomes.find(one => one.measure === id)?.state
    expect(state('okot', jobseeker)).toBe('perhaps')
    expect(state('loopbaancheque', worker)).toBe('perhaps')
    expect(state('bv-vrijstelling-opleiding', worker)).toBe('perhaps')
    expect(state('opleidingskrediet', worker)).not.toBe('yes')
  })

  it('say how each amount came about', () => {
    const { outcomes } = supportFor(worker, { ...training, priceCents: 90_000 }, measures)
    for (const { amounts } of outcomes)
      for (const { because } of amounts) expect(because.says).toMatch(/^support\.how\./)
  })
})
