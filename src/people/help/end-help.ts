import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, record } from '../../platform/record.ts'

/** Nobody looks along any more at this person's account; or one helper does not. Ending twice is one ending. */
export const endHelp = (
  db: Db,
  person: Id<'person'>,
  helper: Id<'person'> | null,
  by: Actor,
  now: Date,
): Promise<void> =>
  inTransaction(db, async trx => {
    const ended = await trx
      .updateTable('session')
      .set({ endedAt: now })
      .where('personId', '=', person)
      .where('way', '=', 'support')
      .where('endedAt', 'is', null)
      .where('expiresAt', '>', now)
      .$if(helper !== null, query => query.where('supportBy', '=', helper))
      .returning('fingerprint')
      .execute()
    for (const _ of ended) await record(trx, 'help.ended', { at: now, by, subject: person })
  })
