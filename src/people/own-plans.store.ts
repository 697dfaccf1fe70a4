import { sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** What a person planned and asked around learning at work, and what they wrote for a provider. */
export const ownPlans = async (db: Db, person: Id<'person'>) => {
  const talks = await db
    .selectFrom('brochureTalk')
    .select(['programme', 'company', 'reach', 'words', 'at', 'answeredAt'])
    .where('personId', '=', person)
    .orderBy('at')
    .execute()
  const brochures = await db
    .selectFrom('brochureWords')
    .select(['programme', 'body', 'at'])
    .where('personId', '=', person)
    .orderBy('id')
    .execute()
  const testimonialsAsked = await db
    .selectFrom('testimonial')
    .select(['programme', 'madeAt', 'agreedAt', 'withdrawnAt'])
    .where('personId', '=', person)
    .orderBy('madeAt')
    .execute()
  const workerIn = await db
    .selectFrom('planWorker')
    .innerJoin('trainingPlan', 'trainingPlan.id', 'planWorker.planId')
    .innerJoin('organisation', 'organisation.id', 'trainingPlan.organisationId')
    .select(['planWorker.id', 'organisation.name as company', 'trainingPlan.title', 'planWorker.code'])
    .select(['planWorker.name', 'linkedAt'])
    .where('planWorker.personId', '=', person)
    .execute()
  const planned = await db
    .selectFrom('planStep')
    .select(['kind', 'detail', 'at'])
    .where(sql<boolean>`detail ->> 'worker' = any(${workerIn.map(({ id }) => id as string)})`)
    .orderBy('id')
    .execute()
  const planSteps = await db
    .selectFrom('planStep')
    .select(['planId', 'kind', 'at'])
    .where('personId', '=', person)
    .orderBy('id')
    .execute()
  const remarks = await db
    .selectFrom('planRemark')
    .select(['words', 'at'])
    .where('personId', '=', person)
    .orderBy('id')
    .execute()
  const developmentSteps = await db
    .selectFrom('developmentStep')
    .innerJoin('developmentPlan', 'developmentPlan.id', 'developmentStep.planId')
    .select(['developmentStep.kind', 'developmentStep.detail', 'developmentStep.at', 'developmentStep.role'])
    .select(eb => eb('developmentPlan.personId', '=', person).as('inMyPlan'))
    .where(eb => eb.or([eb('developmentPlan.personId', '=', person), eb('developmentStep.personId', '=', person)]))
    .orderBy('developmentStep.id')
    .execute()
  const trainingPlans = { workerIn, planned, steps: planSteps, remarks }
  return { trainingPlans, developmentSteps, talks, brochures, testimonialsAsked }
}
