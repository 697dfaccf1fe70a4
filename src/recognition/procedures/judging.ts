import { z } from 'zod'
import { addDays, addWorkingDays, type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Role } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { lastStep, type Party, type StepOf, type Stepper, type Turn } from './procedure.ts'

/** What a provider promises and asks in a procedure, read before one begins. */
export const Deal = z.object({
  /** Cents. */
  fee: z.number().int().min(0).max(100_000),
  /** Working days from handing in to the decision. */
  answerDays: z.number().int().min(1).max(120),
  /** Calendar days in which one may appeal; null: there is no appeal. */
  appealDays: z.number().int().min(1).max(90).nullable(),
  /** A second person looks before a decision counts. */
  secondReader: z.boolean(),
})
export type Deal = z.infer<typeof Deal>

export const degrees = ['shown', 'partly', 'not'] as const
export type Degree = (typeof degrees)[number]

/** What is decided on one thing that is judged (a learning outcome, an objective), and why. */
export interface Judgement {
  of: string
  degree: Degree
  words: string
}

/** What the steps carry that every judged procedure ends with. */
export interface JudgedSteps {
  decided: { judgements: Judgement[] }
  confirmed: Record<string, never>
  returned: { words: string }
  appealed: { words: string }
  heard: { judgements: Judgement[]; words: string }
  withdrawn: Record<string, never>
}

const judgedKinds: readonly string[] = [
  'decided',
  'confirmed',
  'returned',
  'appealed',
  'heard',
  'withdrawn',
] satisfies (keyof JudgedSteps)[]

export type JudgedState = 'to-confirm' | 'decided' | 'appealed' | 'heard' | 'withdrawn'

interface Judged {
  personId: Id<'person'>
  frame: { deal: Deal }
  steps: { kind: string; at: Date; personId: Id<'person'> }[]
}

const owner: Party = { owner: true }
const reader: Party = { roles: ['coordinator', 'teacher', 'assessor', 'supervisor', 'manager'] }
const hearer: Party = { roles: ['coordinator', 'manager'] }

/** The end of every judged procedure, as a table. */
export const stepsFromJudged: Record<JudgedState, Partial<Record<keyof JudgedSteps, Party>>> = {
  'to-confirm': { confirmed: reader, returned: reader, withdrawn: owner },
  decided: { appealed: owner },
  appealed: { heard: hearer },
  heard: {},
  withdrawn: {},
}

/** Where it stands once it was decided on; null: it was not, or the decision went back. */
export const judgedState = ({ steps, frame }: Judged): JudgedState | null => {
  const newest = steps.findLast(({ kind }) => judgedKinds.includes(kind))
  switch (newest?.kind) {
    case 'decided':
      return frame.deal.secondReader ? 'to-confirm' : 'decided'
    case 'confirmed':
      return 'decided'
    case 'appealed':
    case 'heard':
    case 'withdrawn':
      return newest.kind
    default:
      return null
  }
}

/** The last day on which one may appeal; null: there is no appeal, or nothing to appeal against. */
export const appealUntil = (procedure: Judged): Day | null => {
  const { appealDays } = procedure.frame.deal
  const counts = procedure.steps.findLast(({ kind }) => kind === 'decided' || kind === 'confirmed')
  return judgedState(procedure) !== 'decided' || appealDays === null || !counts
    ? null
    : addDays(dayOf(counts.at), appealDays)
}

/** Nobody looks after their own decision or hears an appeal against it; an appeal is in time. */
export const besidesJudged = (kind: string, procedure: Judged, { person }: Stepper, now: Date): Word | null => {
  if (kind === 'appealed') {
    const until = appealUntil(procedure)
    if (until === null) return 'recognition.request.no-appeal'
    return dayOf(now) > until ? 'recognition.request.too-late' : null
  }
  if (!['confirmed', 'returned', 'heard'].includes(kind)) return null
  const ownHand = procedure.steps.some(step => ['decided', 'confirmed'].includes(step.kind) && step.personId === person)
  return ownHand ? 'recognition.request.own-decision' : null
}

/** The last day of a decision that is in time, counted from when it was handed in or an appeal came. */
export const answerBy = ({ frame }: Pick<Judged, 'frame'>, since: Date): Day =>
  addWorkingDays(dayOf(since), frame.deal.answerDays)

/** Whose turn it is once it was decided on. */
export const judgedTurns = (procedure: Judged): Turn[] => {
  const since = procedure.steps.at(-1)?.at ?? new Date(0)
  const until = answerBy(procedure, since)
  switch (judgedState(procedure)) {
    case 'to-confirm':
      return [{ party: reader, what: 'recognition.waits.reader', since, until }]
    case 'appealed':
      return [{ party: hearer, what: 'recognition.waits.hearer', since, until }]
    default:
      return []
  }
}

type Steps = { steps: StepOf<JudgedSteps>[] }

/** The steps that every judged procedure ends with, out of all that happened in one. */
const judgedSteps = ({ steps }: { steps: { kind: string }[] }): Steps => ({
  steps: steps.filter((step): step is StepOf<JudgedSteps> => judgedKinds.includes(step.kind)),
})

/** What was decided last, whether it counts yet or not. */
export const lastDecided = (procedure: Pick<Judged, 'steps'>): Judgement[] =>
  lastStep(judgedSteps(procedure), 'decided')?.detail.judgements ?? []

/** What counts now: of the appeal, else of the decision; null: nothing counts yet. */
export const judgementsOf = (procedure: Judged): Judgement[] | null => {
  const heard = lastStep(judgedSteps(procedure), 'heard')
  if (heard) return heard.detail.judgements
  return ['decided', 'appealed'].includes(judgedState(procedure) ?? '') ? lastDecided(procedure) : null
}

export const isLess = (a: Degree, b: Degree): boolean => degrees.indexOf(a) > degrees.indexOf(b)

/** Whether these can stand: one for each thing, with words where not all was shown; after an appeal never less than before. */
export const checkJudgements = (
  judgements: Judgement[],
  all: string[],
  before: Judgement[] = [],
): Outcome<Judgement[], Word> => {
  if (judgements.length !== all.length || all.some(id => judgements.filter(({ of }) => of === id).length !== 1))
    return refuse('recognition.judging.missing')
  if (judgements.some(({ degree, words }) => degree !== 'shown' && words === ''))
    return refuse('recognition.judging.no-words')
  const less = judgements.some(({ of, degree }) => before.some(had => had.of === of && isLess(degree, had.degree)))
  return less ? refuse('recognition.request.less-than-before') : accept(judgements)
}

/** Who decides looked at a page; when something came since, they look again before they decide. */
export const sawAll = (seen: number, { steps }: Pick<Judged, 'steps'>): Outcome<null, Word> =>
  seen === steps.length ? accept(null) : refuse('recognition.judging.changed')

/** Roles of a provider that judge, by way. */
export const judges = {
  quickscan: ['teacher', 'assessor', 'coordinator'],
  internship: ['supervisor', 'assessor', 'coordinator'],
} as const satisfies Record<string, readonly Role[]>

/** Whether who judges may see it: once its owner handed it in. */
export const isHandedIn = ({ steps }: Pick<Judged, 'steps'>): boolean => steps.some(({ kind }) => kind === 'handed-in')
