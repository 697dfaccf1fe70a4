import { addDays, addWorkingDays, type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Procedure, StepOf } from '../procedures/procedure.ts'
import { type Competence, type Frame, type Level, type Part, rankOf } from './frame.ts'

/** Why somebody cannot judge a candidate. */
export const ties = ['boss', 'colleague', 'family'] as const
export type Tie = (typeof ties)[number]
export const isTie = (text: string): text is Tie => ties.some(tie => tie === text)

export type Levels = Record<string, { level: Level; why: string }>

/** What a step carries, by its kind. */
export interface Steps {
  asked: { competences: string[]; answers: string[] }
  admitted: Record<string, never>
  declined: { words: string }
  'more-time': { until: Day; words: string }
  'handed-in': Record<string, never>
  commented: { words: string }
  /** A juror says whether something ties them to the candidate; null: nothing. */
  declared: { tie: Tie | null }
  /** The candidate says what ties a juror to them. */
  objected: { juror: Id<'person'>; tie: Tie }
  replaced: { from: Id<'person'> | null; to: Id<'person'> }
  planned: { part: string; on: Day; where: string }
  assignment: { part: string; words: string }
  /** What a juror found stands apart: nobody sees it before all handed in theirs. */
  scored: { part: string }
  /** What the jurors found together: per criterion a level, and why where they differed. */
  joint: { levels: Levels }
  agreed: Record<string, never>
  returned: { words: string }
  confirmed: Record<string, never>
  appealed: { words: string }
  'new-jury': Record<string, never>
  withdrawn: Record<string, never>
}
export type StepKind = keyof Steps
export type Step = StepOf<Steps>
export type Evc = Procedure<Frame, Steps>

export const states = [
  'to-admit',
  'declined',
  'portfolio',
  'judging',
  'deliberation',
  'to-confirm',
  'decided',
  'appealed',
  'heard',
  'withdrawn',
] as const
export type State = (typeof states)[number]

/** 1: the first jury; 2: the one that heard the appeal. */
export const roundOf = ({ steps }: Pick<Evc, 'steps'>): number =>
  1 + steps.filter(({ kind }) => kind === 'new-jury').length

const since = (steps: Step[], ...kinds: StepKind[]): Step[] =>
  steps.slice(steps.findLastIndex(({ kind }) => kinds.includes(kind)) + 1)

/** What happened since this jury began. */
export const thisRound = ({ steps }: Pick<Evc, 'steps'>): Step[] => since(steps, 'new-jury')

export const jurorsOf = ({ named }: Pick<Evc, 'named'>) => named.filter(({ part }) => part === 'juror')

export const guideOf = ({ named }: Pick<Evc, 'named'>) => named.find(({ part }) => part === 'guide') ?? null

/** Levels that a jury found together and that were confirmed, the first jury first. */
const confirmedLevels = ({ steps }: Pick<Evc, 'steps'>): Levels[] =>
  steps.flatMap((step, at) => {
    if (step.kind !== 'confirmed') return []
    const joint = steps.slice(0, at).findLast(({ kind }) => kind === 'joint')
    return joint?.kind === 'joint' ? [joint.detail.levels] : []
  })

const reached = (frame: Frame, { criteria }: Competence, levels: Levels): boolean =>
  criteria.every(({ id }) => rankOf(levels[id]?.level ?? 'none') >= rankOf(frame.passAt))

/** The competences that somebody asked to have judged, in the order of the frame. */
export const askedOf = ({ frame, steps }: Pick<Evc, 'frame' | 'steps'>): Competence[] => {
  const asked = steps.find(({ kind }) => kind === 'asked')
  return frame.competences.filter(
    ({ competence }) => asked?.kind === 'asked' && asked.detail.competences.includes(competence),
  )
}

/** What is confirmed per competence: shown once every criterion is reached, by the first jury or by the second. */
export const outcomeOf = (evc: Pick<Evc, 'frame' | 'steps'>): { competence: Competence; shown: boolean }[] => {
  const found = confirmedLevels(evc)
  return askedOf(evc).map(competence => ({
    competence,
    shown: found.some(levels => reached(evc.frame, competence, levels)),
  }))
}

/** What this jury judges: everything that was asked; after an appeal what was not shown, so that nothing can be lost. */
export const judgedOf = (evc: Pick<Evc, 'frame' | 'steps'>): Competence[] => {
  if (roundOf(evc) === 1) return askedOf(evc)
  const before = evc.steps.slice(
    0,
    evc.steps.findLastIndex(({ kind }) => kind === 'new-jury'),
  )
  return outcomeOf({ frame: evc.frame, steps: before })
    .filter(({ shown }) => !shown)
    .map(({ competence }) => competence)
}

