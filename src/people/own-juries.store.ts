import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** What the house keeps of the juries in which a person judges, and of those before which they sit. */
export const ownJuries = async (db: Db, person: Id<'person'>) => {
  const judges = {
    mandates: await db
      .selectFrom('juryMandate')
      .select(['programmes', 'fromDay', 'untilDay', 'endedAt'])
      .where('personId', '=', person)
      .orderBy('givenAt')
      .execute(),
    free: await db
      .selectFrom('juryFree')
      .select(['day', 'half'])
      .where('personId', '=', person)
      .orderBy('day')
      .execute(),
    // What somebody else declared on them is for the coordinator only.
    conflicts: await db
      .selectFrom('juryConflict')
      .select(['declaredAt', 'withdrawnAt'])
      .where('declaredBy', '=', person)
      .orderBy('declaredAt')
      .execute(),
    asked: await db
      .selectFrom('juryMember')
      .innerJoin('jurySession', 'jurySession.id', 'juryMember.sessionId')
      .select(['day', 'askedAt', 'answer', 'answeredAt', 'endedAt'])
      .where('personId', '=', person)
      .orderBy('day')
      .execute(),
  }
  const juries = await db
    .selectFrom('juryWait')
    .leftJoin('jurySeat', 'jurySeat.waitId', 'juryWait.id')
    .leftJoin('jurySession', 'jurySession.id', 'jurySeat.sessionId')
    .select(['juryWait.programme', 'since', 'untilDay', 'excused', 'juryWait.endedAt'])
    .select(['day', 'fromTime', 'room', 'takenAt', 'attendance'])
    .where('juryWait.personId', '=', person)
    .orderBy('since')
    .execute()
  return { judges, juries }
}
