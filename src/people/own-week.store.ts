import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** What the house keeps of a person's week: when they cannot come, what they wish, places in groups, their calendar. */
export const ownWeek = async (db: Db, person: Id<'person'>) => {
  const shifts = await db
    .selectFrom('shift')
    .select(['kind', 'name', 'hours', 'addedAt', 'removedAt'])
    .where('personId', '=', person)
    .orderBy('addedAt')
    .execute()
  const weekWishes = await db
    .selectFrom('weekWish')
    .select(['wishes', 'setAt'])
    .where('personId', '=', person)
    .orderBy('id')
    .execute()
  const places = await db
    .selectFrom('groupPlace')
    .innerJoin('moduleGroup', 'moduleGroup.id', 'groupPlace.groupId')
    .select(['moduleGroup.module', 'name', 'firstDay', 'lastDay', 'meetings', 'place', 'postcode'])
    .select(['takenAt', 'endedAt', 'endedWhy'])
    .where('personId', '=', person)
    .orderBy('takenAt')
    .execute()
  const waits = await db
    .selectFrom('groupWait')
    .innerJoin('moduleGroup', 'moduleGroup.id', 'groupWait.groupId')
    .select(['module', 'name', 'since', 'endedAt', 'endedWhy'])
    .where('personId', '=', person)
    .orderBy('since')
    .execute()
  const calendars = await db
    .selectFrom('calendarFeed')
    .select(['madeAt', 'withdrawnAt'])
    .where('personId', '=', person)
    .orderBy('madeAt')
    .execute()
  return { shifts, weekWishes, places, waits, calendars }
}
