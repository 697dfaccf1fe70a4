import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, type Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import { isParty, mayTake, type Stepper } from '../procedures/procedure.ts'
import {
  type Evc,
  isFree,
  judgedOf,
  jurorsOf,
  outcomeOf,
  partsOf,
  portfolioUntil,
  roundOf,
  type State,
  type Step,
  type StepKind,
  type Steps,
  stateOf,
  states,
  tieOf,
} from './evc.ts'
import type { Frame } from './frame.ts'
import { frames } from './frames.ts'
import { evcHigherEducation } from './machine.ts'

const person = (name: string) => name as Id<'person'>
const [owner, guide, one, two, three] = [
  person('owner'),
  person('guide'),
  person('one'),
  person('two'),
  person('three'),
]
const [four, lieve, boss] = [person('four'), person('lieve'), person('boss')]
const at = new Date('2026-11-25T10:00:00Z')
const frame = frames[0] as Frame
const all = frame.competences.map(({ competence }) => competence)
const criteria = frame.competences.flatMap(each => each.criteria.map(({ id }) => id))
const levels = (level: 'shown' | 'partly', but: string[] = []) =>
  Object.fromEntries(criteria.map(id => [id, { level: but.includes(id) ? ('none' as const) : level, why: '' }]))

const step = <Kind extends StepKind>(kind: Kind, by: Id<'person'>, detail: Steps[Kind], when = at) =>
  ({ kind, at: when, personId: by, role: 'worker', detail }) as Step
const jury = [one, two, three]
const asked = step('asked', owner, { competences: all, answers: ['a', 'b', 'c'] })
const admitted = step('admitted', lieve, {})
const handedIn = step('handed-in', owner, {})
const free = jury.map(each => step('declared', each, { tie: null }))
const scored = jury.flatMap(each => frame.parts.map(({ id }) => step('scored', each, { part: id })))
const joint = step('joint', one, { levels: levels('shown', ['dossier']) })
const agreed = [two, three].map(each => step('agreed', each, {}))
const confirmed = step('confirmed', lieve, {})
const appealed = step('appealed', owner, { words: 'x' })
const newJury = step('new-jury', boss, {})
const judged = [asked, admitted, ...free, handedIn, ...scored]
const decided = [...judged, joint, ...agreed, confirmed]
const again = frame.parts.filter(({ competences }) => competences.includes('comp-hr-admin'))
const heard = [
  ...decided,
  appealed,
  newJury,
  ...jury.flatMap(each => again.map(({ id }) => step('scored', each, { part: id }))),
  step('joint', one, { levels: levels('shown') }),
  ...agreed,
  step('confirmed', boss, {}),
]

const evc = (steps: Step[], jurors: Id<'person'>[] = jury): Evc => ({
  id: 'e' as Evc['id'],
  way: 'evc-higher-education',
  personId: owner,
  ownerName: 'Katrien',
  provider: frame.provider as Evc['provider'],
  programme: frame.programme as Evc['programme'],
  frame,
  begunBy: owner,
  begunAt: at,
  named: [
    { personId: guide, name: 'G', part: 'guide', since: at },
    ...jurors.map(each => ({ personId: each, name: String(each), part: 'juror' as const, since: at })),
  ],
  steps,
})

const inState: Record<State, Evc> = {
  'to-admit': evc([asked], []),
  declined: evc([asked, step('declined', lieve, { words: 'x' })], []),
  portfolio: evc([asked, admitted, ...free]),
  judging: evc([asked, admitted, ...free, handedIn]),
  deliberation: evc(judged),
  'to-confirm': evc([...judged, joint, ...agreed]),
  decided: evc(decided),
  appealed: evc([...decided, appealed]),
  heard: evc(heard),
  withdrawn: evc([asked, admitted, step('withdrawn', owner, {})]),
}

