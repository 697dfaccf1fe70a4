import { sql } from 'kysely'
import type { Db, Trx } from '../../../platform/connection.ts'
import type { Id } from '../../../platform/ids.ts'
import type { Shift } from './shift.ts'
import { noWishes, WeekWishes } from './wishes.ts'

/** When this person cannot come, in the order in which they said it; what they took away apart. */
export const shiftsOf = (db: Db | Trx, person: Id<'person'>): Promise<Shift[]> =>
  db
    .selectFrom('shift')
    .selectAll()
    .where('personId', '=', person)
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()

/** One of theirs, also when they took it away; null: not theirs. */
export const findShift = async (db: Db | Trx, person: Id<'person'>, id: string): Promise<Shift | null> =>
  (await db
    .selectFrom('shift')
    .selectAll()
    .where('personId', '=', person)
    .where(sql<string>`id::text`, '=', id)
    .executeTakeFirst()) ?? null

export const wishesOf = async (db: Db | Trx, person: Id<'person'>): Promise<WeekWishes> => {
  const newest = await db
    .selectFrom('weekWish')
    .select('wishes')
    .where('personId', '=', person)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest ? WeekWishes.parse(newest.wishes) : noWishes
}
