import { type Db, inTransaction } from '../../platform/connection.ts'
import { freeKinds, type MessageKind } from '../../platform/mail/kinds.ts'
import { record } from '../../platform/record.ts'
import { reachOf } from './reach.store.ts'

/** Which kind of mail a link to get no more of it is about; null when it is no such link. */
export const findStop = async (db: Db, secret: string): Promise<MessageKind | null> => {
  const found = await db.selectFrom('outbox').select('kind').where('stopSecret', '=', secret).executeTakeFirst()
  return found?.kind ?? null
}

/**
 * Sends no more mail of the kind that this link came with: a person finds it in their own space from now on, and who is
 * no person here gets no mail at all. Twice is no fault. Gives the kind; null when it is no such link.
 */
export const stopMail = (db: Db, secret: string, now: Date): Promise<MessageKind | null> =>
  inTransaction(db, async trx => {
    const mail = await trx
      .selectFrom('outbox')
      .select(['id', 'kind', 'personId', 'recipient'])
      .where('stopSecret', '=', secret)
      .executeTakeFirst()
    if (!mail) return null
    const { kind, personId, recipient } = mail
    if (personId) {
      const { wayFor } = await reachOf(trx, personId)
      // The mail of the week is no choice of its own: it is what the kinds that wait for it bring.
      const stopped = kind === 'week' ? freeKinds.filter(free => wayFor(free) === 'weekly') : [kind]
      if (stopped.length > 0)
        await trx
          .insertInto('messageChoice')
          .values(stopped.map(kind => ({ personId, kind, way: 'space' as const })))
          .onConflict(on => on.columns(['personId', 'kind']).doUpdateSet({ way: 'space' }))
          .execute()
    } else
      await trx
        .insertInto('addressStop')
        .values({ email: recipient, reason: 'unsubscribed', at: now })
        .onConflict(on => on.doNothing())
        .execute()
    const by = { person: personId, role: 'visitor' as const }
    await record(trx, 'messages.unsubscribed', { at: now, by, subject: mail.id, detail: { kind } })
    return kind
  })
