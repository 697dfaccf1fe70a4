import { sql } from 'kysely'
import type { Db } from '../connection.ts'
import type { Post } from './post.ts'

/** After this many times we stop; the mail stays in the outbox with what the post office said. */
export const mostTries = 8
/**
 * Takes one mail that waits. It is claimed before it is sent, so that two houses never take the same one, and not held
 * in a transaction meanwhile, since a post office may be slow. Who dies while sending leaves it for a later try.
 */
const claim = async (db: Db, now: Date) => {
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
        .where('sentAt', 'is', null)
        .where('tries', '<', mostTries)
        .where(waits => waits.or([waits('nextTryAt', 'is', null), waits('nextTryAt', '<=', now)]))
        .orderBy('at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'recipient', 'subject', 'body', 'tries'])
    .executeTakeFirst()
  return claimed ?? null
}

/** Sends every mail whose turn it is, and gives how many the post office took and did not take. */
export const deliverWaiting = async (db: Db, post: Post, now: Date): Promise<{ sent: number; failed: number }> => {
  const told = { sent: 0, failed: 0 }
  for (let mail = await claim(db, now); mail !== null; mail = await claim(db, now))
    try {
      await post.send(mail)
      await db.updateTable('outbox').set({ sentAt: now, problem: null }).where('id', '=', mail.id).execute()
      told.sent++
    } catch (problem) {
      const said = problem instanceof Error ? problem.message.slice(0, 500) : String(problem)
      await db.updateTable('outbox').set({ problem: said }).where('id', '=', mail.id).execute()
      told.failed++
    }
  return told
}
