import { describe, expect, it } from 'vitest'
import { generate } from '../../../bench/timetable/generate.ts'
import type { Day } from '../../platform/day.ts'
import { answerTimetable } from './answer.ts'
import { check } from './check.fixture.ts'
import { decide } from './decide.ts'
import type { Busy, Group, TimetableProblem } from './timetable.ts'

const wishes: TimetableProblem['wishes'] = {
  maxDaysPerWeek: null,
  maxMinutesPerWeek: null,
  travelMinutes: { north: 45 },
  changeMinutes: 0,
  overlap: 'never',
}
const name = { nl: 'Zorg', en: 'Care' }
const asks = (groups: Group[], busy: Busy[] = []): TimetableProblem => ({
  modules: [{ id: 'care', name, after: [], groups }],
  busy,
  wishes,
})
const always = () => 60

describe('what is odd', () => {
  it('a group without meetings fits, and the reasons say that its times are not known', async () => {
    const answer = await answerTimetable(asks([{ id: 'a', meetings: [], runs: null }]), { left: always })
    expect(answer).toMatchObject({ state: 'proven', timetable: { picked: { care: 'a' }, campusDays: 0 } })
    expect(answer.because.because?.map(({ says }) => says)).toContain('planning.timetable.no-times')
  })

  it('nothing asked is proven best', async () => {
    const decision = await decide({ modules: [], busy: [], wishes }, { left: always })
    expect(decision).toMatchObject({ state: 'proven', timetable: { picked: {}, campusDays: 0 } })
  })

  it('a night shift into the Sunday that skips an hour ends when the clock says so', async () => {
    const saturday = '2027-03-27' as Day
    const shift = { on: saturday, from: 22 * 60, to: 30 * 60 }
    const busy = [{ id: 'night', kind: 'work' as const, name, times: [shift] }]
    const sunday = (from: number): Group => ({
      id: `${from}`,
      meetings: [{ weekday: 6, from, to: from + 60, weeks: ['2027-03-22' as Day], campus: 'north' }],
      runs: null,
    })
    // Until six, and three quarters of an hour on the way: half past six is too early, a quarter to seven is not.
    expect((await decide(asks([sunday(390)], busy), { left: always })).state).toBe('impossible')
    expect((await decide(asks([sunday(405)], busy), { left: always })).state).toBe('proven')
  })

  it('ten thousand groups are answered in time, with what is known', { timeout: 120_000 }, async () => {
    const problem = generate({ modules: 10, groups: 1000, semesters: 2, seed: 1 })
    const until = performance.now() + 2000
    const decision = await decide(problem, { left: () => (until - performance.now()) / 1000 })
    if (decision.state === 'impossible') throw new Error('there are thousands of ways')
    if (decision.timetable) expect(check(problem, decision.timetable.picked).breaches).toEqual([])
    if (decision.state === 'bound' && decision.timetable)
      expect(decision.bound.campusDays).toBeLessThanOrEqual(decision.timetable.campusDays)
  })
})
