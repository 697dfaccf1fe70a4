import { sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** The plan that a person keeps with all its versions, what providers said of their modules, and what they said of others. */
export const ownKeptRoute = async (db: Db, person: Id<'person'>) => {
  const planVersions = await db
    .selectFrom('keptPlan')
    .innerJoin('planVersion', 'planVersion.planId', 'keptPlan.id')
    .select(['number', 'cause', 'choices', 'drawn', 'why', 'changes', 'at'])
    .where('keptPlan.personId', '=', person)
    .orderBy('number')
    .execute()
  const moduleOutcomes = await db
    .selectFrom('moduleOutcome')
    .innerJoin('organisation', 'organisation.id', 'moduleOutcome.organisationId')
    .select(['organisation.name as organisation', 'module', 'passed', 'day', 'at', 'withdrawnAt'])
    .where('moduleOutcome.personId', '=', person)
    .orderBy('day')
    .execute()
  const notedOutcomes = await db
    .selectFrom('moduleOutcome')
    .select(['module', 'passed', 'day', 'at', 'withdrawnAt'])
    .where(sql<boolean>`${person} in (said_by, withdrawn_by)`)
    .orderBy('at')
    .execute()
  return { planVersions, moduleOutcomes, notedOutcomes }
}
