import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** Which lesson periods a person was ever given, in order. */
export const ownTeaching = (db: Db, person: Id<'person'>) =>
  db
    .selectFrom('teachingShare')
    .innerJoin('teachingTime', 'teachingTime.id', 'teachingShare.timeId')
    .innerJoin('organisation', 'organisation.id', 'teachingTime.organisationId')
    .innerJoin('teachingSplit', join =>
      join
        .onRef('teachingSplit.timeId', '=', 'teachingShare.timeId')
        .onRef('teachingSplit.number', '=', 'teachingShare.number'),
    )
    .select(['organisation.name as organisation', 'programme', 'module', 'schoolYear', 'part', 'quarters', 'saidAt'])
    .where('personId', '=', person)
    .orderBy('saidAt')
    .orderBy('teachingShare.number')
    .execute()