const kinds = Object.keys({
  asked: 0,
  admitted: 0,
  declined: 0,
  'more-time': 0,
  'handed-in': 0,
  commented: 0,
  declared: 0,
  objected: 0,
  replaced: 0,
  planned: 0,
  assignment: 0,
  scored: 0,
  joint: 0,
  agreed: 0,
  returned: 0,
  confirmed: 0,
  appealed: 0,
  'new-jury': 0,
  withdrawn: 0,
} satisfies Record<StepKind, 0>) as StepKind[]
const roles: (Role | null)[] = [null, 'coordinator', 'teacher', 'assessor', 'manager', 'worker', 'administrator']
const everybody = [owner, guide, one, two, four, lieve, boss]
const may = (kind: StepKind, of: Evc, who: Stepper, now = at) => mayTake(evcHigherEducation, kind, of, who, now)

describe('EVC in higher education', () => {
  it('stands where what happened put it', () => {
    for (const state of states) expect(stateOf(inState[state]), state).toBe(state)
  })

  it('takes in every state, of everybody in every role, only the steps of the table', () => {
    let tried = 0
    for (const state of states)
      for (const kind of kinds)
        for (const who of everybody)
          for (const role of roles) {
            tried++
            const of = inState[state]
            const party = evcHigherEducation.stepsFrom[state][kind]
            const found = may(kind, of, { person: who, role })
            const what = `${state} ${kind} ${who} ${role}`
            if (!party) expect(found, what).toEqual({ ok: false, refusal: 'recognition.request.not-now' })
            else if (!isParty(party, of, { person: who, role }))
              expect(found, what).toEqual({ ok: false, refusal: 'recognition.request.not-you' })
            else if (who === owner) expect('owner' in party, what).toBe(true)
            // Nobody agrees twice, or decides again on what they confirmed themselves.
            else if (kind === 'agreed') expect(found.ok, what).toBe(false)
            else if (['new-jury', 'confirmed', 'returned'].includes(kind) && who === lieve)
              expect(found.ok, what).toBe(state === 'to-confirm')
            else expect(found.ok, what).toBe(true)
          }
    expect(tried).toBe(states.length * kinds.length * everybody.length * roles.length)
  })

  it('says whose turn it is exactly while somebody has one, and by when', () => {
    const over: State[] = ['declined', 'decided', 'heard', 'withdrawn']
    for (const state of states)
      expect(evcHigherEducation.turnsOf(inState[state]).length === 0, state).toBe(over.includes(state))
    expect(evcHigherEducation.turnsOf(inState.judging)[0]).toMatchObject({
      party: { person: one },
      until: addWorkingDays('2026-11-25' as Day, frame.terms.decisionDays),
    })
  })

  it('takes a portfolio until the end of its day, not a minute later; more time opens it again', () => {
    const who = { person: owner, role: null }
    expect(portfolioUntil(inState.portfolio)).toBe('2027-01-24')
    expect(may('handed-in', inState.portfolio, who, new Date('2027-01-24T22:59:00Z')).ok).toBe(true)
    const late = new Date('2027-01-24T23:01:00Z')
    expect(may('handed-in', inState.portfolio, who, late)).toEqual({
      ok: false,
      refusal: 'recognition.evc-he.no.late',
    })
    const more = step('more-time', lieve, { until: '2027-02-01' as Day, words: 'ziek' })
    expect(may('handed-in', evc([asked, admitted, more]), who, late).ok).toBe(true)
  })

  it('lets nobody judge before they said that nothing ties them; a tie that was said stays said', () => {
    const of = evc([asked, admitted, handedIn])
    expect(may('scored', of, { person: one, role: null })).toEqual({
      ok: false,
      refusal: 'recognition.evc-he.no.declare-first',
    })
    const said = evc([asked, admitted, step('objected', owner, { juror: one, tie: 'boss' }), ...free])
    expect(tieOf(said, one)).toBe('boss')
    expect(isFree(said, one)).toBe(false)
  })

  it('goes back to judging when a juror is replaced; what the one who left found does not count', () => {
    expect(stateOf(evc(judged, [one, two, four]))).toBe('judging')
    expect(stateOf(evc(judged, [one, two]))).toBe('judging')
    expect(stateOf(evc([...judged, joint, ...agreed], [one, two, four]))).toBe('judging')
  })

  it('needs as many jurors behind the levels as the frame asks, anew after another proposal or a return', () => {
    expect(stateOf(evc([...judged, joint, step('agreed', two, {})]))).toBe('deliberation')
    expect(stateOf(evc([...judged, joint, ...agreed, step('returned', lieve, { words: 'x' })]))).toBe('deliberation')
    const other = step('joint', two, { levels: levels('partly') })
    expect(stateOf(evc([...judged, joint, step('agreed', three, {}), other]))).toBe('deliberation')
  })

  it('shows a competence once each criterion is reached, also when the others are not', () => {
    const shown = outcomeOf(inState.decided).filter(each => each.shown)
    expect(shown.map(({ competence }) => competence.competence)).toEqual(all.filter(id => id !== 'comp-hr-admin'))
    expect(outcomeOf(inState['to-confirm']).some(each => each.shown)).toBe(false)
  })

  it('has another jury judge only what was not shown, so that an appeal loses nothing', () => {
    const of = evc([...decided, appealed, newJury])
    expect(roundOf(of)).toBe(2)
    expect(judgedOf(of).map(({ competence }) => competence)).toEqual(['comp-hr-admin'])
    expect(partsOf(of).map(({ id }) => id)).toEqual(['portfolio', 'opdracht-1', 'opdracht-2', 'gesprek'])
    expect(outcomeOf(inState.heard).every(each => each.shown)).toBe(true)
    const everything = evc([...judged, step('joint', one, { levels: levels('shown') }), ...agreed, confirmed])
    expect(may('appealed', everything, { person: owner, role: null })).toEqual({
      ok: false,
      refusal: 'recognition.evc-he.no.all-shown',
    })
  })

  it('never has its candidate judge, and never loses what was confirmed, whatever is tried in whatever order', () => {
    const detail = {
      asked: asked.detail,
      admitted: {},
      declined: { words: 'x' },
      'more-time': { until: '2027-03-01', words: 'x' },
      'handed-in': {},
      commented: { words: 'x' },
      declared: { tie: null },
      objected: { juror: four, tie: 'family' },
      replaced: { from: null, to: four },
      planned: { part: 'gesprek', on: '2026-12-01', where: '' },
      assignment: { part: 'thuisopdracht', words: 'x' },
      joint: joint.detail,
      agreed: {},
      returned: { words: 'x' },
      confirmed: {},
      appealed: { words: 'x' },
      'new-jury': {},
      withdrawn: {},
    }
    const tries = fc.array(
      fc.tuple(
        fc.constantFrom(...kinds),
        fc.constantFrom(...everybody),
        fc.constantFrom(...roles),
        fc.constantFrom(...frame.parts.map(({ id }) => id)),
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(fc.constantFrom(...states), tries, (from, attempts) => {
        let now = inState[from]
        const shown = outcomeOf(now).filter(each => each.shown).length
        for (const [kind, who, role, part] of attempts) {
          if (!may(kind, now, { person: who, role }).ok) continue
          const told = kind === 'scored' ? { part } : detail[kind]
          now = { ...now, steps: [...now.steps, { kind, at, personId: who, role: 'worker', detail: told } as Step] }
        }
        const judging = now.steps.filter(({ kind }) => ['scored', 'joint', 'agreed', 'confirmed'].includes(kind))
        expect(judging.some(({ personId }) => personId === owner)).toBe(false)
        expect(outcomeOf(now).filter(each => each.shown).length).toBeGreaterThanOrEqual(shown)
        expect(jurorsOf(now).length).toBe(jurorsOf(inState[from]).length)
      }),
      { numRuns: 300 },
    )
  })
})
