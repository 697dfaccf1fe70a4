import { dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Word } from '../../platform/words.ts'
import type { Machine, Party, Stepper, Turn } from '../procedures/procedure.ts'
import {
  appealUntil,
  decisionUntil,
  type Evc,
  hasScored,
  isFree,
  jointOf,
  jurorsOf,
  outcomeOf,
  partsOf,
  portfolioUntil,
  type State,
  type StepKind,
  type Steps,
  stateOf,
} from './evc.ts'
import type { Frame } from './frame.ts'

const owner: Party = { owner: true }
const guide: Party = { part: 'guide' }
const juror: Party = { part: 'juror' }
const coordinator: Party = { roles: ['coordinator'] }
/** Who confirms, and who names another jury: somebody else must be able to. */
const college: Party = { roles: ['coordinator', 'manager'] }

const jury = { declared: juror, objected: owner, replaced: coordinator } as const

const stepsFrom: Record<State, Partial<Record<StepKind, Party>>> = {
  'to-admit': { admitted: coordinator, declined: coordinator, withdrawn: owner },
  declined: {},
  portfolio: { ...jury, 'handed-in': owner, 'more-time': coordinator, commented: guide, withdrawn: owner },
  judging: { ...jury, scored: juror, planned: coordinator, assignment: owner, withdrawn: owner },
  deliberation: { joint: juror, agreed: juror, declared: juror, replaced: coordinator, withdrawn: owner },
  'to-confirm': { confirmed: college, returned: college, withdrawn: owner },
  decided: { appealed: owner },
  appealed: { 'new-jury': college },
  heard: {},
  withdrawn: {},
}

const isOwnDecision = ({ steps }: Evc, person: Id<'person'>): boolean =>
  steps.some(({ kind, personId }) => kind === 'confirmed' && personId === person)

const besides = (kind: StepKind, evc: Evc, { person }: Stepper, now: Date): Word | null => {
  const today = dayOf(now)
  switch (kind) {
    case 'handed-in':
      return today > portfolioUntil(evc) ? 'recognition.evc-he.no.late' : null
    case 'scored':
    case 'joint':
      return isFree(evc, person) ? null : 'recognition.evc-he.no.declare-first'
    case 'agreed': {
      const joint = jointOf(evc)
      if (!joint) return 'recognition.evc-he.no.nothing-yet'
      return joint.by.includes(person) ? 'recognition.evc-he.no.agreed-already' : null
    }
    case 'appealed':
      if (outcomeOf(evc).every(({ shown }) => shown)) return 'recognition.evc-he.no.all-shown'
      return today > appealUntil(evc) ? 'recognition.request.too-late' : null
    case 'confirmed':
    case 'returned':
    case 'new-jury':
      return isOwnDecision(evc, person) ? 'recognition.request.own-decision' : null
    default:
      return null
  }
}

const lastAt = ({ steps, begunAt }: Evc): Date => steps.at(-1)?.at ?? begunAt

/** Jurors who must say whether anything ties them, and the coordinator when a juror is missing. */
const juryTurns = (evc: Evc): Turn[] => [
  ...jurorsOf(evc)
    .filter(({ personId }) => !isFree(evc, personId))
    .map(
      ({ personId, since }): Turn => ({
        party: { person: personId },
        what: 'recognition.evc-he.waits.declare',
        since,
        until: null,
      }),
    ),
  ...(jurorsOf(evc).length < evc.frame.jurors
    ? [{ party: coordinator, what: 'recognition.evc-he.waits.replace' as const, since: lastAt(evc), until: null }]
    : []),
]

const jurorTurns = (evc: Evc, what: Word, isTheirs: (person: Id<'person'>) => boolean): Turn[] =>
  jurorsOf(evc)
    .filter(({ personId }) => isTheirs(personId))
    .map(({ personId }) => ({ party: { person: personId }, what, since: lastAt(evc), until: decisionUntil(evc) }))

const turnsOf = (evc: Evc): Turn[] => {
  const turn = (party: Party, what: Word, until: Turn['until'] = null): Turn => ({
    party,
    what,
    since: lastAt(evc),
    until,
  })
  switch (stateOf(evc)) {
    case 'to-admit':
      return [turn(coordinator, 'recognition.evc-he.waits.admit')]
    case 'portfolio':
      return [turn(owner, 'recognition.evc-he.waits.portfolio', portfolioUntil(evc)), ...juryTurns(evc)]
    case 'judging':
      return [
        ...juryTurns(evc),
        ...jurorTurns(
          evc,
          'recognition.evc-he.waits.score',
          person => isFree(evc, person) && partsOf(evc).some(({ id }) => !hasScored(evc, person, id)),
        ),
      ]
    case 'deliberation':
      return jurorTurns(evc, 'recognition.evc-he.waits.deliberate', person => !jointOf(evc)?.by.includes(person))
    case 'to-confirm':
      return [turn(college, 'recognition.evc-he.waits.confirm', decisionUntil(evc))]
    case 'appealed':
      return [turn(college, 'recognition.evc-he.waits.new-jury', decisionUntil(evc))]
    case 'declined':
    case 'decided':
    case 'heard':
    case 'withdrawn':
      return []
  }
}

/** How EVC in higher education goes. */
export const evcHigherEducation: Machine<Frame, Steps, State> = {
  way: 'evc-higher-education',
  stateOf,
  stepsFrom,
  besides,
  turnsOf,
}
