import { type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Role } from '../../platform/record.ts'
import {
  answerUntil,
  appealUntil,
  isChoice,
  lastOf,
  type Party,
  type Request,
  type StepKind,
  stateOf,
  stepsFrom,
  testDay,
} from './request.ts'

/** Who wants to take a step: a person, and as what they work for the provider now (null: they do not). */
export interface Stepper {
  person: Id<'person'>
  role: Role | null
}

/** Which roles of the provider may be which party. */
export const rolesFor: Record<Exclude<Party, 'owner'>, readonly Role[]> = {
  decider: ['coordinator'],
  tester: ['coordinator', 'teacher', 'assessor'],
  reader: ['coordinator', 'teacher', 'assessor', 'manager'],
  hearer: ['coordinator', 'manager'],
}

/** Everybody of a provider who takes part in requests. */
export const deskRoles: readonly Role[] = [...new Set(Object.values(rolesFor).flat())]

export type NoStep =
  | 'recognition.request.not-now'
  | 'recognition.request.not-you'
  | 'recognition.request.own'
  | 'recognition.request.own-decision'
  | 'recognition.request.no-appeal'
  | 'recognition.request.too-late'
  | 'recognition.request.no-rounds'
  | 'recognition.request.wait-for-answers'
  | 'recognition.test.begun'
  | 'recognition.test.not-yet'

/** Nobody decides on themselves, looks after their own decision, or hears an appeal against it. */
const isFree = (party: Party, request: Request, { person }: Stepper): NoStep | null => {
  if (party === 'owner') return null
  if (person === request.personId || person === request.askedBy) return 'recognition.request.own'
  const decided = request.steps.filter(({ kind }) => ['decided', 'confirmed'].includes(kind))
  const ownHand = decided.some(step => step.personId === person)
  return ownHand && (party === 'reader' || party === 'hearer') ? 'recognition.request.own-decision' : null
}

/** A place in a session is given back before its day; what came of it is known from its day on. */
const onTime = (kind: StepKind, request: Request, today: Day): NoStep | null => {
  const test = lastOf(request, 'test')
  if (!test || !isChoice(test.detail)) return kind === 'tested' ? null : 'recognition.request.not-now'
  const begun = today >= (testDay(request) ?? today)
  if (kind === 'freed' || kind === 'called-off') return begun ? 'recognition.test.begun' : null
  return begun ? null : 'recognition.test.not-yet'
}

/** What a step asks besides who and where. */
const isInTime = (kind: StepKind, request: Request, today: Day): NoStep | null => {
  if (kind === 'appealed') {
    const until = appealUntil(request)
    if (until === null) return 'recognition.request.no-appeal'
    return today > until ? 'recognition.request.too-late' : null
  }
  if (kind === 'questions') {
    const asked = request.steps.filter(step => step.kind === 'questions').length
    return asked >= request.policy.body.questionRounds ? 'recognition.request.no-rounds' : null
  }
  if (kind === 'paid')
    return request.policy.body.fee > 0 && !lastOf(request, 'paid') ? null : 'recognition.request.not-now'
  if (kind === 'freed' || kind === 'called-off' || kind === 'missed' || kind === 'tested')
    return onTime(kind, request, today)
  // Whoever was asked something has until that day: only then is it decided without an answer.
  const until = answerUntil(request)
  const waits = kind === 'decided' && ['questions', 'to-choose'].includes(stateOf(request))
  return waits && until !== null && today <= until ? 'recognition.request.wait-for-answers' : null
}

/** Whether this person may take this step now; the buttons of the page and the verbs ask the same. */
export const mayStep = (kind: StepKind, request: Request, who: Stepper, now: Date): Outcome<Party, NoStep> => {
  const party = stepsFrom[stateOf(request)][kind]
  if (!party) return refuse('recognition.request.not-now')
  const belongs =
    party === 'owner' ? who.person === request.personId : who.role !== null && rolesFor[party].includes(who.role)
  if (!belongs) return refuse('recognition.request.not-you')
  // Who calls a session off judges nobody.
  const free = kind === 'called-off' ? null : isFree(party, request, who)
  const refusal = free ?? isInTime(kind, request, dayOf(now))
  return refusal ? refuse(refusal) : accept(party)
}
