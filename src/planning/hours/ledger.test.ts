import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../platform/day.ts'
import { type Agreed, accountOf, lineKinds, monthsOf, plannedUpTo, type Told, totalOf } from './ledger.ts'

const start = '2026-01-01' as Day
const someAgreed = fc
  .record({ from: fc.nat(900), lasts: fc.nat(500), minutesPerWeek: fc.nat(2400) })
  .map(({ from, lasts, minutesPerWeek }): Agreed => {
    const first = addDays(start, from)
    return { from: first, until: addDays(first, lasts), minutesPerWeek }
  })
const someTold = fc.array(
  fc.record({
    kind: fc.constantFrom(...lineKinds),
    day: fc.nat(1400).map(days => addDays(start, days)),
    minutes: fc.integer({ min: 1, max: 720 }),
    confirmed: fc.boolean(),
  }),
  { maxLength: 40 },
)
const someDay = fc.nat(1500).map(days => addDays(start, days))
const accounts = (agreed: Agreed, told: Told[], today: Day) =>
  monthsOf(agreed).map(month => accountOf(agreed, told, month, today))
const within = ({ from, until }: Agreed, told: Told[]) => told.filter(({ day }) => from <= day && day <= until)

describe('a ledger of hours', () => {
  it('plans a fifth of the week for each weekday, so that whole weeks are what was agreed', () => {
    const agreed = { from: '2027-02-01' as Day, until: '2027-02-28' as Day, minutesPerWeek: 241 }
    expect(plannedUpTo(agreed, '2027-02-07' as Day)).toBe(241)
    expect(plannedUpTo(agreed, '2027-02-28' as Day)).toBe(4 * 241)
    expect(plannedUpTo(agreed, '2027-01-31' as Day)).toBe(0)
    expect(plannedUpTo(agreed, '2029-01-01' as Day)).toBe(4 * 241)
    // A week in which the clock changes is a week like any other.
    expect(plannedUpTo({ ...agreed, from: '2027-03-22' as Day, until: '2027-04-04' as Day }, '2027-04-04' as Day)).toBe(
      482,
    )
  })

  it('cut into months adds up to the whole, to the minute', () => {
    fc.assert(
      fc.property(someAgreed, someTold, someDay, (agreed, all, today) => {
        const told = within(agreed, all)
        const total = totalOf(accounts(agreed, told, today))
        expect(total.planned).toBe(plannedUpTo(agreed, agreed.until))
        expect(total.due).toBe(plannedUpTo(agreed, today))
        const sum = told.reduce((minutes, line) => minutes + line.minutes, 0)
        expect(total.done + total.leave + total.absent).toBe(sum)
        expect(total.confirmed).toBeLessThanOrEqual(sum)
        expect(total.balance).toBe(sum - total.due)
      }),
    )
  })

  it('in every month has what was planned so far, told and missing in balance, and never more due than planned', () => {
    fc.assert(
      fc.property(someAgreed, someTold, someDay, (agreed, told, today) => {
        for (const { planned, due, done, leave, absent, balance } of accounts(agreed, within(agreed, told), today)) {
          expect(due).toBeGreaterThanOrEqual(0)
          expect(due).toBeLessThanOrEqual(planned)
          expect(due + balance).toBe(done + leave + absent)
        }
      }),
    )
  })

  it('that ends sooner plans what is left, once: never more than before, and nothing after', () => {
    fc.assert(
      fc.property(someAgreed, fc.nat(500), someDay, (agreed, days, today) => {
        const shorter = { ...agreed, until: [addDays(agreed.from, days), agreed.until].sort()[0] ?? agreed.until }
        expect(plannedUpTo(shorter, shorter.until)).toBe(plannedUpTo(agreed, shorter.until))
        const [was, is] = [totalOf(accounts(agreed, [], today)), totalOf(accounts(shorter, [], today))]
        expect(is.planned).toBeLessThanOrEqual(was.planned)
        expect(-is.balance).toBeLessThanOrEqual(is.planned)
      }),
    )
  })

  it('moves by a line exactly, and back when it is taken back', () => {
    fc.assert(
      fc.property(someAgreed, someTold, someDay, (agreed, told, today) => {
        const [line] = within(agreed, told)
        if (!line) return
        const rest = told.filter(each => each !== line)
        const before = accounts(agreed, within(agreed, rest), today)
        const withIt = totalOf(accounts(agreed, within(agreed, told), today))
        expect(withIt.balance - line.minutes).toBe(totalOf(before).balance)
      }),
    )
  })
})
