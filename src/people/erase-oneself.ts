import { type Db, inTransaction } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import { type Role, record } from '../platform/record.ts'

/**
 * Erases a person at their own wish: dossiers with answers and links, sessions, codes, mails, name and address. What
 * stays are the lines of what happened, which hold ids that now point to nobody; they may not change (decision 010).
 */
export const eraseOneself = (db: Db, person: { id: Id<'person'>; role: Role }, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const { email } = await trx
      .selectFrom('person')
      .select('email')
      .where('id', '=', person.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    await trx.deleteFrom('session').where('personId', '=', person.id).execute()
    await trx.deleteFrom('dossier').where('personId', '=', person.id).execute()
    if (email !== null) {
      await trx.deleteFrom('outbox').where('recipient', '=', email).execute()
      await trx.deleteFrom('access').where('toEmail', '=', email).execute()
      await trx.deleteFrom('signInCode').where('email', '=', email).execute()
    }
    await trx
      .updateTable('person')
      .set({ name: '', email: null, storyNl: '', storyEn: '', example: false, erasedAt: now })
      .where('id', '=', person.id)
      .execute()
    await record(trx, 'person.erased', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
  })
