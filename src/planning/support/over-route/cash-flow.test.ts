import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../../platform/day.ts'
import { measures, training, worker } from '../facts.fixture.ts'
import { cashFlowOf, wageFor } from './cash-flow.ts'
import { evenly } from './in-time.ts'
import { supportOverRoute } from './support-over-route.ts'

describe('the cash flow of a route', () => {
  it('adds up to the cent and the minute: its months are the fee, the support and the wages', () => {
    fc.assert(
      fc.property(
        fc.nat(200_000),
        fc.nat(30_000),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 600_000 }),
        fc.integer({ min: 0, max: 100 }),
        fc.boolean(),
        (priceCents, contactMinutes, later, gross, percent, employerPaysFee) => {
          const year = 2025 + Math.floor((9 + later) / 12)
          const end = `${year}-${String(((9 + later) % 12) + 1).padStart(2, '0')}-15` as Day
          const legs = [evenly({ ...training, priceCents, contactMinutes, end })]
          const { best } = supportOverRoute({ ...worker, employmentPercent: percent }, legs, measures)
          const wage = { gross, percent }
          const { months, total } = cashFlowOf(legs, best.lines, { wage, employerPaysFee })
          expect(total.worker.gets + total.employer.gets).toBe(best.workerCents + best.employerCents)
          expect(total.paidMinutes).toBe(best.workerMinutes)
          expect(total.worker.pays + total.employer.pays).toBe(priceCents + wageFor(best.workerMinutes, wage))
          expect(total.worker.pays).toBe(employerPaysFee ? 0 : priceCents)
          expect(months.reduce((sum, month) => sum + month.worker.pays, 0)).toBe(total.worker.pays)
          expect(months.map(({ month }) => month)).toEqual(months.map(({ month }) => month).toSorted())
        },
      ),
      { numRuns: 40 },
    )
  }, 30_000)

  it('counts an hour of a full-time wage as a third of thirteen weeks of 38 hours', () => {
    expect(wageFor(60, { gross: 280_000, percent: 100 })).toBe(Math.floor((280_000 * 3) / 13 / 38))
    expect(wageFor(60, { gross: 140_000, percent: 50 })).toBe(wageFor(60, { gross: 280_000, percent: 100 }))
    expect(wageFor(60, { gross: 140_000, percent: 0 })).toBe(0)
  })
})
