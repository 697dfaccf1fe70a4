import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/connection.ts'
import type { MessageKind } from '../../platform/mail/kinds.ts'
import { type DeliveryState, mostTries, stateAt } from '../../platform/mail/state.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Channel } from '../../platform/tables.ts'

export interface Counted {
  kind: MessageKind
  channel: Channel
  states: Partial<Record<DeliveryState, number>>
}

export interface Stuck {
  kind: MessageKind
  channel: Channel
  state: DeliveryState
  /** The number that the post office answered with: what else it said may name somebody. Null: it gave none. */
  sign: string | null
  count: number
  since: Date
}

/** What leaves and what does not, in numbers: never to whom, never what. */
export const deskOf = async (db: Db, now: Date) => {
  const states = await db
    .selectFrom('outbox')
    .select(['kind', 'channel', stateAt(now).as('state'), eb => eb.fn.countAll<number>().as('count')])
    .groupBy(['kind', 'channel', sql`3`])
    .orderBy('kind')
    .orderBy('channel')
    .execute()
  const counted: Counted[] = []
  for (const { kind, channel, state, count } of states) {
    const last = counted.at(-1)
    const row = last?.kind === kind && last.channel === channel ? last : { kind, channel, states: {} }
    if (row !== last) counted.push(row)
    row.states[state] = count
  }
  const sign = sql<string | null>`coalesce(
    substring(outbox.problem from '\\m[245]\\.\\d{1,3}\\.\\d{1,3}\\M'),
    substring(outbox.problem from '\\m[2-5]\\d\\d\\M'))`
  const stuck: Stuck[] = await db
    .selectFrom('outbox')
    .select(['kind', 'channel', stateAt(now).as('state'), sign.as('sign')])
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.min('at').as('since')])
    .where(stateAt(now), 'in', ['tried', 'given-up'])
    .groupBy(['kind', 'channel', sql`3`, sql`4`])
    .orderBy('since')
    .execute()
  const stopped = await db
    .selectFrom('kindStop')
    .select(['kind', 'written', 'stoppedAt'])
    .where('letGoAt', 'is', null)
    .orderBy('stoppedAt')
    .execute()
  return { counted, stuck, stopped }
}
export type Desk = Awaited<ReturnType<typeof deskOf>>

/** Tries again what was given up of a kind, where an address still gets mail. Gives how many. */
export const tryAgain = (db: Db, kind: MessageKind, by: Actor, now: Date): Promise<number> =>
  inTransaction(db, async trx => {
    const set = await trx
      .updateTable('outbox')
      .set({ tries: 0, nextTryAt: null })
      .where('kind', '=', kind)
      .where('sentAt', 'is', null)
      .where('bouncedAt', 'is', null)
      .where('tries', '>=', mostTries)
      // The last try may be under way still.
      .where(eb => eb.or([eb('nextTryAt', 'is', null), eb('nextTryAt', '<=', now)]))
      .where('recipient', 'not in', eb => eb.selectFrom('addressStop').select('email'))
      .executeTakeFirst()
    const count = Number(set.numUpdatedRows)
    if (count > 0) await record(trx, 'messages.retried', { at: now, by, subject: kind, detail: { count } })
    return count
  })
