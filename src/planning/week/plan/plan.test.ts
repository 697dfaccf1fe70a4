import { describe, expect, it } from 'vitest'
import type { ModuleId, ProviderId } from '../../../catalogue/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'
import { faultsIn, type TimetableAnswer, type TimetableProblem } from '../../timetable/timetable.ts'
import type { StandingGroup } from '../groups/group.store.ts'
import type { Shift } from '../shifts/shift.ts'
import { noWishes } from '../shifts/wishes.ts'
import { type PlanFacts, planOf, type Trial } from './plan.ts'
import { calculations, type Progress } from './solving.ts'
import { busyIn, shownWeek, stretchesOf } from './weeks.ts'

const day = (text: string) => text as Day
const today = day('2026-11-26')
const evening = { weekday: 0, from: 1110, to: 1260, away: false } as const
const group = (id: string, module: string, over: Partial<StandingGroup> = {}): StandingGroup => ({
  id: id as Id<'module-group'>,
  provider: 'p' as ProviderId,
  module: module as ModuleId,
  name: id,
  places: 10,
  firstDay: day('2027-01-11'),
  lastDay: day('2027-02-22'),
  weeksOff: [day('2027-02-08')],
  postcode: '9000',
  place: 'Gent',
  meetings: [evening],
  madeBy: null,
  madeAt: new Date(0),
  taken: 0,
  waiting: 0,
  cancelledAt: null,
  cancelledBecause: null,
  ...over,
})
const rung = (id: string, contact = 600) =>
  ({
    module: { id, title: { nl: id, en: id }, contact, distance: 0, workplace: 60 },
    minutesLeft: contact + 60,
  }) as never
const leg = (...modules: string[]) =>
  ({
    programme: { order: [{ before: 'a', after: 'b' }] },
    rungs: [...modules.map(id => rung(id)), rung('stage', 0), { ...(rung('klaar') as object), minutesLeft: 0 }],
  }) as never
const work = (id: string): Shift => ({
  id: id as Shift['id'],
  personId: 'x' as never,
  kind: 'work',
  name: id,
  hours: { is: 'pattern', from: day('2026-01-05'), until: null, weeks: 1, blocks: [{ week: 0, ...evening, to: 1800 }] },
  addedAt: new Date(0),
  removedAt: null,
})
const facts: PlanFacts = {
  leg: leg('a', 'b', 'c'),
  groups: [group('a1', 'a'), group('a2', 'a', { taken: 10 }), group('b1', 'b'), group('c1', 'c', { waiting: 1 })],
  places: [],
  shifts: [work('fabriek')],
  wishes: { ...noWishes, daysPerWeek: 2 },
  kmTo: () => 12,
  today,
}
const nothing: Trial = { fixed: [], banned: [], without: [] }
const modulesIn = ({ problem }: { problem: TimetableProblem }) =>
  problem.modules.map(({ id, groups }) => `${id}: ${groups.map(each => each.id).join(' ')}`)

describe('the question of a week', () => {
  it('leaves out what is full, has no group, is done, or is learned at work', () => {
    const plan = planOf(facts, nothing)
    expect(plan.modules.map(({ rung, state }) => `${rung.module.id} ${state}`)).toEqual([
      ...['a open', 'b open', 'c full', 'stage work'],
    ])
    expect(modulesIn(plan)).toEqual(['a: a1', 'b: b1'])
    expect(plan.problem.modules[1]?.after).toEqual(['a'])
    expect(plan.problem.wishes).toMatchObject({ maxDaysPerWeek: 2, travelMinutes: { 9000: 35 }, overlap: 'never' })
    expect(faultsIn(plan.problem)).toEqual([])
  })
  it('keeps the group in which somebody has a place, and their other lessons as time that they do not have', () => {
    const held = (id: string, module: string) => ({ id: id as never, takenAt: new Date(0), group: group(id, module) })
    const plan = planOf({ ...facts, places: [held('a2', 'a'), held('z', 'z')] }, nothing)
    expect(modulesIn(plan)).toEqual(['a: a2', 'b: b1'])
    expect(plan.problem.busy.map(({ id, times }) => [id, times.length > 0])).toEqual([
      ['fabriek', true],
      ['place-z', true],
    ])
  })
  it('follows what is tried out', () => {
    const more = { ...facts, groups: [...facts.groups, group('a3', 'a')] }
    expect(modulesIn(planOf(more, { ...nothing, fixed: ['a3'] }))[0]).toBe('a: a3')
    expect(modulesIn(planOf(more, { ...nothing, banned: ['a1'] }))[0]).toBe('a: a3')
    const without = ['max-days', 'busy fabriek', 'order b a', 'module c', 'no-overlap', 'onzin']
    const { problem } = planOf(more, { ...nothing, without })
    expect(problem.busy).toEqual([])
    expect(problem.modules[1]?.after).toEqual([])
    expect(problem.wishes).toMatchObject({ maxDaysPerWeek: null, overlap: { daysPerHour: 1 } })
    expect(modulesIn(planOf(more, { ...nothing, without: ['module a'] }))).toEqual(['b: b1'])
  })
})

