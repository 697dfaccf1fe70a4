import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addWorkingDays, type Day, dayOf, lastMondayAtEight } from './day.ts'

it.each([
  ['in winter, on the minute', '2026-11-23T07:00:00Z', '2026-11-23T07:00:00.000Z'],
  ['in winter, a minute before', '2026-11-23T06:59:00Z', '2026-11-16T07:00:00.000Z'],
  ['on the Monday after the clock went forward', '2026-03-30T06:00:00Z', '2026-03-30T06:00:00.000Z'],
  ['on the Sunday on which it went forward', '2026-03-29T12:00:00Z', '2026-03-23T07:00:00.000Z'],
  ['on the Monday after the clock went back', '2026-10-26T06:30:00Z', '2026-10-19T06:00:00.000Z'],
  ['on Sunday just before midnight', '2026-11-29T22:59:00Z', '2026-11-23T07:00:00.000Z'],
])('knows the last Monday at eight %s', (_, now, monday) => {
  expect(lastMondayAtEight(new Date(now)).toISOString()).toBe(monday)
})

it('gives a Monday at eight in Brussels, at most a week and an hour ago, whenever one asks', () => {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Brussels',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  })
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), now => {
      const monday = lastMondayAtEight(now)
      expect(clock.format(monday)).toBe('Monday 08:00')
      expect(monday.getTime()).toBeLessThanOrEqual(now.getTime())
      expect(now.getTime() - monday.getTime()).toBeLessThan(7 * 86_400_000 + 3_600_001)
      expect(lastMondayAtEight(monday)).toEqual(monday)
      expect(dayOf(monday) <= dayOf(now)).toBe(true)
    }),
  )
})

it('counts working days past weekends and the legal holidays of Belgium', () => {
  const after = (day: string, count: number) => addWorkingDays(day as Day, count)
  expect(after('2026-11-25', 1)).toBe('2026-11-26')
  expect(after('2026-11-27', 1)).toBe('2026-11-30')
  // Good Friday is a working day, Easter Monday is none.
  expect(after('2026-04-02', 2)).toBe('2026-04-07')
  expect(after('2026-05-13', 1)).toBe('2026-05-15')
  expect(after('2026-12-24', 1)).toBe('2026-12-28')
  expect(after('2027-03-26', 1)).toBe('2027-03-30')
})
