import type { ModuleId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Bilingual } from '../../platform/words.ts'
import type { TrainingFacts } from '../support/index.ts'

/** How well somebody can do something: 0 not, 1 with help, 2 alone, 3 teaches others. */
export const levels = [0, 1, 2, 3] as const
export type Level = (typeof levels)[number]

/** A job in the company, perhaps made from a profile. */
export interface PlanJob {
  id: string
  title: string
  /** Who has this job reaches its levels before this day; null: no day. */
  by: Day | null
}

/** Something that jobs ask to be able to do; `activity`: the company activity under which it falls. */
export interface PlanRow {
  id: string
  /** The catalogue's competence that it is; null: the company's own words. */
  competence: string | null
  label: Bilingual
  activity: string
}

export interface PlanWorker {
  id: Id<'plan-worker'>
  code: string
  /** Empty: known by the code only. */
  name: string
  team: string
  job: string | null
  /** Per cent of a full-time job. */
  percent: number
  /** Level by row, as the company filled in. */
  scores: Record<string, Level>
  /** The person linked themselves, with their leave. */
  personId: Id<'person'> | null
}

/** One time that a course is given: from a Monday, so many weeks, each as many minutes. */
export interface Edition {
  id: string
  start: Day
  weeks: number
  perWeek: number
  seats: number
}

export interface Course {
  id: string
  title: string
  /** Who gives it; the company itself where it is in-house. */
  provider: string
  module: ModuleId | null
  kind: TrainingFacts['kind'] | 'in-house'
  /** To which level it brings somebody in a row. */
  teaches: { row: string; to: Level }[]
  /** Cents a person. */
  price: number
  /** A course that comes first, for who lacks what it teaches. */
  after: string | null
  editions: Edition[]
}

export interface Limits {
  /** Cents for all courses together, after what measures take off. */
  budget: number
  /** Workers of one team away in the same week. */
  perTeam: number
  /** Minutes of class in one week for one worker. */
  perWorker: number
  /** Mondays of weeks in which nobody can be missed. */
  closed: Day[]
  size: 'small' | 'medium' | 'large'
  sector: 'private' | 'public' | 'social-profit'
}

export type PlacementState = 'planned' | 'begun' | 'done' | 'stopped'

/** One worker in one edition of a course. */
export interface Placement {
  id: string
  worker: PlanWorker['id']
  course: string
  edition: string
  /** A new plan leaves it where it is. What has begun is locked by itself. */
  locked: boolean
  state: PlacementState
  /** When it ended as it did, what it gave, and minutes attended. */
  end: { on: Day; certificate: string; validUntil: Day | null; minutes: number | null; words: string } | null
}

/** What the solver said when it made a plan. */
export interface Run {
  at: Date
  /** Nothing better exists; else `most` is what could be reached at the very most. */
  proven: boolean
  value: number
  most: number
}

export interface Plan {
  jobs: PlanJob[]
  rows: PlanRow[]
  /** Wanted level, by `job row`; not there: not wanted. */
  wanted: Record<string, Level>
  workers: PlanWorker[]
  courses: Course[]
  limits: Limits
  placements: Placement[]
  /** `worker course` that was taken out by hand: a new plan does not bring it back. */
  barred: string[]
  run: Run | null
}

export const wantedKey = (job: string, row: string): string => `${job} ${row}`
export const pairKey = (worker: string, course: string): string => `${worker} ${course}`

/** A plan keeps it where it is: by hand, or because it has begun. */
export const isFixed = ({ locked, state }: Placement): boolean => locked || state !== 'planned'

/** A place in a course counts against limits unless it was stopped. */
export const isLive = ({ state }: Placement): boolean => state !== 'stopped'

/** What a worker lacks for their job: the level wanted and the level that counts now. */
export interface Gap {
  worker: PlanWorker['id']
  row: string
  now: Level
  wanted: Level
  by: Day | null
}

/** The gaps of all workers, in the order of workers and rows. */
export const gapsOf = (plan: Plan): Gap[] =>
  plan.workers.flatMap(worker => {
    const job = plan.jobs.find(({ id }) => id === worker.job)
    if (!job) return []
    return plan.rows.flatMap(({ id }): Gap[] => {
      const wanted = plan.wanted[wantedKey(job.id, id)] ?? 0
      const now = worker.scores[id] ?? 0
      return now < wanted ? [{ worker: worker.id, row: id, now, wanted, by: job.by }] : []
    })
  })

/** Levels by row that each worker's own dossier shows, as far as they let the company in. */
export type LetIn = ReadonlyMap<string, ReadonlyMap<string, Level>>

/** The plan with the better of what the company filled in and what each worker let in. */
export const withLetIn = (plan: Plan, letIn: LetIn): Plan => ({
  ...plan,
  workers: plan.workers.map(worker => {
    const scores = { ...worker.scores }
    for (const [row, level] of letIn.get(worker.id) ?? []) if (level > (scores[row] ?? 0)) scores[row] = level
    return { ...worker, scores }
  }),
})