/** The competences of a part that this jury judges. */
export const judgedIn = (evc: Pick<Evc, 'frame' | 'steps'>, part: Part): Competence[] =>
  judgedOf(evc).filter(({ competence }) => part.competences.includes(competence))

export const partsOf = (evc: Pick<Evc, 'frame' | 'steps'>): Part[] =>
  evc.frame.parts.filter(part => judgedIn(evc, part).length > 0)

export const hasScored = (evc: Pick<Evc, 'steps'>, person: Id<'person'>, part: string): boolean =>
  thisRound(evc).some(step => step.kind === 'scored' && step.personId === person && step.detail.part === part)

/** Whether the jury is whole and everybody in it handed in this part. */
export const isScored = (evc: Evc, part: string): boolean => {
  const jurors = jurorsOf(evc)
  return jurors.length === evc.frame.jurors && jurors.every(({ personId }) => hasScored(evc, personId, part))
}

/** The levels that stand on the table, with who stands behind them; null: none do, or something changed since. */
export const jointOf = (evc: Evc): { levels: Levels; by: Id<'person'>[] } | null => {
  const steps = since(evc.steps, 'scored', 'returned', 'new-jury')
  const joint = steps.findLast(({ kind }) => kind === 'joint')
  if (joint?.kind !== 'joint') return null
  const after = steps.slice(steps.indexOf(joint)).filter(({ kind }) => kind === 'joint' || kind === 'agreed')
  const jurors = new Set(jurorsOf(evc).map(({ personId }) => personId))
  const by = [...new Set(after.map(({ personId }) => personId))].filter(person => jurors.has(person))
  return { levels: joint.detail.levels, by }
}

/** Where it stands, read from what happened and from who judges now. */
export const stateOf = (evc: Evc): State => {
  const { steps } = evc
  const has = (kind: StepKind): boolean => steps.some(step => step.kind === kind)
  if (has('withdrawn')) return 'withdrawn'
  if (has('declined')) return 'declined'
  if (!has('admitted')) return 'to-admit'
  if (!has('handed-in')) return 'portfolio'
  const round = thisRound(evc)
  if (round.some(({ kind }) => kind === 'appealed')) return 'appealed'
  if (round.some(({ kind }) => kind === 'confirmed')) return roundOf(evc) === 1 ? 'decided' : 'heard'
  if (!partsOf(evc).every(({ id }) => isScored(evc, id))) return 'judging'
  return (jointOf(evc)?.by.length ?? 0) >= evc.frame.agreeing ? 'to-confirm' : 'deliberation'
}

const lastAt = ({ steps }: Pick<Evc, 'steps'>, ...kinds: StepKind[]): Date =>
  steps.findLast(({ kind }) => kinds.includes(kind))?.at ?? steps[0]?.at ?? new Date(0)

/** The last day to hand in the portfolio. */
export const portfolioUntil = (evc: Pick<Evc, 'frame' | 'steps'>): Day => {
  const more = evc.steps.findLast(({ kind }) => kind === 'more-time')
  if (more?.kind === 'more-time') return more.detail.until
  return addDays(dayOf(lastAt(evc, 'admitted')), evc.frame.terms.portfolioDays)
}

/** The last day on which the college decides in time. */
export const decisionUntil = (evc: Pick<Evc, 'frame' | 'steps'>): Day =>
  addWorkingDays(dayOf(lastAt(evc, 'handed-in', 'new-jury')), evc.frame.terms.decisionDays)

export const appealUntil = (evc: Pick<Evc, 'frame' | 'steps'>): Day =>
  addDays(dayOf(lastAt(evc, 'confirmed')), evc.frame.terms.appealDays)

/** What was said to tie somebody to the candidate, by themselves or by the candidate; null: nothing. */
export const tieOf = ({ steps }: Pick<Evc, 'steps'>, person: Id<'person'>): Tie | null =>
  steps.reduce<Tie | null>((tie, step) => {
    if (step.kind === 'declared' && step.personId === person) return step.detail.tie ?? tie
    return step.kind === 'objected' && step.detail.juror === person ? step.detail.tie : tie
  }, null)

/** Whether a juror said that nothing ties them to the candidate. */
export const isFree = (evc: Pick<Evc, 'steps'>, person: Id<'person'>): boolean =>
  tieOf(evc, person) === null && evc.steps.some(step => step.kind === 'declared' && step.personId === person)
