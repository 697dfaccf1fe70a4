import fc from 'fast-check'
import { convertIcsRecurrenceRule } from 'ts-ics'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../../platform/day.ts'
import { readClock, showClock, weekdayOf, weekdays } from '../clock.ts'
import { readCalendar } from './read-calendar.ts'
import { daysOfRule } from './repeats.ts'
import { type Hours, readPattern, type TypedBlock, timesOf, wholeTime } from './shift.ts'
import { asTimetableWishes, estimatedMinutes, noWishes, WeekWishes } from './wishes.ts'

const day = (text: string) => text as Day
const today = day('2026-11-26')

describe('a clock', () => {
  it.each([
    ['18:30', 1110],
    ['18u30', 1110],
    ['18.30', 1110],
    ['9u', 540],
    ['9', 540],
    ['24:00', 1440],
    ['24:30', null],
    ['18:60', null],
    ['', null],
    ['half acht', null],
  ])('reads %s', (text, minutes) => {
    expect(readClock(text)).toBe(minutes)
  })
  it('reads what it shows', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), at => readClock(showClock(at)) === at))
  })
})

describe('a pattern', () => {
  const early = weekdays.slice(0, 5).map(weekday => ({ week: 0, weekday, from: 360, to: 840 }))
  const late = weekdays.slice(0, 5).map(weekday => ({ week: 1, weekday, from: 840, to: 1320 }))
  const turns: Hours = { is: 'pattern', from: day('2026-11-04'), until: null, weeks: 2, blocks: [...early, ...late] }

  it('comes round from the week in which it starts, not before its first day', () => {
    const times = timesOf(turns, day('2026-11-01'), day('2026-11-16'))
    expect(times.map(({ on, from }) => `${on} ${from}`)).toEqual([
      ...['2026-11-04 360', '2026-11-05 360', '2026-11-06 360'],
      ...['2026-11-09 840', '2026-11-10 840', '2026-11-11 840', '2026-11-12 840', '2026-11-13 840'],
      '2026-11-16 360',
    ])
  })
  it('gives a night that began the day before', () => {
    const night: Hours = {
      is: 'pattern',
      from: day('2026-01-05'),
      until: null,
      weeks: 1,
      blocks: [{ week: 0, weekday: 6, from: 1320, to: 1800 }],
    }
    expect(timesOf(night, day('2026-11-23'), day('2026-11-23'))).toEqual([{ on: '2026-11-22', from: 1320, to: 1800 }])
  })
  it('says the same of every day, however one cuts the time', () => {
    const span = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(span, span, fc.integer({ min: 1, max: 12 }), (start, cut, weeks) => {
        const pattern: Hours = { ...turns, from: addDays(day('2026-01-01'), start), weeks } as Hours
        const [from, middle, to] = [day('2026-01-01'), addDays(day('2026-01-01'), cut), day('2027-03-01')]
        const whole = timesOf(pattern, from, to)
        const parts = [...timesOf(pattern, from, middle), ...timesOf(pattern, addDays(middle, 1), to)]
        const keys = (times: typeof whole) => [...new Set(times.map(time => JSON.stringify(time)))].sort()
        expect(keys(parts)).toEqual(keys(whole))
      }),
    )
  })
  it.each([
    ['no name', { name: '' }, 'planning.week.shift.no-name'],
    ['no start', { from: null }, 'planning.week.shift.no-start'],
    ['an end before the start', { until: day('2026-01-01') }, 'planning.week.shift.wrong-until'],
    ['an end that is no day', { until: 'wrong' as const }, 'planning.week.shift.wrong-until'],
    ['no hours', { blocks: [] }, 'planning.week.shift.no-hours'],
    ['half a time', { blocks: [{ week: 0, weekday: 1, from: 540, to: null }] }, 'planning.week.shift.wrong-time'],
    ['no time at all', { blocks: [{ week: 0, weekday: 1, from: 540, to: 540 }] }, 'planning.week.shift.wrong-time'],
  ])('is refused with %s', (_, over, problem) => {
    const block: TypedBlock = { week: 0, weekday: 0, from: 540, to: 600 }
    const typed = { name: 'Werk', from: today, until: null, weeks: 1, blocks: [block] }
    expect(readPattern({ ...typed, ...(over as object) })).toMatchObject({ problem })
  })
  it('goes on after midnight when it ends before it begins', () => {
    expect(wholeTime(1320, 360)).toEqual({ from: 1320, to: 1800 })
  })
})

