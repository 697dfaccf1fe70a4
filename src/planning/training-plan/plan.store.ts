import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Plan, PlanWorker } from './plan.ts'
import { type PlanStep, planOf } from './steps.ts'
import type { PlanId } from './tables.ts'

/** Who makes plans for a company: who speaks for it in matters of personnel, or manages it. */
const planners: readonly string[] = ['employer', 'manager']

/** A plan with all that was done in it. */
export interface FoundPlan {
  id: PlanId
  organisationId: Id<'organisation'>
  title: string
  fromDay: Day
  untilDay: Day
  steps: PlanStep[]
  plan: Plan
}

/** The company whose plans this visitor makes in this session; null: none. */
export const plansFor = ({
  person,
  worksFor,
}: Pick<Visit, 'person' | 'worksFor'>): NonNullable<Visit['worksFor']> | null =>
  person && worksFor && planners.includes(worksFor.role) ? worksFor : null

const columns = ['id', 'organisationId', 'title', 'fromDay', 'untilDay'] as const

export const plansOf = (db: Db, organisation: Id<'organisation'>) =>
  db
    .selectFrom('trainingPlan')
    .select(columns)
    .where('organisationId', '=', organisation)
    .orderBy('fromDay', 'desc')
    .execute()

/** Reads the people and steps of a plan. */
const filled = async (db: Db | Trx, head: Omit<FoundPlan, 'steps' | 'plan'>): Promise<FoundPlan> => {
  const workers = await db
    .selectFrom('planWorker')
    .select(['id', 'code', 'name', 'personId'])
    .where('planId', '=', head.id)
    .where('goneAt', 'is', null)
    .orderBy('code')
    .execute()
  const steps = await db
    .selectFrom('planStep')
    .select(['id', 'kind', 'detail', 'at', 'personId', 'role'])
    .where('planId', '=', head.id)
    .orderBy('id')
    .execute()
  return { ...head, steps: steps as PlanStep[], plan: planOf(workers, steps as PlanStep[]) }
}

/** A plan of the company for which this visitor plans; null: there is none, or it is not theirs. */
export const findPlan = async (db: Db, visit: Visit, id: string): Promise<FoundPlan | null> => {
  const company = plansFor(visit)
  const head =
    company &&
    (await db
      .selectFrom('trainingPlan')
      .select(columns)
      .where(sql<string>`id::text`, '=', id)
      .where('organisationId', '=', company.id)
      .executeTakeFirst())
  return head ? filled(db, head) : null
}

/** The same, locked until the transaction ends: who else changes it waits. */
export const lockPlan = async (trx: Trx, visit: Visit, id: string): Promise<FoundPlan | null> => {
  const company = plansFor(visit)
  const head =
    company &&
    (await trx
      .selectFrom('trainingPlan')
      .select(columns)
      .where(sql<string>`id::text`, '=', id)
      .where('organisationId', '=', company.id)
      .forUpdate()
      .executeTakeFirst())
  return head ? filled(trx, head) : null
}

/** The plans in which this person said that they are a worker. */
export const plansAbout = (db: Db, person: Id<'person'>) =>
  db
    .selectFrom('planWorker')
    .innerJoin('trainingPlan', 'trainingPlan.id', 'planWorker.planId')
    .innerJoin('organisation', 'organisation.id', 'trainingPlan.organisationId')
    .select(['planWorker.id as workerId', 'trainingPlan.id', 'trainingPlan.title', 'trainingPlan.fromDay'])
    .select(['trainingPlan.untilDay', 'organisation.name as company', 'trainingPlan.organisationId'])
    .where('planWorker.personId', '=', person)
    .where('planWorker.goneAt', 'is', null)
    .orderBy('trainingPlan.fromDay', 'desc')
    .execute()

/** What one worker of a plan may read of it: the plan with nobody else in it. */
export const planAbout = async (db: Db, person: Id<'person'>, workerId: string) => {
  const about = (await plansAbout(db, person)).find(each => each.workerId === workerId)
  if (!about) return null
  const { plan } = await filled(db, about)
  const worker = plan.workers.find(({ id }) => id === about.workerId)
  if (!worker) return null
  const placements = plan.placements.filter(each => each.worker === worker.id)
  return { about, worker, plan: { ...plan, workers: [worker], placements } }
}

export interface Remark {
  workerId: PlanWorker['id']
  words: string
  at: Date
}

export const remarksIn = (db: Db, plan: PlanId): Promise<Remark[]> =>
  db
    .selectFrom('planRemark')
    .innerJoin('planWorker', 'planWorker.id', 'planRemark.workerId')
    .select(['planRemark.workerId', 'planRemark.words', 'planRemark.at'])
    .where('planWorker.planId', '=', plan)
    .orderBy('planRemark.id')
    .execute()
