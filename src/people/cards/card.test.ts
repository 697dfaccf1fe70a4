import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, type Day } from '../../platform/day.ts'
import { isLastDay, mostPinTries, standingOf, wrongWithPin } from './card.ts'

const now = new Date('2026-11-24T10:00:00Z')
const today = '2026-11-24' as Day
const open = { untilDay: today, pinTries: 0, blockedAt: null }

it.each([
  ['open', open],
  ['open', { ...open, pinTries: mostPinTries - 1 }],
  ['waits', { ...open, pinTries: mostPinTries }],
  ['over', { ...open, untilDay: addDays(today, -1), pinTries: mostPinTries }],
  ['blocked', { ...open, untilDay: addDays(today, -1), blockedAt: now }],
] as const)('a card is %s', (standing, card) => expect(standingOf(card, now)).toBe(standing))

it('opens to the end of its last day in Flanders, not of that in Greenwich', () => {
  expect(standingOf(open, new Date('2026-11-24T22:59:59Z'))).toBe('open')
  expect(standingOf(open, new Date('2026-11-24T23:00:00Z'))).toBe('over')
})

it.each([
  [null, false],
  [addDays(today, -1), false],
  [today, true],
  [addDays(today, 365), true],
  [addDays(today, 366), false],
])('may last until %s: %s', (day, may) => expect(isLastDay(day, today)).toBe(may))

it.each([
  ['', '', 'people.cards.no-pin'],
  ['123', '123', 'people.cards.no-pin'],
  ['12345', '12345', 'people.cards.no-pin'],
  ['١٢٣٤', '١٢٣٤', 'people.cards.no-pin'],
  ['0000', '0000', 'people.cards.easy-pin'],
  ['1234', '1234', 'people.cards.easy-pin'],
  ['8765', '8765', 'people.cards.easy-pin'],
  ['2718', '2781', 'people.cards.pins-differ'],
  ['2718', '2718', null],
])('thinks of %s and %s: %s', (pin, again, wrong) => expect(wrongWithPin(pin, again)).toBe(wrong))

it('takes four digits unless they are among the twenty-four that anybody tries first', () => {
  const pins = Array.from({ length: 10_000 }, (_, at) => String(at).padStart(4, '0'))
  expect(pins.filter(pin => wrongWithPin(pin, pin) !== null)).toHaveLength(24)
  fc.assert(fc.property(fc.string(), pin => wrongWithPin(pin, pin) !== null || /^\d{4}$/.test(pin)))
})
