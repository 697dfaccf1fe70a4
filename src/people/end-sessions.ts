import { type Db, inTransaction, type Trx } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import { type Actor, type Role, record } from '../platform/record.ts'

/** Ends every session of a person but the one here, in the transaction of why; gives how many that were. */
export const endOthers = async (
  trx: Trx,
  person: Id<'person'>,
  here: string,
  by: Actor,
  now: Date,
): Promise<number> => {
  const ended = await trx
    .updateTable('session')
    .set({ endedAt: now })
    .where('personId', '=', person)
    .where('fingerprint', '!=', here)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('fingerprint')
    .execute()
  for (const _ of ended) await record(trx, 'session.ended', { at: now, by, subject: person })
  return ended.length
}

/** Signs a person out everywhere but here; gives how many sessions that ended. Nobody else's session can be named. */
export const endOtherSessions = (
  db: Db,
  person: { id: Id<'person'>; role: Role },
  here: string,
  now: Date,
): Promise<number> =>
  inTransaction(db, trx => endOthers(trx, person.id, here, { person: person.id, role: person.role }, now))
