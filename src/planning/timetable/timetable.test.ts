import { expect, it } from 'vitest'
import type { Day } from '../../platform/day.ts'
import { faultsIn, type Group, type Meeting, overlapOf, type TimetableProblem, timetableOf } from './timetable.ts'

it('meetings overlap by the minutes both run, or by what is short to change campus', () => {
  const nine = { from: 540, to: 600, campus: 'north' }
  expect(overlapOf(nine, { from: 600, to: 660, campus: 'north' }, 30)).toBe(0)
  expect(overlapOf(nine, { from: 570, to: 660, campus: 'north' }, 30)).toBe(30)
  expect(overlapOf(nine, { from: 610, to: 660, campus: 'south' }, 30)).toBe(20)
  expect(overlapOf(nine, { from: 600, to: 660, campus: null }, 30)).toBe(0)
})

const monday = '2027-01-04' as Day
const name = { nl: 'Zorg', en: 'Care' }
const wishes = {
  maxDaysPerWeek: null,
  maxMinutesPerWeek: null,
  travelMinutes: {},
  changeMinutes: 0,
  overlap: 'never' as const,
}
const meeting = { weekday: 0 as const, from: 540, to: 600, weeks: [monday], campus: null }

it('names what cannot be calculated with', () => {
  const group = (id: string, over: Partial<Meeting>) => ({ id, meetings: [{ ...meeting, ...over }], runs: null })
  const problem = (groups: Group[], to = 1800): TimetableProblem => ({
    modules: [{ id: 'care', name, after: [], groups }],
    busy: [{ id: 'night', kind: 'work', name, times: [{ on: monday, from: 1320, to }] }],
    wishes,
  })
  expect(faultsIn(problem([group('a', {}), { id: 'b', meetings: [], runs: null }]))).toEqual([])
  const faults = faultsIn(problem([group('a', { to: 540 }), group('b', { weeks: ['2027-01-05' as Day] })], 3000))
  expect(faults).toEqual([
    { fault: 'meeting', module: 'care', group: 'a' },
    { fault: 'meeting', module: 'care', group: 'b' },
    { fault: 'busy', busy: 'night' },
  ])
  expect(faultsIn(problem([group('a', {}), group('a', {})]))).toEqual([{ fault: 'twice', id: 'care a' }])
})

it('an answer shows a choice of groups, or none', () => {
  const because = { says: 'support.uncertain' as const }
  expect(timetableOf({ state: 'impossible', clash: [], relaxed: [], because })).toBeNull()
  const timetable = { picked: { care: 'a' }, campusDays: 1, overlapMinutes: 0, gapMinutes: 0, travelMinutes: 0 }
  expect(timetableOf({ state: 'proven', timetable, because })).toBe(timetable)
})