describe('weeks', () => {
  it('that are alike stand together, with the idle ones between', () => {
    const stretches = stretchesOf([group('a1', 'a'), group('b1', 'b', { firstDay: day('2027-02-01') })])
    expect(stretches.map(({ from, weeks, lessons, campusDays }) => [from, weeks, lessons.length, campusDays])).toEqual([
      ['2027-01-11', 3, 1, 1],
      ['2027-02-01', 1, 2, 1],
      ['2027-02-08', 1, 0, 0],
      ['2027-02-15', 2, 2, 1],
    ])
    expect(shownWeek(stretches, null)).toBe('2027-01-11')
    expect(shownWeek(stretches, day('2027-02-17'))).toBe('2027-02-15')
    expect(shownWeek(stretches, day('2030-01-01'))).toBe('2027-01-11')
    expect(shownWeek([], null)).toBeNull()
  })
  it('show a night on both its days', () => {
    const night = [{ on: day('2027-01-17'), from: 1320, to: 1800 }]
    expect(busyIn(night, day('2027-01-11'))).toEqual([{ weekday: 6, from: 1320, to: 1440 }])
    expect(busyIn(night, day('2027-01-18'))).toEqual([{ weekday: 0, from: 0, to: 360 }])
  })
})

const answer = { state: 'proven' } as TimetableAnswer
const question = (id: string): TimetableProblem => ({ ...planOf(facts, nothing).problem, busy: [work(id)] as never })
const [nadia, wout] = ['nadia', 'wout'] as Id<'person'>[]
if (!nadia || !wout) throw new Error('nobody')

describe('calculations', () => {
  /** Answers when it is told to, or at once when it is stopped. */
  const slowly = () => {
    const begun: { finish: () => void; tell: (progress: Progress) => void }[] = []
    const weeks = calculations(
      (_, { signal, tell }) =>
        new Promise(resolve => {
          begun.push({ finish: () => resolve(answer), tell })
          signal.addEventListener('abort', () => resolve(answer))
        }),
    )
    return { begun, weeks }
  }
  it('are done once for one question, and tell how far they are', async () => {
    const { begun, weeks } = slowly()
    expect(await weeks.look(nadia, question('a'), 1)).toEqual({ state: 'working', progress: { best: null, least: 0 } })
    begun[0]?.tell({ best: 12, least: 10 })
    expect(await weeks.look(nadia, question('a'), 1)).toEqual({ state: 'working', progress: { best: 12, least: 10 } })
    begun[0]?.finish()
    expect(await weeks.look(nadia, question('a'), 1000)).toEqual({ state: 'done', answer, stopped: false })
    expect(begun).toHaveLength(1)
  })
  it('of one person stop the one before, and let those of others be', async () => {
    const { begun, weeks } = slowly()
    await weeks.look(nadia, question('a'), 1)
    await weeks.look(wout, question('a'), 1)
    await weeks.look(nadia, question('b'), 1)
    expect(await weeks.look(wout, question('a'), 1)).toMatchObject({ state: 'working' })
    expect(begun).toHaveLength(3)
    expect(await weeks.look(nadia, question('a'), 1000)).toMatchObject({ state: 'done', stopped: true })
  })
  it('that were stopped show what was found, and go on when asked', async () => {
    const { begun, weeks } = slowly()
    await weeks.look(nadia, question('a'), 1)
    weeks.stop(wout)
    expect(await weeks.look(nadia, question('a'), 1)).toMatchObject({ state: 'working' })
    weeks.stop(nadia)
    expect(await weeks.look(nadia, question('a'), 1000)).toMatchObject({ state: 'done', stopped: true })
    weeks.again(nadia)
    await weeks.look(nadia, question('a'), 1)
    expect(begun).toHaveLength(2)
  })
  it('that broke are begun anew', async () => {
    let times = 0
    const weeks = calculations(async () => {
      if (times++ === 0) throw new Error('stuk')
      return answer
    })
    expect(await weeks.look(nadia, question('a'), 1000)).toEqual({ state: 'failed' })
    expect(await weeks.look(nadia, question('a'), 1000)).toMatchObject({ state: 'done' })
  })
})
