import { type Db, inTransaction } from '../platform/connection.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import type { Actor } from '../platform/record.ts'
import { accountOf } from './account-of.ts'
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
    const person = await accountOf(trx, email)
    if (!person) return refuse('people.no-such-account')
    const ended = await endOthers(trx, person, '', by, now)
    if (ended > 0) {
      const key = `signed-out:${now.toISOString()}`
      await tell(trx, person, { kind: 'security', about: 'signed-out', key }, sends, now)
    }
    return accept(ended)
  })
