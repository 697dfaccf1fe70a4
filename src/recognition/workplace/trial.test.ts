import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Catalogue, ProgrammeId, ProviderId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import { mayTake } from '../procedures/procedure.ts'
import { criteriaIn, type Frame, frames, judgedIn, withoutProven } from './frame.ts'
import { checkPlan, criteriaOut, type Plan } from './plan.ts'
import { type Observation, type Seen, seenOf, seens } from './taps.ts'
import {
  mayObserve,
  type State,
  type StepKind,
  type Steps,
  stateOf,
  states,
  type Trial,
  trialMachine,
} from './trial.ts'
import { checkVerdicts, proposalsOf, provenBy, worthOf } from './verdict.ts'

const [frame] = frames as [Frame]
const strict: Frame = { ...frame, policy: { ...frame.policy, secondReader: true } }
const now = new Date('2026-11-25T10:00:00Z')
const people = ['owner', 'mentor', 'assessor', 'reader', 'aside', 'stranger'] as const
const idOf = Object.fromEntries(people.map(name => [name, newId<'person'>()])) as Record<
  (typeof people)[number],
  Id<'person'>
>

const plan: Plan = {
  where: 'employer',
  organisation: 'Meubelfabriek',
  address: 'Bornem',
  contact: '',
  day: '2026-12-01' as Day,
  hour: '08:30',
  safety: '',
  means: frame.means.map(({ id }) => ({ id, there: true, equivalent: '', why: '' })),
}
const verdicts = judgedIn(frame).map(({ id }) => ({ competence: id, proven: true, words: 'Gezien.' }))

const details: Steps = {
  asked: { words: '' },
  talked: { words: 'x' },
  planned: plan,
  weighed: { mean: 'zaag', agreed: true, words: '' },
  'mentor-link': { fingerprint: 'x' },
  'mentor-agreed': {},
  agreed: {},
  'stood-aside': { words: 'x' },
  observed: {},
  decided: { verdicts },
  confirmed: {},
  returned: { words: 'x' },
  appealed: { words: 'x' },
  heard: { proven: [], words: 'x' },
  withdrawn: {},
}

const byWhom: Partial<Record<StepKind, (typeof people)[number]>> = {
  'stood-aside': 'aside',
  confirmed: 'reader',
  'mentor-agreed': 'mentor',
}

const trialAfter = (kinds: StepKind[], over: Partial<Trial> = {}): Trial => ({
  id: newId<'procedure'>(),
  way: 'workplace',
  personId: idOf.owner,
  ownerName: 'Wout',
  provider: 'vb-sector-hout' as ProviderId,
  programme: 'sectorhout-machinaal-houtbewerker' as ProgrammeId,
  frame: strict,
  begunBy: idOf.owner,
  begunAt: now,
  named: [{ personId: idOf.mentor, name: 'Bart', part: 'mentor', since: now }],
  steps: ['asked' as const, 'stood-aside' as const, ...kinds].map(kind => ({
    kind,
    at: now,
    personId: idOf[byWhom[kind] ?? 'assessor'],
    role: 'assessor' as const,
    detail: details[kind] as never,
  })),
  ...over,
})

const pathTo: Record<State, StepKind[]> = {
  asked: [],
  talked: ['talked'],
  'to-agree': ['talked', 'planned'],
  ready: ['talked', 'planned', 'mentor-agreed', 'agreed'],
  'to-decide': ['talked', 'planned', 'mentor-agreed', 'agreed', 'observed'],
  'to-confirm': ['talked', 'planned', 'mentor-agreed', 'agreed', 'observed', 'decided'],
  decided: ['talked', 'planned', 'mentor-agreed', 'agreed', 'observed', 'decided', 'confirmed'],
  appealed: ['talked', 'planned', 'mentor-agreed', 'agreed', 'observed', 'decided', 'confirmed', 'appealed'],
  heard: ['talked', 'planned', 'mentor-agreed', 'agreed', 'observed', 'decided', 'confirmed', 'appealed', 'heard'],
  withdrawn: ['withdrawn'],
}

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

const tap = (criterion: string, seen: Seen, over: Partial<Observation> = {}): Observation => ({
  procedureId: newId<'procedure'>(),
  id: newId<'tap'>(),
  kind: 'tap',
  criterion,
  task: null,
  seen,
  words: '',
  fileId: null,
  saidAt: now,
  at: now,
  receivedAt: now,
  personId: idOf.assessor,
  late: false,
  ...over,
})

