import { addDays, type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { isParty, lastStep, type Machine, type Party, type Procedure, type Stepper } from '../procedures/procedure.ts'
import type { Frame } from './frame.ts'
import { type Plan, unweighed, type Weighing } from './plan.ts'

/** What was decided on one competence; own words where it departs from what was seen. */
export interface Verdict {
  competence: string
  proven: boolean
  words: string
}

type Nothing = Record<string, never>

/** What happens in a trial at work (beroepsproef), with what each step carries. */
export interface Steps {
  asked: { words: string }
  talked: { words: string }
  planned: Plan
  weighed: Weighing
  /** A link for the contact of the employer: only its fingerprint is kept. */
  'mentor-link': { fingerprint: string }
  'mentor-agreed': Nothing
  agreed: Nothing
  /** Somebody cannot judge this person: boss, colleague, family. */
  'stood-aside': { words: string }
  observed: Nothing
  decided: { verdicts: Verdict[] }
  confirmed: Nothing
  returned: { words: string }
  appealed: { words: string }
  heard: { proven: string[]; words: string }
  withdrawn: Nothing
}
export type StepKind = keyof Steps
export type Trial = Procedure<Frame, Steps>

export const states = [
  'asked',
  'talked',
  'to-agree',
  'ready',
  'to-decide',
  'to-confirm',
  'decided',
  'appealed',
  'heard',
  'withdrawn',
] as const
export type State = (typeof states)[number]

const owner: Party = { owner: true }
const assessing: Party = { roles: ['assessor', 'coordinator'] satisfies Role[] }
const reading: Party = { roles: ['assessor', 'coordinator', 'manager'] satisfies Role[] }
const hearing: Party = { roles: ['coordinator', 'manager'] satisfies Role[] }
const mentor: Party = { part: 'mentor' }
const aside = { 'stood-aside': assessing }

/** What was said of equivalents since the newest plan. */
export const weighingsOf = ({ steps }: Pick<Trial, 'steps'>): Weighing[] =>
  steps
    .slice(steps.findLastIndex(({ kind }) => kind === 'planned') + 1)
    .flatMap(step => (step.kind === 'weighed' ? [step.detail] : []))

export const planOf = (trial: Pick<Trial, 'steps'>): Plan | null => lastStep(trial, 'planned')?.detail ?? null

const sincePlan = ({ steps }: Pick<Trial, 'steps'>, kind: StepKind): boolean =>
  steps.findLastIndex(step => step.kind === kind) > steps.findLastIndex(step => step.kind === 'planned')

/** Who has not agreed to the newest plan. At a simulated workplace there is no employer to ask. */
export const toAgree = (trial: Pick<Trial, 'steps'>): ('owner' | 'mentor')[] => [
  ...(sincePlan(trial, 'agreed') ? [] : ['owner' as const]),
  ...(planOf(trial)?.where === 'employer' && !sincePlan(trial, 'mentor-agreed') ? ['mentor' as const] : []),
]

const leadsTo = ({ frame }: Pick<Trial, 'frame'>): Record<StepKind, State | null> => ({
  asked: 'asked',
  talked: 'talked',
  planned: 'to-agree',
  weighed: null,
  'mentor-link': null,
  'mentor-agreed': null,
  agreed: null,
  'stood-aside': null,
  observed: 'to-decide',
  decided: frame.policy.secondReader ? 'to-confirm' : 'decided',
  confirmed: 'decided',
  returned: 'to-decide',
  appealed: 'appealed',
  heard: 'heard',
  withdrawn: 'withdrawn',
})

/** Where a trial stands, read from what happened. */
export const stateOf = (trial: Pick<Trial, 'steps' | 'frame'>): State => {
  const leads = leadsTo(trial)
  const led = trial.steps.reduce<State>((state, { kind }) => leads[kind] ?? state, 'asked')
  return led === 'to-agree' && toAgree(trial).length === 0 ? 'ready' : led
}

/** The last day to appeal; null: one cannot. */
export const appealUntil = (trial: Pick<Trial, 'steps' | 'frame'>): Day | null => {
  const { appealDays, secondReader } = trial.frame.policy
  const counted = lastStep(trial, secondReader ? 'confirmed' : 'decided')
  return counted && appealDays ? addDays(dayOf(counted.at), appealDays) : null
}

/** Who may not judge this person: whoever said so, and who speaks for the employer. */
const standsAside = ({ steps, named }: Trial, person: Id<'person'>): boolean =>
  steps.some(step => step.kind === 'stood-aside' && step.personId === person) ||
  named.some(each => each.part === 'mentor' && each.personId === person)

const ownHand = ({ steps }: Trial, person: Id<'person'>): boolean =>
  steps.some(step => ['decided', 'confirmed'].includes(step.kind) && step.personId === person)

const waitsForWeighing = (trial: Trial): boolean => {
  const plan = planOf(trial)
  return plan !== null && unweighed(plan, weighingsOf(trial)).length > 0
}

const besides = (kind: StepKind, trial: Trial, who: Stepper, now: Date): Word | null => {
  const agrees = kind === 'agreed' || kind === 'mentor-agreed'
  if (agrees && sincePlan(trial, kind)) return 'recognition.request.not-now'
  if (agrees && waitsForWeighing(trial)) return 'recognition.trial.weigh-first'
  if (kind === 'appealed') {
    const until = appealUntil(trial)
    return until === null || dayOf(now) > until ? 'recognition.request.too-late' : null
  }
  if (who.person === trial.personId || kind === 'mentor-agreed') return null
  if (standsAside(trial, who.person)) return 'recognition.trial.stands-aside'
  const looksAfter = kind === 'confirmed' || kind === 'returned' || kind === 'heard'
  return looksAfter && ownHand(trial, who.person) ? 'recognition.request.own-decision' : null
}

const stepsFrom: Machine<Frame, Steps, State>['stepsFrom'] = {
  asked: { talked: assessing, withdrawn: owner, ...aside },
  talked: { planned: assessing, withdrawn: owner, ...aside },
  'to-agree': {
    planned: assessing,
    weighed: assessing,
    'mentor-link': assessing,
    'mentor-agreed': mentor,
    agreed: owner,
    withdrawn: owner,
    ...aside,
  },
  ready: { planned: assessing, observed: assessing, withdrawn: owner, ...aside },
  'to-decide': { decided: assessing, ...aside },
  'to-confirm': { confirmed: reading, returned: reading, ...aside },
  decided: { appealed: owner },
  appealed: { heard: hearing },
  heard: {},
  withdrawn: {},
}

const waitsFor: Record<State, { party: Party; what: Word }[]> = {
  asked: [{ party: assessing, what: 'recognition.trial.waits.talk' }],
  talked: [{ party: assessing, what: 'recognition.trial.waits.plan' }],
  'to-agree': [],
  ready: [{ party: assessing, what: 'recognition.trial.waits.observe' }],
  'to-decide': [{ party: assessing, what: 'recognition.trial.waits.decide' }],
  'to-confirm': [{ party: reading, what: 'recognition.trial.waits.confirm' }],
  decided: [],
  appealed: [{ party: hearing, what: 'recognition.trial.waits.hear' }],
  heard: [],
  withdrawn: [],
}

const agreeing = (trial: Trial): { party: Party; what: Word }[] =>
  waitsForWeighing(trial)
    ? [{ party: assessing, what: 'recognition.trial.waits.weigh' }]
    : toAgree(trial).map(who => ({ party: who === 'owner' ? owner : mentor, what: 'recognition.trial.waits.agree' }))

/** How a trial at work goes, from asking to the result. */
export const trialMachine: Machine<Frame, Steps, State> = {
  way: 'workplace',
  stateOf,
  stepsFrom,
  besides,
  turnsOf: trial => {
    const state = stateOf(trial)
    const since = trial.steps.at(-1)?.at ?? trial.begunAt
    const until = state === 'ready' ? (planOf(trial)?.day ?? null) : null
    return (state === 'to-agree' ? agreeing(trial) : waitsFor[state]).map(turn => ({ ...turn, since, until }))
  },
}

/** Whether somebody observes here: an assessor of the centre who did not stand aside. */
export const mayObserve = (trial: Trial, who: Stepper): boolean =>
  isParty(assessing, trial, who) && !standsAside(trial, who.person)
