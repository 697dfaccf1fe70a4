import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Placement, PlanWorker } from './plan.ts'
import {
  type Course,
  isFixed,
  type Level,
  type Limits,
  type Plan,
  type PlanJob,
  type PlanRow,
  pairKey,
  wantedKey,
} from './plan.ts'

/** Everything that is done in a training plan, with what it carries. Only ever added; `undone` takes one back. */
export interface PlanSteps {
  job: PlanJob
  'job-dropped': { job: string }
  rows: { rows: PlanRow[] }
  'row-dropped': { row: string }
  wanted: { cells: { job: string; row: string; level: Level }[] }
  worker: { worker: PlanWorker['id']; team: string; job: string | null; percent: number }
  scored: { worker: PlanWorker['id']; levels: Record<string, Level> }
  course: Course
  'course-dropped': { course: string }
  limits: Limits
  planned: {
    placements: Pick<Placement, 'id' | 'worker' | 'course' | 'edition'>[]
    proven: boolean
    value: number
    most: number
  }
  placed: Pick<Placement, 'id' | 'worker' | 'course' | 'edition'>
  moved: { placement: string; edition: string }
  locked: { placement: string }
  unlocked: { placement: string }
  removed: { placement: string }
  begun: { placement: string; on: Day }
  done: { placement: string; on: Day; certificate: string; validUntil: Day | null; minutes: number | null }
  stopped: { placement: string; on: Day; words: string }
  undone: { step: number }
}
export type PlanStepKind = keyof PlanSteps

export type PlanStep = {
  [Kind in PlanStepKind]: {
    id: number
    kind: Kind
    detail: PlanSteps[Kind]
    at: Date
    personId: Id<'person'>
    role: Role
  }
}[PlanStepKind]

/** Who a worker is, apart from what is planned: so that a name can go. */
export type WorkerRow = Pick<PlanWorker, 'id' | 'code' | 'name' | 'personId'>

const usualLimits: Limits = {
  budget: 0,
  perTeam: 1,
  perWorker: 8 * 60,
  closed: [],
  size: 'small',
  sector: 'private',
}

const without = <Thing extends { id: string }>(things: Thing[], id: string): Thing[] =>
  things.filter(thing => thing.id !== id)
const put = <Thing extends { id: string }>(things: Thing[], thing: Thing): Thing[] =>
  things.some(({ id }) => id === thing.id)
    ? things.map(each => (each.id === thing.id ? thing : each))
    : [...things, thing]

const fresh = (place: Pick<Placement, 'id' | 'worker' | 'course' | 'edition'>): Placement => ({
  ...place,
  locked: false,
  state: 'planned',
  end: null,
})

const change = (plan: Plan, id: string, over: Partial<Placement>): Plan => ({
  ...plan,
  placements: plan.placements.map(each => (each.id === id ? { ...each, ...over } : each)),
})

const take = (plan: Plan, step: PlanStep): Plan => {
  switch (step.kind) {
    case 'job':
      return { ...plan, jobs: put(plan.jobs, step.detail) }
    case 'job-dropped':
      return { ...plan, jobs: without(plan.jobs, step.detail.job) }
    case 'rows':
      return { ...plan, rows: step.detail.rows.reduce(put, plan.rows) }
    case 'row-dropped':
      return { ...plan, rows: without(plan.rows, step.detail.row) }
    case 'wanted': {
      const cells = step.detail.cells.map(({ job, row, level }) => [wantedKey(job, row), level] as const)
      return { ...plan, wanted: { ...plan.wanted, ...Object.fromEntries(cells) } }
    }
    case 'worker': {
      const { worker, ...set } = step.detail
      return { ...plan, workers: plan.workers.map(each => (each.id === worker ? { ...each, ...set } : each)) }
    }
    case 'scored': {
      const { worker, levels } = step.detail
      return {
        ...plan,
        workers: plan.workers.map(each =>
          each.id === worker ? { ...each, scores: { ...each.scores, ...levels } } : each,
        ),
      }
    }
    case 'course':
      return { ...plan, courses: put(plan.courses, step.detail) }
    case 'course-dropped':
      return { ...plan, courses: without(plan.courses, step.detail.course) }
    case 'limits':
      return { ...plan, limits: step.detail }
    case 'planned': {
      const { placements, proven, value, most } = step.detail
      const kept = plan.placements.filter(isFixed)
      return { ...plan, placements: [...kept, ...placements.map(fresh)], run: { at: step.at, proven, value, most } }
    }
    case 'placed': {
      const { worker, course } = step.detail
      const barred = plan.barred.filter(key => key !== pairKey(worker, course))
      return { ...plan, barred, placements: [...plan.placements, { ...fresh(step.detail), locked: true }] }
    }
    case 'moved':
      return change(plan, step.detail.placement, { edition: step.detail.edition, locked: true })
    case 'locked':
      return change(plan, step.detail.placement, { locked: true })
    case 'unlocked':
      return change(plan, step.detail.placement, { locked: false })
    case 'removed': {
      const gone = plan.placements.find(({ id }) => id === step.detail.placement)
      const barred = gone ? [...plan.barred, pairKey(gone.worker, gone.course)] : plan.barred
      return { ...plan, barred, placements: without(plan.placements, step.detail.placement) }
    }
    case 'begun':
      return change(plan, step.detail.placement, { state: 'begun' })
    case 'done': {
      const { placement, ...end } = step.detail
      return change(plan, placement, { state: 'done', end: { ...end, words: '' } })
    }
    case 'stopped': {
      const { placement, on, words } = step.detail
      const end = { on, words, certificate: '', validUntil: null, minutes: null }
      return change(plan, placement, { state: 'stopped', end })
    }
    case 'undone':
      return plan
  }
}

/** What stays of a plan when a job, row, worker, course or edition is gone: nothing hangs in the air. */
const tidy = (plan: Plan): Plan => {
  const rows = new Set(plan.rows.map(({ id }) => id))
  const jobs = new Set(plan.jobs.map(({ id }) => id))
  const workers = new Set<string>(plan.workers.map(({ id }) => id))
  const courses = plan.courses.map(course => ({
    ...course,
    teaches: course.teaches.filter(({ row }) => rows.has(row)),
  }))
  const editions = new Set(courses.flatMap(({ id, editions }) => editions.map(edition => `${id} ${edition.id}`)))
  return {
    ...plan,
    courses,
    workers: plan.workers.map(worker => (worker.job && jobs.has(worker.job) ? worker : { ...worker, job: null })),
    placements: plan.placements.filter(
      ({ worker, course, edition }) => workers.has(worker) && editions.has(`${course} ${edition}`),
    ),
  }
}

/** The steps that count: those that nobody took back. */
export const standing = (steps: readonly PlanStep[]): PlanStep[] => {
  const undone = new Set(steps.flatMap(step => (step.kind === 'undone' ? [step.detail.step] : [])))
  return steps.filter(({ id }) => !undone.has(id))
}

/** The plan as all that was done in it leaves it. */
export const planOf = (workers: readonly WorkerRow[], steps: readonly PlanStep[]): Plan => {
  const empty: Plan = {
    jobs: [],
    rows: [],
    wanted: {},
    workers: workers.map(worker => ({ ...worker, team: '', job: null, percent: 100, scores: {} })),
    courses: [],
    limits: usualLimits,
    placements: [],
    barred: [],
    run: null,
  }
  return tidy(standing(steps).reduce(take, empty))
}
