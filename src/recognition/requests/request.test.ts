import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModuleId } from '../../catalogue/index.ts'
import { addWorkingDays, type Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import { mayStep, rolesFor } from './may-step.ts'
import type { PolicyBody } from './policy.ts'
import {
  appealUntil,
  type Request,
  type State,
  type Step,
  type StepKind,
  stateOf,
  states,
  stepsFrom,
  turnOf,
} from './request.ts'

const person = (name: string) => name as Id<'person'>
const [owner, mentor, ann, bart, carl] = ['owner', 'mentor', 'ann', 'bart', 'carl'].map(person) as [
  Id<'person'>,
  Id<'person'>,
  Id<'person'>,
  Id<'person'>,
  Id<'person'>,
]
const at = new Date('2026-11-25T10:00:00Z')
const body: PolicyBody = {
  when: 'any-time',
  fee: 500,
  grounds: ['EVK'],
  ways: ['papers', 'test'],
  answerDays: 10,
  questionDays: 14,
  questionRounds: 2,
  secondReader: true,
  appealDays: 30,
}
const verdicts = [{ module: 'm' as ModuleId, minutes: 0, ground: 'EVK' as const, reasons: [], words: '' }]
const details = {
  asked: { modules: [{ module: 'm' as ModuleId, title: 'M', ground: 'EVK' }], motivation: 'x' },
  agreed: {},
  checked: { papers: [] },
  paid: {},
  questions: { items: ['?'], until: '2026-12-09' as Day },
  answered: { answers: ['!'] },
  test: { modules: ['m' as ModuleId], way: 'test', on: '2026-12-10' as Day, where: '' },
  chosen: { session: 's' as Id<'test-session'>, startsAt: '2026-12-10T13:00:00Z', place: 'Lokaal 3' },
  freed: {},
  'called-off': { words: 'x' },
  missed: { words: '' },
  tested: { results: [], words: '' },
  decided: { verdicts },
  confirmed: {},
  returned: { words: 'x' },
  appealed: { words: 'x' },
  heard: { verdicts, words: 'x' },
  withdrawn: {},
} as const
const kinds = Object.keys(details) as StepKind[]
const step = (kind: StepKind, by: Id<'person'>, when = at): Step =>
  ({ kind, at: when, personId: by, role: 'coordinator', detail: details[kind] }) as Step
const choice: Step = {
  kind: 'test',
  at,
  personId: ann,
  role: 'coordinator',
  detail: { modules: ['m' as ModuleId], way: 'test', test: 1, until: '2026-12-09' as Day },
}

const request = (steps: Step[], over: Partial<PolicyBody> = {}, askedBy = owner): Request => ({
  id: 'r' as Request['id'],
  personId: owner,
  provider: 'p' as Request['provider'],
  programme: 'g' as Request['programme'],
  policy: {
    id: 1,
    provider: 'p' as Request['provider'],
    validFrom: '2026-09-01' as Day,
    body: { ...body, ...over },
    setBy: null,
    setAt: at,
  },
  shown: { papers: [], can: [] },
  askedBy,
  askedAt: at,
  steps: [step('asked', askedBy), ...steps],
})

/** A request in each state. */
const inState: Record<State, Request> = {
  'to-agree': request([], {}, mentor),
  'to-decide': request([]),
  questions: request([step('questions', ann)]),
  'to-choose': request([choice]),
  test: request([step('test', ann)]),
  'to-confirm': request([step('decided', ann)]),
  decided: request([step('decided', ann), step('confirmed', bart)]),
  appealed: request([step('decided', ann), step('confirmed', bart), step('appealed', owner)]),
  heard: request([step('decided', ann), step('confirmed', bart), step('appealed', owner), step('heard', carl)]),
  withdrawn: request([step('withdrawn', owner)]),
}

const roles: (Role | null)[] = [
  null,
  'coordinator',
  'teacher',
  'assessor',
  'manager',
  'mentor',
  'worker',
  'administrator',
]

describe('a request', () => {
  it('stands where its newest step put it', () => {
    for (const state of states) expect(stateOf(inState[state]), state).toBe(state)
  })

  it('takes in every state, of everybody, exactly the steps of the table', () => {
    let tried = 0
    for (const state of states)
      for (const kind of kinds)
        for (const who of [owner, mentor, ann, bart, carl])
          for (const role of roles) {
            tried++
            const party = stepsFrom[state][kind]
            const may = mayStep(kind, inState[state], { person: who, role }, at)
            if (!party) {
              expect(may, `${state} ${kind}`).toEqual({ ok: false, refusal: 'recognition.request.not-now' })
              continue
            }
            const theirs = party === 'owner' ? who === owner : role !== null && rolesFor[party].includes(role)
            if (!theirs)
              expect(may, `${state} ${kind} ${who} ${role}`).toEqual({
                ok: false,
                refusal: 'recognition.request.not-you',
              })
            // A talk has no session to give back, to call off or to miss.
            else if (['freed', 'called-off', 'missed'].includes(kind)) expect(may.ok, `${state} ${kind}`).toBe(false)
            // Own request, own decision, or questions that may still be answered.
            else if (party !== 'owner' && who === owner) expect(may.ok, `${state} ${kind} ${who}`).toBe(false)
            else if (party === 'reader' && who === ann) expect(may.ok).toBe(false)
            else if (party === 'hearer' && [ann, bart].includes(who)) expect(may.ok).toBe(false)
            else if (state === 'to-agree') expect(may.ok, `${state} ${kind} ${who} ${role}`).toBe(true)
            else if (!(['questions', 'to-choose'].includes(state) && kind === 'decided'))
              expect(may.ok, `${state} ${kind} ${who} ${role}`).toBe(true)
          }
    expect(tried).toBe(states.length * kinds.length * 5 * roles.length)
  })

  it('says whose turn it is exactly while somebody has one', () => {
    const over: State[] = ['decided', 'heard', 'withdrawn']
    for (const state of states) expect(turnOf(inState[state]) === null, state).toBe(over.includes(state))
    expect(turnOf(inState['to-decide'])).toMatchObject({
      party: 'decider',
      until: addWorkingDays('2026-11-25' as Day, 10),
    })
    expect(turnOf(inState.questions)).toMatchObject({ party: 'owner', until: '2026-12-09' })
  })

  it('is decided without an answer only after the day to answer', () => {
    const decider = { person: ann, role: 'coordinator' as const }
    const on = (day: string) => mayStep('decided', inState.questions, decider, new Date(`${day}T10:00:00Z`))
    expect(on('2026-12-09')).toEqual({ ok: false, refusal: 'recognition.request.wait-for-answers' })
    expect(on('2026-12-10').ok).toBe(true)
  })

  it('is appealed until its last day, and never where there is no appeal', () => {
    const who = { person: owner, role: null }
    expect(appealUntil(inState.decided)).toBe('2026-12-25')
    expect(mayStep('appealed', inState.decided, who, new Date('2026-12-25T22:59:00Z')).ok).toBe(true)
    expect(mayStep('appealed', inState.decided, who, new Date('2026-12-25T23:01:00Z'))).toEqual({
      ok: false,
      refusal: 'recognition.request.too-late',
    })
    const without = request([step('decided', ann)], { secondReader: false, appealDays: null })
    expect(mayStep('appealed', without, who, at)).toEqual({ ok: false, refusal: 'recognition.request.no-appeal' })
  })

  it('takes an answer one minute late, as long as nothing was decided', () => {
    const late = new Date('2026-12-09T23:01:00Z')
    const who = { person: owner, role: null }
    expect(mayStep('answered', inState.questions, who, late).ok).toBe(true)
    expect(mayStep('decided', inState.questions, { person: ann, role: 'coordinator' }, late).ok).toBe(true)
    const decided = request([step('questions', ann), step('decided', ann)])
    expect(mayStep('answered', decided, who, late)).toEqual({ ok: false, refusal: 'recognition.request.not-now' })
  })

  it('gives a place in a test back before its day, and is scored from that day on', () => {
    const seated = request([choice, step('chosen', owner)])
    expect(stateOf(seated)).toBe('test')
    const on = (kind: StepKind, who: Id<'person'>, role: Role | null, day: string) => {
      const may = mayStep(kind, seated, { person: who, role }, new Date(`${day}T09:00:00Z`))
      return may.ok ? 'yes' : may.refusal
    }
    expect(on('freed', owner, null, '2026-12-09')).toBe('yes')
    expect(on('freed', owner, null, '2026-12-10')).toBe('recognition.test.begun')
    expect(on('called-off', bart, 'teacher', '2026-12-09')).toBe('yes')
    for (const kind of ['tested', 'missed'] as const) {
      expect(on(kind, bart, 'teacher', '2026-12-09')).toBe('recognition.test.not-yet')
      expect(on(kind, bart, 'teacher', '2026-12-10')).toBe('yes')
      expect(on(kind, owner, 'teacher', '2026-12-10')).toBe('recognition.request.own')
    }
    for (const kind of ['freed', 'called-off'] as const)
      expect(stateOf({ ...seated, steps: [...seated.steps, step(kind, owner)] })).toBe('to-choose')
    expect(turnOf(seated)).toMatchObject({ party: 'tester', until: '2026-12-10' })
  })

  it('is paid once, and stands where it stood', () => {
    const decider = { person: ann, role: 'coordinator' as const }
    const paid = request([step('paid', ann)])
    expect(stateOf(paid)).toBe('to-decide')
    expect(mayStep('paid', paid, decider, at).ok).toBe(false)
    expect(mayStep('paid', request([], { fee: 0 }), decider, at).ok).toBe(false)
  })

  it('has as many rounds of questions as the policy gives', () => {
    const twice = request([
      step('questions', ann),
      step('answered', owner),
      step('questions', ann),
      step('answered', owner),
    ])
    expect(mayStep('questions', twice, { person: ann, role: 'coordinator' }, at)).toEqual({
      ok: false,
      refusal: 'recognition.request.no-rounds',
    })
  })

  it('never leaves the table, whatever order people try things in', () => {
    const tries = fc.array(
      fc.tuple(fc.constantFrom(...kinds), fc.constantFrom(owner, mentor, ann, bart, carl), fc.constantFrom(...roles)),
      {
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(tries, fc.boolean(), (attempts, secondReader) => {
        let now = request([], { secondReader })
        for (const [kind, who, role] of attempts) {
          const before = stateOf(now)
          if (!mayStep(kind, now, { person: who, role }, at).ok) continue
          expect(stepsFrom[before][kind]).toBeDefined()
          now = { ...now, steps: [...now.steps, step(kind, who)] }
        }
        const deciders = now.steps.filter(({ kind }) => kind === 'decided').map(({ personId }) => personId)
        expect(deciders).not.toContain(owner)
        const confirmed = now.steps.findLast(({ kind }) => kind === 'confirmed')
        if (confirmed) expect(deciders).not.toContain(confirmed.personId)
        expect(now.steps.filter(({ kind }) => kind === 'heard').length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })
})
