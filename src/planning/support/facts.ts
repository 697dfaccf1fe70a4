import { lessonPeriod } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'

/** What measures may ask of the person; a field that is not there is not known. */
export interface SupportFacts {
  birthYear?: number | undefined
  statute?:
    | 'employee'
    | 'temp'
    | 'self-employed'
    | 'jobseeker'
    | 'civil-servant'
    | 'inactive'
    | 'leefloon'
    | 'art60'
    | undefined
  /** Per cent of a full-time job. */
  employmentPercent?: number | undefined
  /** Per cent of a full-time job in a month (`2026-03`), where the person said that it was another then. */
  percentIn?: Record<string, number> | undefined
  /** What somebody is besides: an employee with a business of their own, or the other way round. */
  alsoStatute?: 'employee' | 'self-employed' | undefined
  workRegion?: 'flanders' | 'brussels' | 'wallonia' | undefined
  homeRegion?: 'flanders' | 'brussels' | 'wallonia' | undefined
  sector?: 'private' | 'public' | 'social-profit' | undefined
  jointCommittee?: string | undefined
  employerSize?: 'small' | 'medium' | 'large' | undefined
  /** People who work for the employer, all together. */
  employerWorkers?: number | undefined
  highestDiploma?: 'none' | 'lower-secondary' | 'secondary' | 'higher' | undefined
  /** Cents a month, gross. */
  grossMonthlyWage?: number | undefined
  initiative?: 'worker' | 'employer' | undefined
  /** First day of a training that has begun already: who was busy may finish under the old rule. */
  inTrainingSince?: Day | undefined
}

/** What measures may ask of the training: what is left of it for this person. Minutes and cents. */
export interface TrainingFacts {
  start: Day
  end: Day | null
  contactMinutes: number
  distanceMinutes: number
  workplaceMinutes: number
  credits: number
  priceCents: number
  kind: 'adult-education' | 'higher-education' | 'vdab' | 'syntra' | 'sector' | 'private' | 'microdegree' | 'hbo5'
  shortage: boolean
  level: number | null
  languageCourse: boolean
  /** Registered in the database of training incentives; null: not known. */
  registeredForLeave: boolean | null
}

/** Every fact that a condition may name. */
export const factNames = [
  'age',
  'statute',
  'employmentPercent',
  'workRegion',
  'homeRegion',
  'sector',
  'jointCommittee',
  'employerSize',
  'employerWorkers',
  'highestDiploma',
  'grossMonthlyWage',
  'initiative',
  'inTrainingSince',
  'trainingKind',
  'contactHours',
  'contactLessonPeriods',
  'totalHours',
  'credits',
  'price',
  'shortage',
  'level',
  'languageCourse',
  'registeredForLeave',
] as const
export type FactName = (typeof factNames)[number]
/** Several texts: all of them are so at once. */
export type Fact = string | number | boolean | readonly string[] | undefined

/** The size that rules name, from how many people work there: small under 50, medium under 250. */
const sizeOf = (workers: number | undefined): SupportFacts['employerSize'] =>
  workers === undefined ? undefined : workers < 50 ? 'small' : workers < 250 ? 'medium' : 'large'

/** The facts by name, those derived among them; undefined: not known. */
export const factsOf = (person: SupportFacts, training: TrainingFacts): Record<FactName, Fact> => ({
  // Only the year of birth is asked; the age reached in the year of the start is the one that rules name.
  age: person.birthYear === undefined ? undefined : Number(training.start.slice(0, 4)) - person.birthYear,
  statute: person.statute && person.alsoStatute ? [person.statute, person.alsoStatute] : person.statute,
  employmentPercent: person.employmentPercent,
  workRegion: person.workRegion,
  homeRegion: person.homeRegion,
  sector: person.sector,
  jointCommittee: person.jointCommittee,
  employerSize: sizeOf(person.employerWorkers) ?? person.employerSize,
  employerWorkers: person.employerWorkers,
  highestDiploma: person.highestDiploma,
  grossMonthlyWage: person.grossMonthlyWage,
  initiative: person.initiative,
  inTrainingSince: person.inTrainingSince,
  trainingKind: training.kind,
  contactHours: Math.floor(training.contactMinutes / 60),
  contactLessonPeriods: Math.floor(training.contactMinutes / lessonPeriod),
  totalHours: Math.floor((training.contactMinutes + training.distanceMinutes + training.workplaceMinutes) / 60),
  credits: training.credits,
  price: training.priceCents,
  shortage: training.shortage,
  level: training.level ?? undefined,
  languageCourse: training.languageCourse,
  registeredForLeave: training.registeredForLeave ?? undefined,
})
