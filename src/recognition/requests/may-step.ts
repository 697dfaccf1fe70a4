import { type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Role } from '../../platform/record.ts'
import { appealUntil, lastOf, type Party, type Request, type StepKind, stateOf, stepsFrom } from './request.ts'

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

export type NoStep =
  | 'recognition.request.not-now'
  | 'recognition.request.not-you'
  | 'recognition.request.own'
  | 'recognition.request.own-decision'
  | 'recognition.request.no-appeal'
  | 'recognition.request.too-late'
  | 'recognition.request.no-rounds'
  | 'recognition.request.wait-for-answers'

/** Nobody decides on themselves, looks after their own decision, or hears an appeal against it. */
const isFree = (party: Party, request: Request, { person }: Stepper): NoStep | null => {
  if (party === 'owner') return null
  if (person === request.personId || person === request.askedBy) return 'recognition.request.own'
  const decided = request.steps.filter(({ kind }) => ['decided', 'confirmed'].includes(kind))
  const ownHand = decided.some(step => step.personId === person)
  return ownHand && (party === 'reader' || party === 'hearer') ? 'recognition.request.own-decision' : null
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
  // Whoever was asked something has until that day: only then is it decided without an answer.
  const questions = lastOf(request, 'questions')
  const waits = kind === 'decided' && stateOf(request) === 'questions' && questions && today <= questions.detail.until
  return waits ? 'recognition.request.wait-for-answers' : null
}

/** Whether this person may take this step now; the buttons of the page and the verbs ask the same. */
export const mayStep = (kind: StepKind, request: Request, who: Stepper, now: Date): Outcome<Party, NoStep> => {
  const party = stepsFrom[stateOf(request)][kind]
  if (!party) return refuse('recognition.request.not-now')
  const belongs =
    party === 'owner' ? who.person === request.personId : who.role !== null && rolesFor[party].includes(who.role)
  if (!belongs) return refuse('recognition.request.not-you')
  const refusal = isFree(party, request, who) ?? isInTime(kind, request, dayOf(now))
  return refusal ? refuse(refusal) : accept(party)
}
