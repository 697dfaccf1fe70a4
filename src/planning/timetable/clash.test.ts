import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../platform/day.ts'
import { answerTimetable } from './answer.ts'
import { smallestClash, wishesOf, withOnly } from './clash.ts'
import { isPossible } from './decide.ts'
import { someProblem } from './problem.fixture.ts'
import type { Group, Meeting, TimetableProblem, Wish } from './timetable.ts'

const always = () => 60
const monday = '2027-01-04' as Day
const on = (weekday: Meeting['weekday'], from: number, to: number): Meeting => ({
  weekday,
  from,
  to,
  weeks: [monday],
  campus: 'north',
})
const group = (id: string, ...meetings: Meeting[]): Group => ({ id, meetings, runs: null })
const module = (id: string, groups: Group[], after: string[] = []) => ({ id, name: { nl: id, en: id }, after, groups })
const problem = (modules: TimetableProblem['modules'], over: Partial<TimetableProblem> = {}): TimetableProblem => ({
  modules,
  busy: [],
  ...over,
  wishes: {
    maxDaysPerWeek: null,
    maxMinutesPerWeek: null,
    travelMinutes: {},
    changeMinutes: 0,
    overlap: 'never',
    ...over.wishes,
  },
})
const shift = (weekday: number, from: number, to: number) => ({ on: addDays(monday, weekday), from, to })
const impossible = async (asked: TimetableProblem) => {
  const answer = await answerTimetable(asked, { left: always })
  if (answer.state !== 'impossible') throw new Error(answer.state)
  return answer
}

describe('what clashes', () => {
  it('is two modules at the same time, and how much of them would be missed', async () => {
    const { clash, relaxed } = await impossible(
      problem([
        module('care', [group('a', on(0, 540, 660))]),
        module('talk', [group('a', on(0, 600, 720))]),
        module('free', [group('a', on(2, 540, 660))]),
      ]),
    )
    expect(clash).toEqual([
      { kind: 'no-overlap' },
      { kind: 'module', module: 'care' },
      { kind: 'module', module: 'talk' },
    ])
    expect(relaxed.map(({ enough, timetable }) => [enough, timetable && Object.keys(timetable.picked).length])).toEqual(
      [
        [60, 3],
        [null, 2],
        [null, 2],
      ],
    )
  })

  it('is the least number of days that is too little, and how many would do', async () => {
    const days = ([0, 1, 2] as const).map(day => module(`m${day}`, [group('a', on(day, 540, 660))]))
    const wishes = { ...problem([]).wishes, maxDaysPerWeek: 2 }
    const { clash, relaxed } = await impossible(problem(days, { wishes }))
    expect(clash).toHaveLength(4)
    expect(relaxed[0]).toMatchObject({ wish: { kind: 'max-days' }, enough: 3, timetable: { campusDays: 3 } })
  })

  it('is shifts that leave no hour, and how much of them to give up', async () => {
    const always = [0, 1, 2, 3, 4, 5, 6].map(day => shift(day, 0, 1440))
    const busy = [
      { id: 'work', kind: 'work' as const, name: { nl: 'Shiften', en: 'Shifts' }, times: always },
      { id: 'care', kind: 'care' as const, name: { nl: 'Kind', en: 'Child' }, times: [shift(6, 0, 60)] },
    ]
    const care = module('care', [group('b', on(1, 540, 600))])
    const { clash, relaxed } = await impossible(problem([care], { busy }))
    expect(clash).toEqual([
      { kind: 'busy', busy: 'work' },
      { kind: 'module', module: 'care' },
    ])
    expect(relaxed[0]?.enough).toBe(60)
  })

  it('is a module that begins before the one it needs has ended', async () => {
    const { clash } = await impossible(
      problem([
        module('first', [group('a', on(3, 540, 660))]),
        module('then', [group('a', on(1, 540, 660))], ['first']),
      ]),
    )
    expect(clash).toContainEqual({ kind: 'order', module: 'then', after: 'first' })
    expect(clash).toHaveLength(3)
  })

  it('is a module without a group, by itself', async () => {
    const { clash, because } = await impossible(problem([module('care', []), module('talk', [group('a')])]))
    expect(clash).toEqual([{ kind: 'module', module: 'care' }])
    expect(because.because?.[0]?.says).toBe('planning.timetable.wish.no-groups')
  })

  it('is as little class a week as makes it impossible, and how much is enough', async () => {
    const modules = [module('care', [group('a', on(0, 540, 660)), group('b', on(0, 540, 640))])]
    const wishes = { ...problem([]).wishes, maxMinutesPerWeek: 60 }
    const { relaxed } = await impossible(problem(modules, { wishes }))
    expect(relaxed[0]).toMatchObject({ wish: { kind: 'max-minutes' }, enough: 100 })
  })

  it('cannot go together, can without any one of it, and there is nothing smaller', { timeout: 120_000 }, async () => {
    const possible = async (asked: TimetableProblem, kept: Wish[]) => isPossible(withOnly(asked, kept), always)
    await fc.assert(
      fc.asyncProperty(someProblem, async asked => {
        const all = wishesOf(asked)
        if (await possible(asked, all)) return
        const { clash, sure } = await smallestClash(asked, always)
        expect(sure).toBe(true)
        expect(await possible(asked, clash)).toBe(false)
        for (const wish of clash)
          expect(
            await possible(
              asked,
              clash.filter(one => one !== wish),
            ),
          ).toBe(true)
        const subsets = (size: number, from = 0): Wish[][] =>
          size === 0
            ? [[]]
            : all.slice(from).flatMap((wish, at) => subsets(size - 1, from + at + 1).map(rest => [wish, ...rest]))
        for (const smaller of subsets(clash.length - 1)) expect(await possible(asked, smaller)).toBe(true)
      }),
      { numRuns: 80 },
    )
  })
})
