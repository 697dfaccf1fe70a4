import { sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** What a person asked of providers, what came of it, and what they did for a provider with what others asked. */
export const ownRequests = async (db: Db, person: Id<'person'>) => {
  const requests = await db
    .selectFrom('recognitionRequest')
    .select(['id', 'provider', 'programme', 'shown', 'askedAt'])
    .where('personId', '=', person)
    .orderBy('askedAt')
    .execute()
  const requestSteps = await db
    .selectFrom('requestStep')
    .select(['requestId', 'kind', 'at', 'role', 'detail'])
    .where(eb =>
      eb.or([
        eb('personId', '=', person),
        eb('requestId', '=', sql<Id<'request'>>`any(${requests.map(({ id }) => id)})`),
      ]),
    )
    .orderBy('id')
    .execute()
  const theirs = sql<Id<'request'>>`any(${requests.map(({ id }) => id)})`
  const requestEvidence = await db
    .selectFrom('requestEvidence')
    .select(['requestId', 'evidenceId', 'addedAt'])
    .where('requestId', '=', theirs)
    .orderBy('addedAt')
    .execute()
  const testSeats = await db
    .selectFrom('testSeat')
    .innerJoin('testSession', 'testSession.id', 'testSeat.sessionId')
    .select(['requestId', 'startsAt', 'place', 'takenAt', 'leftAt'])
    .where('requestId', '=', theirs)
    .orderBy('takenAt')
    .execute()
  const withdrawnPapers = await db
    .selectFrom('withdrawnPaper')
    .leftJoin('keptExemption', 'keptExemption.paperId', 'withdrawnPaper.id')
    .select(['title', 'withdrawnPaper.words', 'withdrawnPaper.at', 'keptExemption.words as exemptionKeptBecause'])
    .where('withdrawnPaper.personId', '=', person)
    .orderBy('withdrawnPaper.at')
    .execute()
  const moduleTests = await db
    .selectFrom('moduleTest')
    .select(['provider', 'module', 'setAt'])
    .where('setBy', '=', person)
    .orderBy('id')
    .execute()
  const testSessions = await db
    .selectFrom('testSession')
    .select(['startsAt', 'place', 'plannedAt', 'calledOffAt'])
    .where(eb => eb.or([eb('plannedBy', '=', person), eb('calledOffBy', '=', person)]))
    .orderBy('plannedAt')
    .execute()
  const exemptions = await db
    .selectFrom('grantedExemption')
    .leftJoin('revokedExemption', 'revokedExemption.exemptionId', 'grantedExemption.id')
    .select(['provider', 'module', 'minutes', 'ground', 'restsOn', 'because', 'grantedAt'])
    .select(['revokedExemption.at as revokedAt', 'revokedExemption.words as revokedBecause'])
    .where('grantedExemption.personId', '=', person)
    .orderBy('grantedAt')
    .execute()
  return {
    requests,
    requestSteps,
    requestEvidence,
    testSeats,
    withdrawnPapers,
    moduleTests,
    testSessions,
    exemptions,
  }
}
