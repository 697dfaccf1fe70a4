import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../../platform/day.ts'
import { measures, training, worker } from '../facts.fixture.ts'
import type { SupportFacts } from '../facts.ts'
import { type Measure, readMeasure } from '../measure.ts'
import { bestTogether, type Clashes } from './best.ts'
import { divided, evenly, type LegInTime } from './in-time.ts'
import { monthsBetween } from './periods.ts'
import { isBetter, reckon, worthOf } from './reckon.ts'
import { supportOverRoute } from './support-over-route.ts'
import { factsIn, type Use, useOf } from './use.ts'

const only = (id: string): Measure[] => measures.filter(each => each.id === id)
const leg = (start: string, end: string, over: Partial<typeof training> = {}, id = start): LegInTime =>
  evenly({ ...training, start: start as Day, end: end as Day, ...over }, id)
const over = (person: SupportFacts, legs: LegInTime[], id: string) => supportOverRoute(person, legs, only(id))

describe('training leave over a route', () => {
  it('has its maximum in every school year, and shares it between trainings of one year', () => {
    const long = leg('2021-09-01', '2023-06-30', { contactMinutes: 400 * 60 })
    expect(over(worker, [long], 'vov').best.workerMinutes).toBe(250 * 60)
    const autumn = leg('2021-09-01', '2021-12-31', { contactMinutes: 100 * 60 })
    const spring = leg('2022-01-01', '2022-06-30', { contactMinutes: 100 * 60 })
    expect(over(worker, [autumn, spring], 'vov').best.workerMinutes).toBe(125 * 60)
    expect(over(worker, [autumn, spring], 'vov').best.employerCents).toBe(125 * 2130)
  })

  it('goes on under the old rule for who had begun, also half time, and stops for who had not', () => {
    const half = { ...worker, employmentPercent: 50 }
    const route = [leg('2024-10-01', '2026-06-30', { contactMinutes: 400 * 60 })]
    const { best, outcomes } = over(half, route, 'vov')
    expect(best.workerMinutes).toBe(2 * 62.5 * 60)
    // In 2025-2026 the old rate is the new one and what is missing of it: each of the two is rounded down.
    expect(best.employerCents).toBe(2 * 62.5 * 2130 - 1)
    expect(outcomes[0]?.versions.map(({ version, state }) => [version, state])).toEqual([
      ['vov-2024', 'yes'],
      ['vov-2025', 'yes'],
    ])
    const late = over({ ...half, inTrainingSince: '2023-10-01' as Day }, route, 'vov')
    expect(late.outcomes[0]?.versions.map(({ state }) => state)).toEqual(['yes', 'no'])
    expect(late.best.workerMinutes).toBe(62.5 * 60)
  })

  it('looks at the reference month: March before the school year', () => {
    const route = [leg('2025-10-01', '2026-06-30', { contactMinutes: 200 * 60 })]
    const then = (percent: number) => over({ ...worker, percentIn: { '2025-03': percent } }, route, 'vov').best
    expect(then(80).workerMinutes).toBe(100 * 60)
    expect(then(50).workerMinutes).toBe(0)
    expect(over({ ...worker, percentIn: { '2026-03': 50 } }, route, 'vov').best.workerMinutes).toBe(125 * 60)
  })
})

describe('ceilings and fees over a route', () => {
  it('give a voucher up to its maximum once a school year, whatever the version', () => {
    const route = [leg('2024-10-01', '2026-06-30', { priceCents: 200_000 })]
    expect(over(worker, route, 'opleidingscheque').best.workerCents).toBe(2 * 12_500)
    const twice = [leg('2025-10-01', '2025-12-31'), leg('2026-01-01', '2026-06-30')]
    expect(over(worker, twice, 'opleidingscheque').best.workerCents).toBe(12_500)
  })

  it('ask the fee cap of adult education in each half year', () => {
    const price = { priceCents: 120_000 }
    expect(over(worker, [leg('2025-09-01', '2025-12-31', price)], 'cvo-inschrijvingsgeld').best.workerCents).toBe(
      90_000,
    )
    expect(over(worker, [leg('2025-11-01', '2026-02-28', price)], 'cvo-inschrijvingsgeld').best.workerCents).toBe(
      60_000,
    )
  })

  it('give a premium once in every semester, and by month what is by month', () => {
    const gives = (gift: object) =>
      readMeasure('x', {
        id: 'x',
        name: { nl: 'x', en: 'x' },
        kind: 'allowance',
        authority: 'x',
        for: ['worker'],
        about: { nl: 'x', en: 'x' },
        versions: [
          {
            id: 'x-1',
            validFrom: null,
            validTo: null,
            source: { title: 'x', address: null, asOf: null },
            gives: [{ to: 'worker', kind: 'money', flat: 5000, ...gift }],
          },
        ],
      })
    const route = [leg('2025-09-15', '2026-06-30')]
    const cents = (gift: object) => supportOverRoute(worker, route, [gives(gift)]).best.workerCents
    expect([cents({ per: 'semester' }), cents({ per: 'month' }), cents({})]).toEqual([10_000, 50_000, 5000])
  })

  it('name no amount for an employer of a size that no rule names', () => {
    const facts = { ...worker, initiative: 'employer' as const, employerWorkers: 4000, employerSize: undefined }
    const [outcome] = over(facts, [leg('2025-10-01', '2026-06-30')], 'kmo-portefeuille').outcomes
    expect(outcome).toMatchObject({ state: 'no', amounts: [], missing: [] })
  })

  it('see who is employee and self-employed as both', () => {
    const both = { ...worker, statute: 'self-employed' as const, alsoStatute: 'employee' as const }
    const route = [leg('2025-10-01', '2026-06-30')]
    expect(over({ ...both, alsoStatute: undefined }, route, 'vov').outcomes[0]?.state).toBe('no')
    expect(over(both, route, 'vov').outcomes[0]?.state).toBe('yes')
  })
})

