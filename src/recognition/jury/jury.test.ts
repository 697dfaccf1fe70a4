import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProgrammeId } from '../../catalogue/index.ts'
import { addDays, type Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { forecast } from './forecast.ts'
import { halves, inLine, mayJudge, mondayOf } from './jury.ts'
import { type Planning, proposeSessions, type Slot } from './propose-sessions.ts'

const today = '2026-11-25' as Day
const programme = 'p-hr' as ProgrammeId
const dayIn = (days: number): Day => addDays(today, days)

describe('a week', () => {
  it('begins on Monday', () => {
    expect(mondayOf('2026-11-25' as Day)).toBe('2026-11-23')
    expect(mondayOf('2026-11-23' as Day)).toBe('2026-11-23')
    expect(mondayOf('2026-11-29' as Day)).toBe('2026-11-23')
  })
})

describe('a mandate', () => {
  const mandate = { programmes: [programme], fromDay: today, untilDay: dayIn(10), endedAt: null }
  it.each([
    ['its first day', {}, programme, today, true],
    ['its last day', {}, programme, dayIn(10), true],
    ['the day before', {}, programme, dayIn(-1), false],
    ['the day after', {}, programme, dayIn(11), false],
    ['another programme', {}, 'p-other' as ProgrammeId, today, false],
    ['when it was ended', { endedAt: new Date(0) }, programme, today, false],
  ])('on %s', (_, over, of, day, may) => expect(mayJudge({ ...mandate, ...over }, of, day)).toBe(may))
})

it('lets who was excused choose first, then who waits longest', () => {
  const wait = (excused: boolean, days: number) => ({ excused, since: new Date(Date.UTC(2026, 10, days)) })
  const line = [wait(false, 3), wait(true, 9), wait(false, 1)]
  expect(line.toSorted(inLine)).toEqual([wait(true, 9), wait(false, 1), wait(false, 3)])
})

describe('about when it is your turn', () => {
  const queue = fc.record({
    ahead: fc.nat(60),
    free: fc.array(fc.nat(90), { maxLength: 30 }).map(days => days.sort((a, b) => a - b).map(dayIn)),
    lastWeeks: fc.array(fc.nat(8), { minLength: 8, maxLength: 8 }),
    today: fc.constant(today),
  })

  it('is the week of the planned seat that is left', () => {
    const free = [dayIn(1), dayIn(1), dayIn(15)]
    expect(forecast({ ahead: 2, free, lastWeeks: [0, 0, 0, 0, 0, 0, 0, 0], today })).toMatchObject({
      firstFree: dayIn(1),
      week: '2026-12-07',
      restsOn: 'planned',
    })
  })

  it('goes on at the pace of the last weeks after the last planned seat', () => {
    const lastWeeks = [4, 0, 4, 0, 4, 0, 4, 0]
    expect(forecast({ ahead: 4, free: [], lastWeeks, today })).toMatchObject({ week: '2026-12-14', restsOn: 'pace' })
    expect(forecast({ ahead: 0, free: [], lastWeeks: [0], today })).toMatchObject({ week: null, restsOn: 'nothing' })
  })

  it('is never before this week, and never sooner for who stands further back', () => {
    fc.assert(
      fc.property(queue, fc.nat(20), (asked, more) => {
        const { week } = forecast(asked)
        const later = forecast({ ...asked, ahead: asked.ahead + more }).week
        if (week !== null) expect(week >= mondayOf(today)).toBe(true)
        if (week !== null && later !== null) expect(later >= week).toBe(true)
        if (week === null) expect(later).toBeNull()
      }),
    )
  })

  it('is never later with more seats in a week', () => {
    fc.assert(
      fc.property(queue, fc.integer({ min: 1, max: 5 }), (asked, more) => {
        const { week } = forecast(asked)
        const faster = forecast({ ...asked, lastWeeks: asked.lastWeeks.map(seats => seats + more) }).week
        if (week !== null) expect(faster !== null && faster <= week).toBe(true)
      }),
    )
  })
})

describe('a proposal of sessions', () => {
  const juror = (at: number) => `juror-${at}` as Id<'person'>
  const wait = (at: number, untilDay: Day | null = null) => ({
    id: `wait-${at}` as Id<'jury-wait'>,
    personId: `person-${at}` as Id<'person'>,
    programme,
    untilDay,
  })
  const slots: Slot[] = [1, 2, 3, 8, 9].flatMap(days => halves.map(half => ({ day: dayIn(days), half })))
  const plan = (over: Partial<Planning>): Planning => ({
    waiting: [],
    jurors: [0, 1, 2].map(at => ({ person: juror(at), judges: () => true, free: () => true, load: 0 })),
    objects: () => false,
    slots,
    seats: 4,
    jurorsWanted: 2,
    ...over,
  })

  it('takes one session for who fits in one, on the earliest day', () => {
    const { sessions, left } = proposeSessions(plan({ waiting: [0, 1, 2, 3].map(at => wait(at)) }))
    expect(left).toEqual([])
    expect(sessions).toMatchObject([{ day: dayIn(1), half: 'morning', jurors: [juror(0), juror(1)] }])
    expect(sessions[0]?.waits).toHaveLength(4)
  })

  it('asks a juror who knows nobody before one who does, and spreads what it asks', () => {
    const { sessions } = proposeSessions(
      plan({
        waiting: [0, 1, 2, 3, 4, 5, 6, 7].map(at => wait(at)),
        jurorsWanted: 1,
        objects: (person, candidate) => person === juror(0) && candidate === 'person-1',
      }),
    )
    expect(sessions.flatMap(({ jurors }) => jurors)).toEqual([juror(1), juror(0)])
  })

  it('keeps every promise, whatever is asked', () => {
    const asked = fc.record({
      untils: fc.array(fc.option(fc.nat(10), { nil: null }), { maxLength: 12 }),
      free: fc.array(fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), { maxLength: 5 }),
      against: fc.array(fc.tuple(fc.nat(4), fc.nat(11)), { maxLength: 6 }),
      seats: fc.integer({ min: 1, max: 5 }),
      jurorsWanted: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(asked, ({ untils, free, against, seats, jurorsWanted }) => {
        const objects: Planning['objects'] = (person, candidate) =>
          against.some(([a, b]) => person === juror(a) && candidate === `person-${b}`)
        const canCome = (at: number, slot: Slot) =>
          free[at]?.[slots.findIndex(({ day, half }) => day === slot.day && half === slot.half)] ?? false
        const waiting = untils.map((days, at) => wait(at, days === null ? null : dayIn(days)))
        const jurors = free.map((_, at) => ({
          person: juror(at),
          judges: () => true,
          free: (slot: Slot) => canCome(at, slot),
          load: 0,
        }))
        const { sessions, left } = proposeSessions(plan({ waiting, jurors, objects, seats, jurorsWanted }))
        // Everybody once: seated or left.
        const told = [...sessions.flatMap(({ waits }) => waits), ...left]
        expect(told.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted())
        const sits = sessions.flatMap(({ day, half, jurors: who }) => who.map(each => `${each} ${day} ${half}`))
        expect(new Set(sits).size).toBe(sits.length)
        for (const session of sessions) {
          expect(session.waits.length).toBeLessThanOrEqual(seats)
          expect(session.jurors).toHaveLength(jurorsWanted)
          for (const person of session.jurors) expect(canCome(Number(person.slice(6)), session)).toBe(true)
          for (const { untilDay, personId } of waiting.filter(({ id }) => session.waits.includes(id))) {
            expect(untilDay === null || session.day <= untilDay).toBe(true)
            for (const person of session.jurors) expect(objects(person, personId)).toBe(false)
          }
        }
        // Who is left could not be seated: nowhere in time are enough others free who may judge them.
        for (const { personId, untilDay } of waiting.filter(({ id }) => left.includes(id)))
          for (const slot of slots.filter(({ day }) => untilDay === null || day <= untilDay)) {
            const busy = sits.filter(sit => sit.endsWith(`${slot.day} ${slot.half}`)).length
            const could = jurors.filter(({ person, free: can }) => can(slot) && !objects(person, personId))
            expect(could.length - busy).toBeLessThan(jurorsWanted)
          }
      }),
    )
  })
})
