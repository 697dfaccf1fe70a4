import { describe, expect, it } from 'vitest'
import type { ProgrammeId, ProviderId } from '../../catalogue/index.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import { type Internship, type InternshipState, internshipPortfolio } from '../internship/internship.ts'
import { quickscan, type Scan, type ScanState } from '../quickscan/quickscan.ts'
import { checkJudgements, type Degree, isLess } from './judging.ts'
import { type Machine, mayTake, type Procedure } from './procedure.ts'

const at = new Date('2026-11-25T10:00:00Z')
const [owner, mentor, judge, reader, other] = ['owner', 'mentor', 'judge', 'reader', 'other'].map(
  name => name as Id<'person'>,
) as [Id<'person'>, Id<'person'>, Id<'person'>, Id<'person'>, Id<'person'>]
const deal = { fee: 0, answerDays: 20, appealDays: 14, secondReader: true }

const roles: (Role | null)[] = [
  null,
  'coordinator',
  'teacher',
  'assessor',
  'supervisor',
  'manager',
  'mentor',
  'employer',
]

/** A procedure in which these steps were taken, each by whom the table lets. */
const withSteps = <Frame, Steps>(frame: unknown, kinds: string[]): Procedure<Frame, Steps> => {
  const by: Record<string, Id<'person'>> = { decided: judge, confirmed: reader, heard: other }
  return {
    id: 'p' as Id<'procedure'>,
    way: 'quickscan',
    personId: owner,
    ownerName: '',
    provider: 'v' as ProviderId,
    programme: 'g' as ProgrammeId,
    frame: frame as Frame,
    begunBy: owner,
    begunAt: at,
    named: [{ personId: mentor, name: '', part: 'mentor', since: at }],
    steps: kinds.map(kind => ({
      kind,
      at,
      personId: by[kind] ?? owner,
      role: 'worker',
      detail: {},
    })) as Procedure<Frame, Steps>['steps'],
  }
}

const scanFrame = { deal, outcomes: [], known: [] }
const decided = ['decided', 'confirmed']
const scans: Record<ScanState, string[]> = {
  intake: ['begun'],
  scan: ['begun', 'intake'],
  assess: ['begun', 'intake', 'handed-in'],
  test: ['begun', 'intake', 'handed-in', 'test'],
  'to-confirm': ['begun', 'intake', 'handed-in', 'decided'],
  decided: ['begun', 'intake', 'handed-in', ...decided],
  appealed: ['begun', 'intake', 'handed-in', ...decided, 'appealed'],
  heard: ['begun', 'intake', 'handed-in', ...decided, 'appealed', 'heard'],
  withdrawn: ['begun', 'intake', 'withdrawn'],
}
const internships: Record<InternshipState, string[]> = {
  collect: ['begun', 'mentor-asked'],
  assess: ['begun', 'handed-in'],
  'to-confirm': ['begun', 'handed-in', 'decided'],
  decided: ['begun', 'handed-in', ...decided],
  appealed: ['begun', 'handed-in', ...decided, 'appealed'],
  heard: ['begun', 'handed-in', ...decided, 'appealed', 'heard'],
  withdrawn: ['begun', 'withdrawn'],
}

/** Who may do what in a state, as a line for each step: every step by everybody in every role is tried. */
const tried = <Frame, Steps, State extends string>(
  machine: Machine<Frame, Steps, State>,
  procedure: Procedure<Frame, Steps>,
  kinds: (keyof Steps & string)[],
): string[] =>
  kinds.flatMap(kind => {
    const mayBe = [owner, mentor, judge, reader, other].flatMap(person =>
      roles
        .filter(role => mayTake(machine, kind, procedure, { person, role }, at).ok)
        .map(role => `${person} as ${role ?? 'themselves'}`),
    )
    return mayBe.length === 0 ? [] : [`${kind}: ${mayBe.join(', ')}`]
  })

const as = (people: Id<'person'>[], some: readonly (Role | null)[]) =>
  people.flatMap(person =>
    roles.filter(role => some.includes(role)).map(role => `${person} as ${role ?? 'themselves'}`),
  )
const line = (kind: string, people: Id<'person'>[], some: readonly (Role | null)[] = roles) =>
  `${kind}: ${as(people, some).join(', ')}`
const readers: Role[] = ['coordinator', 'teacher', 'assessor', 'supervisor', 'manager']
const hearers: Role[] = ['coordinator', 'manager']

