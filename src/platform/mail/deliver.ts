import { sql } from 'kysely'
import type { Db } from '../connection.ts'
import type { Outgoing } from '../tables.ts'
import { type Post, RefusedAddress } from './post.ts'
import type { Sms } from './sms.ts'
import { mostTries } from './state.ts'

/** What takes our mails and SMS; null: nothing does, and they wait. */
export interface Carriers {
  mail: Post | null
  sms: Sms | null
}

export interface Delivered {
  sent: number
  failed: number
  /** Mails whose address the post office says does not exist. */
  refused: Outgoing['id'][]
}

/**
 * Takes one mail or SMS that waits. It is claimed before it is sent, so that two houses never take the same one, and not
 * held in a transaction meanwhile, since a post office may be slow. Who dies while sending leaves it for a later try.
 */
const claim = async (db: Db, { mail, sms }: Carriers, now: Date) => {
  const channels = [...(mail ? (['mail'] as const) : []), ...(sms ? (['sms'] as const) : [])]
  if (channels.length === 0) return null
  const claimed = await db
    .updateTable('outbox')
    .set(eb => ({
      tries: eb('tries', '+', 1),
      nextTryAt: sql<Date>`${now}::timestamptz + interval '1 minute' * power(2, tries)`,
    }))
    .where('id', '=', eb =>
      eb
        .selectFrom('outbox')
        .select('id')
        .where('channel', 'in', channels)
        .where('sentAt', 'is', null)
        .where('bouncedAt', 'is', null)
        .where('tries', '<', mostTries)
        .where(waits => waits.or([waits('nextTryAt', 'is', null), waits('nextTryAt', '<=', now)]))
        .where(useful => useful.or([useful('until', 'is', null), useful('until', '>', now)]))
        .where('kind', 'not in', stopped => stopped.selectFrom('kindStop').select('kind').where('letGoAt', 'is', null))
        .orderBy('at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'channel', 'recipient', 'subject', 'body', 'stopSecret'])
    .executeTakeFirst()
  return claimed ?? null
}

/** So that who looks for far too many of a kind gets a turn while there are many. */
const mostARound = 500

/** Sends the mails and SMS whose turn it is, at most 500, and gives how many were taken and were not. */
export const deliverWaiting = async (db: Db, carriers: Carriers, now: Date): Promise<Delivered> => {
  const told: Delivered = { sent: 0, failed: 0, refused: [] }
  for (let nth = 0; nth < mostARound; nth++) {
    const row = await claim(db, carriers, now)
    if (row === null) break
    try {
      await (row.channel === 'mail' ? carriers.mail?.send(row) : carriers.sms?.send(row, now))
      await db.updateTable('outbox').set({ sentAt: now, problem: null }).where('id', '=', row.id).execute()
      told.sent++
    } catch (problem) {
      const said = problem instanceof Error ? problem.message.slice(0, 500) : String(problem)
      await db.updateTable('outbox').set({ problem: said }).where('id', '=', row.id).execute()
      if (problem instanceof RefusedAddress) told.refused.push(row.id)
      told.failed++
    }
  }
  return told
}
