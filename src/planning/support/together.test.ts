import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../platform/day.ts'
import { measures, training, worker } from './facts.fixture.ts'
import type { SupportFacts } from './facts.ts'
import { supportFor } from './over-route/support-over-route.ts'

describe('any person and any fee', () => {
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
