import { type Db, inTransaction, type Trx } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import { type Role, record } from '../platform/record.ts'

/** Signs a person out everywhere but here; gives how many sessions that ended. Nobody else's session can be named. */
export const endOthers = async (
  trx: Trx,
  person: { id: Id<'person'>; role: Role },
  here: string,
  now: Date,
): Promise<number> => {
  const ended = await trx
    .updateTable('session')
    .set({ endedAt: now })
    .where('personId', '=', person.id)
    .where('fingerprint', '!=', here)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('fingerprint')
    .execute()
  for (const _ of ended)
    await record(trx, 'session.ended', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
  return ended.length
}

export const endOtherSessions = (
  db: Db,
  person: { id: Id<'person'>; role: Role },
  here: string,
  now: Date,
): Promise<number> => inTransaction(db, trx => endOthers(trx, person, here, now))