describe('every role in every state of a quickscan', () => {
  const judges: Role[] = ['teacher', 'assessor', 'coordinator']
  const staff = [mentor, judge, reader, other]
  const kinds = [
    'intake',
    'answered',
    'proof',
    'handed-in',
    'talked',
    'test',
    'tested',
    'decided',
    'confirmed',
    'returned',
    'appealed',
    'heard',
    'withdrawn',
  ] as const
  const expected: Record<ScanState, string[]> = {
    intake: [line('intake', [owner]), line('withdrawn', [owner])],
    scan: [...['intake', 'answered', 'proof', 'handed-in', 'withdrawn'].map(kind => line(kind, [owner]))],
    assess: [
      line('proof', [owner]),
      ...['talked', 'test', 'decided'].map(kind => line(kind, staff, judges)),
      line('withdrawn', [owner]),
    ],
    test: [line('proof', [owner]), line('tested', staff, judges), line('withdrawn', [owner])],
    'to-confirm': [
      ...['confirmed', 'returned'].map(kind => line(kind, [mentor, reader, other], readers)),
      line('withdrawn', [owner]),
    ],
    decided: [line('appealed', [owner])],
    appealed: [line('heard', [mentor, other], hearers)],
    heard: [],
    withdrawn: [],
  }
  it.each(Object.entries(scans))('%s', (state, steps) => {
    const scan: Scan = withSteps(scanFrame, steps)
    expect(quickscan.stateOf(scan)).toBe(state)
    expect(tried(quickscan, scan, [...kinds])).toEqual(expected[state as ScanState])
  })
})

describe('every role in every state of an internship portfolio', () => {
  const judges: Role[] = ['supervisor', 'assessor', 'coordinator']
  const kinds = [
    'told',
    'mentor-asked',
    'seen',
    'handed-in',
    'decided',
    'confirmed',
    'returned',
    'appealed',
    'heard',
    'withdrawn',
  ] as const
  // The mentor never judges, whatever their role at the school.
  const expected: Record<InternshipState, string[]> = {
    collect: [
      ...['told', 'mentor-asked'].map(kind => line(kind, [owner])),
      line('seen', [mentor]),
      ...['handed-in', 'withdrawn'].map(kind => line(kind, [owner])),
    ],
    assess: [
      ...['told', 'mentor-asked'].map(kind => line(kind, [owner])),
      line('seen', [mentor]),
      line('decided', [judge, reader, other], judges),
      line('withdrawn', [owner]),
    ],
    'to-confirm': [
      ...['confirmed', 'returned'].map(kind => line(kind, [reader, other], readers)),
      line('withdrawn', [owner]),
    ],
    decided: [line('appealed', [owner])],
    appealed: [line('heard', [other], hearers)],
    heard: [],
    withdrawn: [],
  }
  it.each(Object.entries(internships))('%s', (state, steps) => {
    const internship: Internship = withSteps({ deal, objectives: [], handInDays: 60 }, steps)
    expect(internshipPortfolio.stateOf(internship)).toBe(state)
    expect(tried(internshipPortfolio, internship, [...kinds])).toEqual(expected[state as InternshipState])
  })

  it('is handed in on the last day, and not a minute later', () => {
    const internship: Internship = withSteps({ deal, objectives: [], handInDays: 60 }, ['begun'])
    const hand = (when: string) =>
      mayTake(internshipPortfolio, 'handed-in', internship, { person: owner, role: null }, new Date(when))
    expect(hand('2027-01-24T22:59:59Z').ok).toBe(true)
    expect(hand('2027-01-24T23:00:00Z')).toMatchObject({ ok: false, refusal: 'recognition.internship.too-late' })
  })
})

describe('an appeal', () => {
  const scan: Scan = withSteps(scanFrame, scans.decided)
  const appeal = (when: string, appealDays: number | null = 14) =>
    mayTake(
      quickscan,
      'appealed',
      { ...scan, frame: { ...scan.frame, deal: { ...deal, appealDays } } },
      { person: owner, role: null },
      new Date(when),
    )
  it('is in time on its last day, not after, and not where the school has none', () => {
    expect(appeal('2026-12-09T22:59:00Z').ok).toBe(true)
    expect(appeal('2026-12-09T23:00:00Z')).toMatchObject({ refusal: 'recognition.request.too-late' })
    expect(appeal('2026-11-26T10:00:00Z', null)).toMatchObject({ refusal: 'recognition.request.no-appeal' })
  })
})

describe('what is decided', () => {
  const say = (of: string, degree: Degree, words = '') => ({ of, degree, words })
  it.each([
    [[say('a', 'shown'), say('b', 'not', 'x')], [], true],
    [[say('a', 'shown')], [], 'recognition.judging.missing'],
    [[say('a', 'shown'), say('a', 'shown')], [], 'recognition.judging.missing'],
    [[say('a', 'shown'), say('b', 'partly')], [], 'recognition.judging.no-words'],
    [[say('a', 'shown'), say('b', 'not', 'x')], [say('b', 'partly', 'x')], 'recognition.request.less-than-before'],
    [[say('a', 'shown'), say('b', 'shown')], [say('b', 'partly', 'x')], true],
  ])('%j after %j', (judgements, before, result) => {
    const checked = checkJudgements(judgements, ['a', 'b'], before)
    expect(checked.ok || checked.refusal).toBe(result)
  })
  it('goes from shown down to not', () => {
    expect([isLess('not', 'partly'), isLess('partly', 'shown'), isLess('shown', 'shown')]).toEqual([true, true, false])
  })
})
