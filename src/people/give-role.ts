import { type Db, inTransaction } from '../platform/connection.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { type Actor, record } from '../platform/record.ts'
import type { Sends } from './messages/message.ts'
import { tell } from './messages/tell.ts'
import type { PersonRole } from './person.ts'

export const personRoles: readonly PersonRole[] = ['worker', 'guide', 'employer', 'coordinator', 'administrator']

/** Gives who signed in with this address before another role in the whole house, and tells them. */
export const giveRole = (
  db: Db,
  { email, role }: { email: string; role: PersonRole },
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<null, 'people.no-such-account'>> =>
  inTransaction(db, async trx => {
    const person = await trx
      .updateTable('person')
      .set({ role })
      .where('email', '=', email.toLowerCase())
      .returning('id')
      .executeTakeFirst()
    if (!person) return refuse('people.no-such-account')
    await record(trx, 'person.role-given', { at: now, by, subject: person.id, detail: { role } })
    const key = `role:${role}:${now.toISOString()}`
    await tell(trx, person.id, { kind: 'security', about: 'role-given', key }, sends, now)
    return accept(null)
  })
