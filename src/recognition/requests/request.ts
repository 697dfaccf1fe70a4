import type { ModuleId, ProgrammeId, ProviderId } from '../../catalogue/index.ts'
import type { Paper } from '../../people/index.ts'
import { addDays, addWorkingDays, type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Ground } from '../concordance.ts'
import type { Strength } from '../strength.ts'
import type { Policy } from './policy.ts'
import type { RefusalReason } from './reasons.ts'
import type { Score } from './tests/rubric.ts'

/** What is decided on one module: minutes that fall away (0: none), and why not more. */
export interface Verdict {
  module: ModuleId
  minutes: number
  ground: Ground
  reasons: RefusalReason[]
  /** Own words of who decides. */
  words: string
}

/** A talk, on a day that the provider says. */
export interface Talk {
  modules: ModuleId[]
  way: 'test' | 'interview'
  on: Day
  where: string
}

/** A test of one module: the person chooses one of its sessions, until a day. */
export interface TestChoice {
  modules: [ModuleId]
  way: 'test'
  test: number
  until: Day
}

export const isChoice = (test: Talk | TestChoice): test is TestChoice => 'until' in test

/** What a step carries, by its kind. */
export interface Details {
  asked: { modules: { module: ModuleId; title: string; ground: Ground }[]; motivation: string }
  agreed: Record<string, never>
  /** Which of the papers shown (by place) somebody of the provider saw and found right. */
  checked: { papers: number[] }
  questions: { items: string[]; until: Day }
  answered: { answers: string[] }
  /** That the fee was paid, as the provider noted. */
  paid: Record<string, never>
  test: Talk | TestChoice
  chosen: { session: Id<'test-session'>; startsAt: string; place: string }
  /** The person gives their place back. */
  freed: Record<string, never>
  /** The provider calls the session off. */
  'called-off': { words: string }
  missed: { words: string }
  tested: { results: { module: ModuleId; passed: boolean }[]; words: string; scores?: Score[] }
  decided: { verdicts: Verdict[] }
  confirmed: Record<string, never>
  returned: { words: string }
  appealed: { words: string }
  heard: { verdicts: Verdict[]; words: string }
  withdrawn: Record<string, never>
}
export type StepKind = keyof Details
export type Step = {
  [Kind in StepKind]: { kind: Kind; at: Date; personId: Id<'person'>; role: Role; detail: Details[Kind] }
}[StepKind]

/** What goes along with a request: copied when it was asked, so that nothing changes under the hands of who decides. */
export interface Shown {
  papers: Paper[]
  can: { competence: string; strength: Strength; by: string | null }[]
}

export interface Request {
  id: Id<'request'>
  personId: Id<'person'>
  provider: ProviderId
  programme: ProgrammeId
  policy: Policy
  shown: Shown
  askedBy: Id<'person'>
  askedAt: Date
  /** Oldest first; the first is always `asked`. */
  steps: Step[]
}

export const states = [
  'to-agree',
  'to-decide',
  'questions',
  'to-choose',
  'test',
  'to-confirm',
  'decided',
  'appealed',
  'heard',
  'withdrawn',
] as const
export type State = (typeof states)[number]

/** Who takes part. `owner`: whose exemption it is; `reader`: looks after a decision; `hearer`: hears an appeal. */
export type Party = 'owner' | 'decider' | 'tester' | 'reader' | 'hearer'

/** From where which step is possible, and by whom. What is not here is not possible. */
export const stepsFrom: Record<State, Partial<Record<StepKind, Party>>> = {
  'to-agree': { agreed: 'owner', withdrawn: 'owner' },
  'to-decide': {
    checked: 'decider',
    paid: 'decider',
    questions: 'decider',
    test: 'decider',
    decided: 'decider',
    withdrawn: 'owner',
  },
  questions: { answered: 'owner', paid: 'decider', decided: 'decider', withdrawn: 'owner' },
  'to-choose': { chosen: 'owner', paid: 'decider', decided: 'decider', withdrawn: 'owner' },
  test: {
    tested: 'tester',
    missed: 'tester',
    'called-off': 'tester',
    freed: 'owner',
    paid: 'decider',
    withdrawn: 'owner',
  },
  'to-confirm': { confirmed: 'reader', returned: 'reader', withdrawn: 'owner' },
  decided: { appealed: 'owner' },
  appealed: { heard: 'hearer' },
  heard: {},
  withdrawn: {},
}

