import type { ModuleId, OfferId, ProgrammeId, QualificationId } from '../../catalogue/index.ts'
import type { Because } from '../../platform/because.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Bilingual } from '../../platform/words.ts'
import type { Route } from '../route.ts'

/** Who pays for lessons in working hours: the employer, educational leave, or the worker, who is not paid then. */
export const payers = ['employer', 'leave', 'worker'] as const

/** Minutes of lessons a week that an employer lets somebody follow in working hours. */
export interface Hours {
  minutesPerWeek: number
  paidBy: (typeof payers)[number]
}

/** A part that a change never moves by itself. */
export type Lock =
  | { kind: 'module'; module: ModuleId }
  | { kind: 'offer'; programme: ProgrammeId }
  | { kind: 'order'; before: ModuleId; after: ModuleId }

/** One programme as the person follows it: which modules in which order, in which group, not before which day. */
export interface ChosenLeg {
  programme: ProgrammeId
  modules: ModuleId[]
  /** null: no group with a date yet. */
  offer: OfferId | null
  /** null: as soon as the leg before it ends. */
  from: Day | null
}

/** All that a person chose; with the facts of a day it gives the plan. */
export interface Choices {
  goal: QualificationId
  legs: ChosenLeg[]
  /** Of their own time; null: not known. */
  minutesPerWeek: number | null
  agreed: Hours | null
  locks: Lock[]
}

export interface DrawnRung {
  module: ModuleId
  title: Bilingual
  minutes: number
  /** Minutes that fall away for sure, and those that may as well. */
  off: number
  perhaps: number
  cents: number
  passed: boolean
  failed: number
}

export interface DrawnLeg {
  programme: ProgrammeId
  title: Bilingual
  provider: string
  awards: QualificationId
  offer: OfferId | null
  start: Day
  end: Day | null
  weeks: number | null
  rungs: DrawnRung[]
  /** Certificates on the way, and after how many rungs. */
  stops: { title: Bilingual; after: number }[]
}

/** A measure that helps to pay, or may; cents of all legs together. */
export interface DrawnMeasure {
  id: string
  name: Bilingual
  version: string
  state: 'yes' | 'perhaps'
  workerCents: number
  employerCents: number
}

/** A plan as the facts gave it on the day of its version. Kept with it, to see later what is different. */
export interface Drawn {
  legs: DrawnLeg[]
  minutes: number
  off: number
  /** Minutes of modules that were passed, as far as they had to be followed. */
  done: number
  /** `minutes - off - done`. */
  left: number
  leftAtBest: number
  weeks: number | null
  start: Day
  end: Day | null
  cents: number
  ownCents: number
  employerCents: number
  /** Minutes of lessons in working hours, over the whole plan; null: the number of weeks is not known. */
  missed: number | null
  measures: DrawnMeasure[]
}

/** A plan drawn with the facts of now. */
export interface DrawnPlan {
  drawn: Drawn
  route: Omit<Route, 'rank'>
}

/** Why there is a new version. */
export const causes = ['kept', 'changed', 'locked', 'what-if', 'replanned', 'back', 'stopped'] as const
export type Cause = (typeof causes)[number]

export interface Version {
  number: number
  dossierId: Id<'dossier'>
  cause: Cause
  choices: Choices
  drawn: Drawn
  /** In the words of who made it; may be empty. */
  why: string
  /** What had changed, when it was made because of that. */
  changes: Because[]
  at: Date
  madeBy: Id<'person'>
  role: Role
}

export interface Plan {
  id: Id<'plan'>
  personId: Id<'person'>
  version: Version
}

/** A plan is there until it was stopped; keeping a route begins it anew. */
export const isRunning = ({ version }: Plan): boolean => version.cause !== 'stopped'

export const isSameLock = (a: Lock, b: Lock): boolean =>
  a.kind === 'module'
    ? b.kind === 'module' && a.module === b.module
    : a.kind === 'offer'
      ? b.kind === 'offer' && a.programme === b.programme
      : b.kind === 'order' && a.before === b.before && a.after === b.after

export const holdsModule = ({ locks }: Choices, module: ModuleId): boolean =>
  locks.some(lock => isSameLock(lock, { kind: 'module', module }))

export const holdsOffer = ({ locks }: Choices, programme: ProgrammeId): boolean =>
  locks.some(lock => isSameLock(lock, { kind: 'offer', programme }))

/** What the plan that one keeps is called where an address names a route. */
export const ownPlan = 'mijn-plan'

/** The choices that a proposed route stands for. */
export const choicesOf = (
  route: Pick<Route, 'legs'>,
  rest: Pick<Choices, 'goal' | 'minutesPerWeek' | 'agreed' | 'locks'>,
): Choices => ({
  ...rest,
  legs: route.legs.map((leg, at) => ({
    programme: leg.programme.id,
    modules: leg.rungs.map(({ module }) => module.id),
    offer: leg.offer?.id ?? null,
    from: at === 0 && !leg.offer?.start ? leg.start : null,
  })),
})