describe('what was seen', () => {
  const later = new Date(now.getTime() + 1000)
  it('is the newest of each assessor, and the lower of two; not having seen it says nothing', () => {
    const other = { personId: idOf.reader }
    expect(seenOf('c', [tap('c', 'not-done'), tap('c', 'alone', { saidAt: later })])).toBe('alone')
    expect(seenOf('c', [tap('c', 'alone'), tap('c', 'with-help', other)])).toBe('with-help')
    expect(seenOf('c', [tap('c', 'alone'), tap('c', 'not-seen', other)])).toBe('alone')
    expect(seenOf('c', [tap('c', 'alone', { late: true })])).toBe('not-seen')
    expect(seenOf('c', [])).toBe('not-seen')
  })

  it('is the same in whatever order the taps come', () => {
    const taps = fc.array(
      fc.record({ seen: fc.constantFrom(...seens), second: fc.nat(3), who: fc.constantFrom('assessor', 'reader') }),
    )
    fc.assert(
      fc.property(taps, fc.infiniteStream(fc.nat()), (all, places) => {
        const made = all.map(({ seen, second, who }) =>
          tap('c', seen, { saidAt: new Date(now.getTime() + second), personId: idOf[who as 'assessor'] }),
        )
        const shuffled = made
          .map(each => ({ each, at: places.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        expect(seenOf('c', shuffled)).toBe(seenOf('c', made))
      }),
    )
  })
})

describe('a decision', () => {
  const saw = (rule: (criterion: string) => Seen) => criteriaIn(frame).map(({ id }) => tap(id, rule(id)))
  const trial = trialAfter(pathTo['to-decide'])
  const says = (observations: Observation[], competence: string) =>
    proposalsOf(trial, observations).find(({ judged }) => judged.id === `bk-0073-3/${competence}`)?.says

  it('is proposed by the rule: all alone, one with help at most', () => {
    const all = saw(() => 'alone')
    expect(new Set(proposalsOf(trial, all).map(proposal => proposal.says))).toEqual(new Set(['proven']))
    expect(
      says(
        saw(id => (id === 'bewerk-1' ? 'with-help' : 'alone')),
        '11',
      ),
    ).toBe('proven')
    expect(
      says(
        saw(id => (/bewerk-[12]/.test(id) ? 'with-help' : 'alone')),
        '11',
      ),
    ).toBe('not-proven')
    expect(
      says(
        saw(id => (id === 'bewerk-1' ? 'not-done' : 'alone')),
        '11',
      ),
    ).toBe('not-proven')
    expect(says([], '11')).toBe('not-proven')
  })

  it('departs from the rule with a reason only, and proves nothing that could not be shown', () => {
    const proposals = proposalsOf(
      trial,
      saw(() => 'alone'),
    )
    const yes = proposals.map(({ judged }) => ({ competence: judged.id, proven: true, words: '' }))
    const no = (words: string) => yes.map((verdict, at) => (at === 0 ? { ...verdict, proven: false, words } : verdict))
    expect(checkVerdicts(yes, proposals).ok).toBe(true)
    expect(checkVerdicts(no(''), proposals)).toMatchObject({ refusal: 'recognition.trial.verdict.why' })
    expect(checkVerdicts(no('Gevaarlijk.'), proposals).ok).toBe(true)
    expect(checkVerdicts(yes.slice(1), proposals)).toMatchObject({ refusal: 'recognition.trial.verdict.missing' })
    expect(checkVerdicts([...yes.slice(1), ...yes.slice(1, 2)], proposals).ok).toBe(false)
    const out = proposals.map((each, at) => (at === 0 ? { ...each, says: 'out' as const } : each))
    expect(checkVerdicts(yes, out)).toMatchObject({ refusal: 'recognition.trial.verdict.out' })
  })

  it('counts once nobody must look after it, and an appeal only adds', () => {
    expect(provenBy(trialAfter(pathTo['to-confirm']))).toBeNull()
    expect(provenBy(trialAfter(pathTo.decided))).toHaveLength(13)
    expect(provenBy(trialAfter(pathTo['to-confirm'], { frame }))).toHaveLength(13)
  })

  it('is worth the whole, a part, or each competence by itself', () => {
    const q = frame.qualification
    const qualification = (id: string, partOf: string | null, competences: string[]) => [
      id,
      { id, partOf, competences },
    ]
    const catalogue = {
      qualifications: new Map([qualification(q, null, ['a', 'b', 'c']), qualification('part', q, ['a', 'b'])] as never),
      modules: new Map([['m', { proves: ['a'] }]] as never),
    } as Catalogue
    const programme = { stops: [{ requires: ['m'] }] } as never
    const worth = (...held: string[]) => worthOf(q, new Set(held), programme, catalogue)
    expect(worth('a', 'b', 'c')).toMatchObject({ whole: true, loose: ['c'] })
    expect(worth('a', 'b')).toMatchObject({ whole: false, partials: [{ id: 'part' }], loose: [] })
    expect(worth('b', 'c')).toMatchObject({ whole: false, partials: [], loose: ['b', 'c'], stops: [] })
    expect(worth('a').stops).toHaveLength(1)
  })
})

describe('the frames', () => {
  it('name each criterion once, with two to four a competence and only means that they list', () => {
    for (const each of frames) {
      const ids = criteriaIn(each).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const means = each.means.map(({ id }) => id)
      expect(criteriaIn(each).flatMap(({ needs }) => needs.filter(need => !means.includes(need)))).toEqual([])
    }
  })

  it('leave out what was proven before, with its tasks and machines', () => {
    const left = withoutProven(
      frame,
      new Set(
        judgedIn(frame)
          .map(({ id }) => id)
          .filter(id => id !== 'bk-0073-3/13'),
      ),
    )
    expect(left.tasks.map(({ id }) => id)).toEqual(['onderhouden'])
    expect(left.means.map(({ id }) => id)).toEqual(['heffen'])
  })
})