const someLegs = fc
  .array(
    fc.record({
      months: fc.integer({ min: 0, max: 20 }),
      later: fc.integer({ min: 0, max: 5 }),
      price: fc.integer({ min: 0, max: 90_000 }),
      minutes: fc.integer({ min: 0, max: 12_000 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map(legs => {
    let month = 2025 * 12 + 7
    const first = (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
    return legs.map(({ months, later, price, minutes }, at) => {
      const start = month + later
      month = start + months
      return leg(first(start), first(month), { priceCents: price, contactMinutes: minutes }, `leg ${at}`)
    })
  })

const gift = fc.oneof(
  fc.record({ to: fc.constant('worker'), kind: fc.constant('free') }),
  fc.record({
    to: fc.constantFrom('worker', 'employer'),
    kind: fc.constant('fee-less'),
    share: fc.constantFrom(0.3, 0.5, 1),
    max: fc.integer({ min: 0, max: 30_000 }),
    per: fc.constantFrom('school-year', 'calendar-year', 'training'),
  }),
  fc.record({
    to: fc.constantFrom('worker', 'employer'),
    kind: fc.constant('money'),
    flat: fc.integer({ min: 1, max: 20_000 }),
    per: fc.constantFrom('semester', 'training', 'month'),
  }),
  fc.record({
    to: fc.constant('worker'),
    kind: fc.constant('paid-time'),
    hours: fc.record({ atMost: fc.integer({ min: 1, max: 100 }), scaledByEmployment: fc.boolean() }),
  }),
  fc.record({
    to: fc.constant('employer'),
    kind: fc.constant('money'),
    perHour: fc.integer({ min: 1, max: 3000 }),
    hours: fc.record({ atMost: fc.integer({ min: 1, max: 100 }), scaledByEmployment: fc.boolean() }),
  }),
)
const someMeasures = fc
  .array(fc.record({ gives: fc.array(gift, { minLength: 1, maxLength: 2 }), lowersFee: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  })
  .map(all =>
    all.map(({ gives, lowersFee }, at) =>
      readMeasure('x', {
        id: `m${at}`,
        name: { nl: 'x', en: 'x' },
        kind: 'allowance',
        authority: 'x',
        for: ['worker'],
        about: { nl: 'x', en: 'x' },
        lowersFee,
        versions: [
          {
            id: `m${at}-1`,
            validFrom: null,
            validTo: '2026-05-31',
            source: { title: 'x', address: null, asOf: null },
            gives,
          },
          {
            id: `m${at}-2`,
            validFrom: '2026-06-01',
            validTo: null,
            source: { title: 'x', address: null, asOf: null },
            gives: gives.slice(0, 1),
          },
        ],
      }),
    ),
  )
const someClashes = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 }).map(
  (pairs): Clashes =>
    (one, other) =>
      pairs.some(
        ([a, b]) => a !== b && ((one === `m${a}` && other === `m${b}`) || (one === `m${b}` && other === `m${a}`)),
      ),
)

describe('the best combination over a whole route', () => {
  it('equals the best of all combinations without a clash, to the cent and the minute', () => {
    fc.assert(
      fc.property(someLegs, someMeasures, someClashes, (legs, among, clashes) => {
        const uses = among.flatMap(each => legs.map((one, at) => useOf(each, one, at, factsIn(worker, one))))
        const every = uses.reduce<Use[][]>((sets, one) => [...sets, ...sets.map(set => [...set, one])], [[]])
        const allowed = every.filter(set =>
          set.every(one => set.every(other => one.leg !== other.leg || !clashes(one.measure.id, other.measure.id))),
        )
        const worths = allowed.map(set => worthOf(reckon(legs, set, 'sure')))
        const found = bestTogether(legs, uses, clashes, 'sure')
        const reached = worthOf(reckon(legs, found, 'sure'))
        expect(worths.some(worth => isBetter(worth, reached))).toBe(false)
        expect(allowed).toContainEqual(found)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('adds up: every month is whole cents and minutes, no fee is taken twice, sums are their lines', () => {
    fc.assert(
      fc.property(someLegs, someMeasures, (legs, among) => {
        const { best, outcomes } = supportOverRoute(worker, legs, among)
        for (const { cents, minutes } of best.lines) {
          expect(Number.isInteger(cents) && Number.isInteger(minutes)).toBe(true)
          expect(Math.min(cents, minutes)).toBeGreaterThanOrEqual(0)
        }
        legs.forEach((one, at) => {
          for (const { day, feeCents, contactMinutes } of one.stretches) {
            const here = best.lines.filter(line => line.leg === at && line.day === day)
            const taken = here.filter(({ ofFee }) => ofFee).reduce((sum, line) => sum + line.cents, 0)
            expect(taken).toBeLessThanOrEqual(feeCents)
            for (const line of here) expect(line.minutes).toBeLessThanOrEqual(contactMinutes)
          }
        })
        expect(worthOf(best.lines)).toEqual({
          workerCents: best.workerCents,
          workerMinutes: best.workerMinutes,
          employerCents: best.employerCents,
        })
        expect(outcomes).toHaveLength(among.length * legs.length)
      }),
      { numRuns: 60 },
    )
  }, 30_000)
})

describe('a training month by month', () => {
  it('is the whole, to the cent and the minute', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(fc.nat(31), { minLength: 1, maxLength: 40 }), (whole, weights) => {
        const parts = divided(whole, weights)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole)
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0)
      }),
    )
    expect(monthsBetween('2026-11-15' as Day, '2027-01-02' as Day)).toEqual(['2026-11-15', '2026-12-01', '2027-01-01'])
  })
})
