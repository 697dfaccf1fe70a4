import { type Db, inTransaction } from '../platform/connection.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import type { Actor } from '../platform/record.ts'
import { endOthers } from './end-sessions.ts'
import type { Sends } from './messages/message.ts'
import { tell } from './messages/tell.ts'

/** Who runs the installation signs somebody out wherever they are, as when a device was stolen; they are told. */
export const signOutEverywhere = (
  db: Db,
  email: string,
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<number, 'people.no-such-account'>> =>
  inTransaction(db, async trx => {
    const person = await trx
      .selectFrom('person')
      .select('id')
      .where('email', '=', email.toLowerCase())
      .executeTakeFirst()
    if (!person) return refuse('people.no-such-account')
    const ended = await endOthers(trx, person.id, '', by, now)
    if (ended > 0) {
      const key = `signed-out:${now.toISOString()}`
      await tell(trx, person.id, { kind: 'security', about: 'signed-out', key }, sends, now)
    }
    return accept(ended)
  })
