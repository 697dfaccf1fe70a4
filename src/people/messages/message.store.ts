import { sql } from 'kysely'
import type { Db } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { type DeliveryState, stateAt } from '../../platform/mail/state.ts'
import type { Channel } from '../../platform/tables.ts'
import type { StoredMessage } from './message.ts'

/** How many messages stand on one page. */
export const pageSize = 20

export interface Delivery {
  channel: Channel
  state: DeliveryState
  tries: number
}

export type Listed = Pick<StoredMessage, 'id' | 'about' | 'detail' | 'link' | 'at' | 'readAt'> & {
  deliveries: Delivery[]
}

/** A page of a person's own messages, newest first, with how each mail and SMS fared; and how many there are in all. */
export const messagesOf = async (
  db: Db,
  person: Id<'person'>,
  page: number,
  now: Date,
): Promise<{ all: number; listed: Listed[] }> => {
  const { all } = await db
    .selectFrom('message')
    .select(eb => eb.fn.countAll<number>().as('all'))
    .where('personId', '=', person)
    .executeTakeFirstOrThrow()
  const messages = await db
    .selectFrom('message')
    .select(['id', 'about', 'detail', 'link', 'at', 'readAt'])
    .where('personId', '=', person)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const deliveries = await db
    .selectFrom('messageDelivery')
    .innerJoin('outbox', 'outbox.id', 'messageDelivery.outboxId')
    .select(['messageDelivery.messageId', 'outbox.channel', 'outbox.tries', stateAt(now).as('state')])
    .where('messageDelivery.messageId', '=', sql<Id<'message'>>`any(${messages.map(({ id }) => id)})`)
    .orderBy('outbox.at')
    .orderBy('outbox.channel')
    .execute()
  const listed = messages.map(message => ({
    ...message,
    deliveries: deliveries.filter(({ messageId }) => messageId === message.id),
  }))
  return { all, listed }
}

/** Notes that a person saw these; what was seen before stays seen when it was. */
export const markRead = async (db: Db, person: Id<'person'>, messages: Id<'message'>[], now: Date): Promise<void> => {
  await db
    .updateTable('message')
    .set({ readAt: now })
    .where('personId', '=', person)
    .where('id', '=', sql<Id<'message'>>`any(${messages})`)
    .where('readAt', 'is', null)
    .execute()
}