describe('days of a rule', () => {
  // Counted with dateutil.
  it.each([
    [
      '2026-09-07',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;COUNT=6',
      '2026-09-07 2026-09-08 2026-09-21 2026-09-22 2026-10-05 2026-10-06',
    ],
    ['2026-11-15', 'FREQ=WEEKLY;COUNT=4;BYDAY=SA', '2026-11-21 2026-11-28 2026-12-05 2026-12-12'],
    ['2026-11-09', 'FREQ=DAILY;COUNT=3;BYDAY=TH', '2026-11-12 2026-11-19 2026-11-26'],
    ['2026-09-16', 'FREQ=MONTHLY;INTERVAL=2;COUNT=3;BYDAY=3WE', '2026-09-16 2026-11-18 2027-01-20'],
    ['2026-10-31', 'FREQ=MONTHLY;COUNT=3', '2026-10-31 2026-12-31 2027-01-31'],
    ['2026-09-10', 'FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1', '2026-09-30 2026-10-31 2026-11-30'],
    ['2026-10-01', 'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU;COUNT=4', '2026-10-11 2026-10-13 2026-10-25 2026-10-27'],
    ['2026-09-01', 'FREQ=YEARLY;COUNT=3;BYMONTH=9;BYDAY=1MO', '2026-09-07 2027-09-06 2028-09-04'],
    ['2026-09-01', 'FREQ=DAILY;INTERVAL=4;UNTIL=20260915T220000Z', '2026-09-01 2026-09-05 2026-09-09 2026-09-13'],
    ['2026-09-01', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', '2026-09-30 2026-10-30 2026-11-30'],
  ])('from %s, %s', (start, text, expected) => {
    const rule = convertIcsRecurrenceRule(undefined, { value: text })
    expect(daysOfRule(rule, day(start), day('2029-01-01')).slice(0, 6).join(' ')).toBe(expected)
  })
  it('ends where one looks no further', () => {
    const rule = convertIcsRecurrenceRule(undefined, { value: 'FREQ=WEEKLY' })
    const days = daysOfRule(rule, day('2020-01-06'), day('2027-01-01'))
    expect(days.at(-1)).toBe('2026-12-28')
    expect(days.every(each => weekdayOf(each) === 0)).toBe(true)
  })
})

const window = { from: day('2026-10-01'), to: day('2027-06-01') }
const calendar = (...events: string[][]) =>
  new TextEncoder().encode(
    [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//proef//NL'],
      ...events.flatMap((lines, at) => [
        ...['BEGIN:VEVENT', `UID:afspraak-${at}`, 'DTSTAMP:20260901T000000Z'],
        ...lines,
        'END:VEVENT',
      ]),
      'END:VCALENDAR',
    ].join('\r\n'),
  )
const read = (...events: string[][]) => {
  const found = readCalendar(calendar(...events), window)
  return found.ok
    ? {
        unread: found.value.unread,
        times: found.value.times.map(({ on, from, to }) => `${on} ${showClock(from)}-${showClock(to)}`),
      }
    : found.refusal
}
const zone = ';TZID=Europe/Brussels:'
const early = [`DTSTART${zone}20261012T060000`, `DTEND${zone}20261012T140000`]

describe('a calendar file', () => {
  it('says the same hour on the clock before and after the change to winter time', () => {
    expect(read([...early, 'RRULE:FREQ=WEEKLY;COUNT=4', `EXDATE${zone}20261019T060000`])).toEqual({
      unread: 0,
      times: ['2026-10-12 06:00-14:00', '2026-10-26 06:00-14:00', '2026-11-02 06:00-14:00'],
    })
  })
  it('reads an hour in UTC as the clock in Brussels shows it on that day', () => {
    const utc = ['DTSTART:20261023T040000Z', 'DTEND:20261023T060000Z', 'RRULE:FREQ=DAILY;COUNT=3']
    expect(read(utc)).toMatchObject({
      times: ['2026-10-23 06:00-08:00', '2026-10-24 06:00-08:00', '2026-10-25 05:00-07:00'],
    })
  })
  it('cuts a night at midnight, also the one that is an hour longer', () => {
    expect(read([`DTSTART${zone}20261024T220000`, `DTEND${zone}20261025T060000`])).toMatchObject({
      times: ['2026-10-24 22:00-24:00', '2026-10-25 00:00-06:00'],
    })
  })
  it('takes whole days whole, and leaves out what takes no time or is cancelled', () => {
    const holiday = ['DTSTART;VALUE=DATE:20261102', 'DTEND;VALUE=DATE:20261104']
    expect(read(holiday, [...early, 'TRANSP:TRANSPARENT'], [...early, 'STATUS:CANCELLED'])).toEqual({
      unread: 0,
      times: ['2026-11-02 00:00-24:00', '2026-11-03 00:00-24:00'],
    })
  })
  it('moves the one appointment of a series that was moved', () => {
    const series = [...early, 'RRULE:FREQ=DAILY;COUNT=2', 'UID:reeks']
    const moved = [
      'UID:reeks',
      `RECURRENCE-ID${zone}20261013T060000`,
      `DTSTART${zone}20261014T100000`,
      `DTEND${zone}20261014T110000`,
    ]
    expect(read(series, moved)).toMatchObject({ times: ['2026-10-12 06:00-14:00', '2026-10-14 10:00-11:00'] })
  })
  it('counts what it cannot read, and keeps the rest', () => {
    expect(read(early, ['DTSTART:kapot'], [...early, 'RRULE:FREQ=MINUTELY'])).toEqual({
      unread: 2,
      times: ['2026-10-12 06:00-14:00'],
    })
  })
  it.each([
    ['no calendar', new TextEncoder().encode('hallo'), 'planning.week.ics.not-one'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), 'planning.week.ics.not-one'],
    ['nothing', new Uint8Array(), 'planning.week.ics.not-one'],
    ['no appointments', calendar(), 'planning.week.ics.nothing'],
    [
      'only what is long ago',
      calendar(['DTSTART:20200101T080000Z', 'DTEND:20200101T090000Z']),
      'planning.week.ics.nothing',
    ],
    ['too much', new Uint8Array(4_000_000), 'planning.week.ics.too-large'],
    [
      'far too many',
      calendar(
        ['DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY'],
        ...Array.from({ length: 30 }, (_, at) => [
          `DTSTART:20261001T00${10 + at}00Z`,
          `DTEND:20261001T01${10 + at}00Z`,
          'RRULE:FREQ=DAILY',
        ]),
      ),
      'planning.week.ics.too-many',
    ],
  ])('is refused when it is %s', (_, bytes, refusal) => {
    expect(readCalendar(bytes, window)).toEqual({ ok: false, refusal })
  })
  it('never breaks on what it gets', () => {
    const pieces = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'RRULE:FREQ=',
      'DTSTART',
      ':',
      ';',
      '20261301T990000',
      'EXDATE:',
      'TZID=Mars/Phobos',
      '\r\n',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 9 })), { maxLength: 30 }), parts => {
        const bytes = new TextEncoder().encode(`BEGIN:VCALENDAR\r\n${parts.join('')}\r\nEND:VCALENDAR`)
        expect(typeof readCalendar(bytes, window).ok).toBe('boolean')
      }),
    )
  })
})

describe('wishes', () => {
  it('estimate how long one travels, unless somebody knows better', () => {
    expect([0, 3, 12, 40].map(estimatedMinutes)).toEqual([10, 15, 35, 90])
    const wishes = WeekWishes.parse({ travel: { 9000: 25 }, overlap: 1 })
    expect(asTimetableWishes(wishes, ['9000', '8500', '1000'], postcode => (postcode === '8500' ? 12 : null))).toEqual({
      maxDaysPerWeek: null,
      maxMinutesPerWeek: null,
      travelMinutes: { 9000: 25, 8500: 35, 1000: 0 },
      changeMinutes: 30,
      overlap: { daysPerHour: 1 },
    })
    expect(asTimetableWishes(noWishes, [], () => null).overlap).toBe('never')
  })
})
