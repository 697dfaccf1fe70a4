import { type Db, inTransaction } from '../../../platform/connection.ts'
import { fingerprint, type Id, newId, newSecret } from '../../../platform/ids.ts'
import { record } from '../../../platform/record.ts'
import type { Language } from '../../../platform/words.ts'
import type { SignedIn } from '../signed-in.ts'

/** The live address of a person's calendar; null: they have none. */
export const feedOf = async (db: Db, person: Id<'person'>): Promise<{ madeAt: Date } | null> =>
  (await db
    .selectFrom('calendarFeed')
    .select('madeAt')
    .where('personId', '=', person)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()) ?? null

/** Whose calendar this secret opens, and in which language they read; null: nobody's any more. */
export const personBehind = async (
  db: Db,
  secret: string,
): Promise<{ person: Id<'person'>; language: Language } | null> =>
  (await db
    .selectFrom('calendarFeed')
    .innerJoin('person', 'person.id', 'calendarFeed.personId')
    .select(['person.id as person', 'person.language'])
    .where('fingerprint', '=', fingerprint(secret))
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()) ?? null

/** Makes an address, in place of the one before. Gives its secret, which is shown once and not kept. */
export const makeFeed = (db: Db, { person, now }: SignedIn): Promise<string> =>
  inTransaction(db, async trx => {
    // One after the other: two at once would both find none before them.
    await trx.selectFrom('person').select('id').where('id', '=', person.id).forNoKeyUpdate().execute()
    await trx
      .updateTable('calendarFeed')
      .set({ withdrawnAt: now })
      .where('personId', '=', person.id)
      .where('withdrawnAt', 'is', null)
      .execute()
    const secret = newSecret()
    await trx
      .insertInto('calendarFeed')
      .values({
        id: newId<'calendar-feed'>(),
        personId: person.id,
        fingerprint: fingerprint(secret),
        madeAt: now,
        withdrawnAt: null,
      })
      .execute()
    await record(trx, 'calendar.opened', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
    return secret
  })

/** Closes the address: who has it finds nothing any more. */
export const withdrawFeed = (db: Db, { person, now }: SignedIn): Promise<void> =>
  inTransaction(db, async trx => {
    const closed = await trx
      .updateTable('calendarFeed')
      .set({ withdrawnAt: now })
      .where('personId', '=', person.id)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (closed.numUpdatedRows === 0n) return
    await record(trx, 'calendar.closed', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
  })