/** The newest step of some kinds. */
export const lastOf = <Kind extends StepKind>(
  { steps }: Pick<Request, 'steps'>,
  ...kinds: Kind[]
): Extract<Step, { kind: Kind }> | null =>
  steps.findLast((step): step is Extract<Step, { kind: Kind }> => kinds.some(kind => kind === step.kind)) ?? null

type Standing = Pick<Request, 'steps' | 'personId' | 'askedBy' | 'policy'>

/** Steps beside the way: where a request stands, and since when, does not change by them. */
const beside: readonly StepKind[] = ['checked', 'paid']

/** Where a request stands: what its newest step made of it. */
export const stateOf = (request: Standing): State => {
  const newest = request.steps.findLast(({ kind }) => !beside.includes(kind))
  switch (newest?.kind) {
    case 'agreed':
    case 'answered':
    case 'tested':
    case 'missed':
    case 'returned':
      return 'to-decide'
    case 'test':
      return isChoice(newest.detail) ? 'to-choose' : 'test'
    case 'chosen':
      return 'test'
    case 'freed':
    case 'called-off':
      return 'to-choose'
    case 'decided':
      return request.policy.body.secondReader ? 'to-confirm' : 'decided'
    case 'confirmed':
      return 'decided'
    case 'questions':
    case 'appealed':
    case 'heard':
    case 'withdrawn':
      return newest.kind
    default:
      return request.askedBy === request.personId ? 'to-decide' : 'to-agree'
  }
}

/** Since when a request is complete: nothing is wanted of its owner any more. */
const completeSince = (request: Standing): Date =>
  (lastOf(request, 'agreed', 'answered', 'tested', 'missed') ?? request.steps[0])?.at ?? new Date(0)

/** The last day on which one may appeal; null: there is no appeal, or nothing to appeal against. */
export const appealUntil = (request: Standing): Day | null => {
  const { appealDays } = request.policy.body
  const decided = lastOf(request, 'decided', 'confirmed')
  return stateOf(request) !== 'decided' || appealDays === null || !decided
    ? null
    : addDays(dayOf(decided.at), appealDays)
}

/** The last day on which the person answers questions or chooses a session; null: nothing of the kind is asked. */
export const answerUntil = (request: Standing): Day | null => {
  const asked = lastOf(request, 'questions', 'test')
  return asked && 'until' in asked.detail ? asked.detail.until : null
}

/** The day of the test or talk that is planned; null: none is. */
export const testDay = (request: Standing): Day | null => {
  const planned = lastOf(request, 'test', 'chosen')
  if (planned?.kind === 'chosen') return dayOf(new Date(planned.detail.startsAt))
  return planned && !isChoice(planned.detail) ? planned.detail.on : null
}

export interface Turn {
  party: Party
  since: Date
  /** The last day on which it is in time; null: whenever. */
  until: Day | null
}

/** Who must act now, since when and until when; null: nobody. */
export const turnOf = (request: Standing): Turn | null => {
  const { answerDays } = request.policy.body
  const since = request.steps.findLast(({ kind }) => !beside.includes(kind))?.at ?? new Date(0)
  const answerBy = addWorkingDays(dayOf(completeSince(request)), answerDays)
  switch (stateOf(request)) {
    case 'to-agree':
      return { party: 'owner', since, until: null }
    case 'to-decide':
      return { party: 'decider', since: completeSince(request), until: answerBy }
    case 'questions':
      return { party: 'owner', since, until: answerUntil(request) }
    case 'to-choose':
      return { party: 'owner', since, until: answerUntil(request) }
    case 'test':
      return { party: 'tester', since, until: testDay(request) }
    case 'to-confirm':
      return { party: 'reader', since, until: answerBy }
    case 'appealed':
      return { party: 'hearer', since, until: addWorkingDays(dayOf(since), answerDays) }
    case 'decided':
    case 'heard':
    case 'withdrawn':
      return null
  }
}

/** What counts now: the verdicts of the appeal, else of the decision once it counts; null: nothing does yet. */
export const verdictsOf = (request: Standing): Verdict[] | null => {
  const heard = lastOf(request, 'heard')
  if (heard) return heard.detail.verdicts
  const counts = ['decided', 'appealed'].includes(stateOf(request))
  return counts ? (lastOf(request, 'decided')?.detail.verdicts ?? null) : null
}
