import { describe, expect, it } from 'vitest'
import { details, frame, idOf, now, pathTo, people, plan, trialAfter } from '../../../test/support/trial-steps.ts'
import type { Day } from '../../platform/day.ts'
import type { Role } from '../../platform/record.ts'
import { mayTake } from '../procedures/procedure.ts'
import { checkPlan, criteriaOut, type Plan } from './plan.ts'
import { mayObserve, type State, type StepKind, stateOf, states, trialMachine } from './trial.ts'

/** Who may take which step from where; every other pair of state, step, person and role is refused. */
const possible: Record<State, Partial<Record<StepKind, string[]>>> = {
  asked: { talked: ['assess'], withdrawn: ['owner'], 'stood-aside': ['assess'] },
  talked: { planned: ['assess'], withdrawn: ['owner'], 'stood-aside': ['assess'] },
  'to-agree': {
    planned: ['assess'],
    weighed: ['assess'],
    'mentor-link': ['assess'],
    'mentor-agreed': ['mentor'],
    agreed: ['owner'],
    withdrawn: ['owner'],
    'stood-aside': ['assess'],
  },
  ready: { planned: ['assess'], observed: ['assess'], withdrawn: ['owner'], 'stood-aside': ['assess'] },
  'to-decide': { decided: ['assess'], 'stood-aside': ['assess'] },
  'to-confirm': { confirmed: ['read'], returned: ['read'], 'stood-aside': ['assess'] },
  decided: { appealed: ['owner'] },
  appealed: { heard: ['hear'] },
  heard: {},
  withdrawn: {},
}
const rolesOf: Record<string, Role[]> = {
  assess: ['assessor', 'coordinator'],
  read: ['assessor', 'coordinator', 'manager'],
  hear: ['coordinator', 'manager'],
}
const roles: (Role | null)[] = [
  'assessor',
  'coordinator',
  'manager',
  'teacher',
  'supervisor',
  'employer',
  'mentor',
  null,
]

describe('a trial at work', () => {
  it.each(states)('in %s takes only the steps of the table, by whom it names', state => {
    const trial = trialAfter(pathTo[state])
    expect(stateOf(trial)).toBe(state)
    for (const kind of Object.keys(details) as StepKind[])
      for (const name of people)
        for (const role of roles) {
          const parties = possible[state][kind] ?? []
          const looksAfter = ['confirmed', 'returned', 'heard'].includes(kind)
          const isOutside = ['owner', 'mentor', 'aside'].includes(name)
          // Who decided or confirmed does not look after that.
          const own = looksAfter && (name === 'assessor' || (name === 'reader' && kind === 'heard'))
          const expected =
            (parties.includes('owner') && name === 'owner') ||
            (parties.includes('mentor') && name === 'mentor') ||
            (!isOutside && !own && parties.some(party => role !== null && rolesOf[party]?.includes(role)))
          const may = mayTake(trialMachine, kind, trial, { person: idOf[name], role }, now).ok
          expect([state, kind, name, role, may]).toEqual([state, kind, name, role, expected])
        }
  })

  it('lets nobody observe who is judged, speaks for the employer, stood aside, or does not assess', () => {
    const trial = trialAfter(pathTo.ready)
    const may = (name: (typeof people)[number], role: Role | null) => mayObserve(trial, { person: idOf[name], role })
    expect(may('assessor', 'assessor')).toBe(true)
    expect(people.filter(name => may(name, 'assessor'))).toEqual(['assessor', 'reader', 'stranger'])
    expect(may('assessor', 'manager')).toBe(false)
  })

  it('asks everybody again after a new plan, and the owner only at a simulated workplace', () => {
    expect(stateOf(trialAfter([...pathTo.ready, 'planned']))).toBe('to-agree')
    const simulated = trialAfter(['talked', 'planned', 'agreed'])
    simulated.steps = simulated.steps.map(step =>
      step.kind === 'planned' ? { ...step, detail: { ...plan, where: 'simulated' } } : step,
    )
    expect(stateOf(simulated)).toBe('ready')
  })

  it('waits with agreeing until somebody weighed what is there instead', () => {
    const trial = trialAfter(['talked', 'planned'])
    trial.steps = trial.steps.map(step =>
      step.kind === 'planned'
        ? {
            ...step,
            detail: { ...plan, means: [{ id: 'zaag', there: false, equivalent: 'cirkelzaag', why: 'zelfde' }] },
          }
        : step,
    )
    const owner = { person: idOf.owner, role: null }
    expect(mayTake(trialMachine, 'agreed', trial, owner, now)).toEqual({
      ok: false,
      refusal: 'recognition.trial.weigh-first',
    })
  })

  it('lets one appeal until the last day', () => {
    const trial = trialAfter(pathTo.decided)
    const owner = { person: idOf.owner, role: null }
    expect(mayTake(trialMachine, 'appealed', trial, owner, new Date('2026-12-25T12:00:00Z')).ok).toBe(true)
    expect(mayTake(trialMachine, 'appealed', trial, owner, new Date('2026-12-26T12:00:00Z')).ok).toBe(false)
  })
})

describe('a plan', () => {
  const today = '2026-11-25' as Day
  const without = (over: Partial<Plan['means'][number]>): Plan => ({
    ...plan,
    means: plan.means.map(mean => (mean.id === 'frees' ? { ...mean, there: false, ...over } : mean)),
  })

  it('takes out what asks a machine that is not there, unless somebody agreed on another', () => {
    const needsMoulder = ['gereed-2', 'bewerk-3']
    const other = without({ equivalent: 'CNC', why: 'freest ook' })
    const weigh = (agreed: boolean) => [{ mean: 'frees', agreed, words: '' }]
    expect([...criteriaOut(frame, plan, [])]).toEqual([])
    expect([...criteriaOut(frame, without({}), [])]).toEqual(needsMoulder)
    expect([...criteriaOut(frame, other, [])]).toEqual(needsMoulder)
    expect([...criteriaOut(frame, other, weigh(false))]).toEqual(needsMoulder)
    expect([...criteriaOut(frame, other, weigh(true))]).toEqual([])
  })

  it('says what is wrong with it', () => {
    const refusal = (typed: Parameters<typeof checkPlan>[0]) => {
      const checked = checkPlan(typed, today)
      return checked.ok ? null : checked.refusal.replace('recognition.trial.plan.', '')
    }
    expect(refusal(plan)).toBeNull()
    expect(refusal({ ...plan, where: 'thuis' })).toBe('no-place')
    expect(refusal({ ...plan, address: '' })).toBe('no-place')
    expect(refusal({ ...plan, day: null })).toBe('no-day')
    expect(refusal({ ...plan, day: '2026-11-24' as Day })).toBe('no-day')
    expect(refusal({ ...plan, hour: '24:00' })).toBe('no-day')
    expect(refusal(without({ equivalent: 'CNC' }))).toBe('no-why')
    expect(refusal({ ...plan, safety: 'x'.repeat(1001) })).toBe('too-long')
  })
})
