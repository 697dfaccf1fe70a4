import { type Db, inTransaction } from '../connection.ts'
import { newId } from '../ids.ts'
import { type Actor, record } from '../record.ts'
import { kinds, type MessageKind } from './kinds.ts'

const hourInMs = 3_600_000

/** How many of each kind were written in the last hour, since it was last let go. */
export const writtenLately = async (db: Db, now: Date): Promise<{ kind: MessageKind; written: number }[]> =>
  db
    .selectFrom('outbox')
    .select(['kind', eb => eb.fn.countAll<number>().as('written')])
    .where('at', '>', new Date(now.getTime() - hourInMs))
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('kindStop')
            .select('kindStop.id')
            .whereRef('kindStop.kind', '=', 'outbox.kind')
            .whereRef('kindStop.letGoAt', '>=', 'outbox.at'),
        ),
      ),
    )
    .groupBy('kind')
    .execute()

/** What stands in for the house itself when it decides alone. */
const houseItself: Actor = { person: null, role: 'operator' }

/**
 * Stops every kind of which more was written in an hour than `most`: none of it leaves until `letGo`. Gives the kinds
 * that were stopped just now; of two houses that see it at once one stops it.
 */
export const stopFloods = async (
  db: Db,
  now: Date,
  most: (kind: MessageKind) => number = kind => kinds[kind].mostAnHour,
): Promise<MessageKind[]> => {
  const floods = (await writtenLately(db, now)).filter(({ kind, written }) => written > most(kind))
  const stopped = await Promise.all(
    floods.map(({ kind, written }) =>
      inTransaction(db, async trx => {
        const made = await trx
          .insertInto('kindStop')
          .values({ id: newId<'kind-stop'>(), kind, stoppedAt: now, written, letGoAt: null, letGoBy: null })
          .onConflict(on => on.column('kind').where('letGoAt', 'is', null).doNothing())
          .executeTakeFirst()
        if (made.numInsertedOrUpdatedRows === 0n) return []
        await record(trx, 'messages.kind-stopped', { at: now, by: houseItself, subject: kind, detail: { written } })
        return [kind]
      }),
    ),
  )
  return stopped.flat()
}

/** Lets a stopped kind leave again; what was written until now counts no more. Doing it twice is no fault. */
export const letGo = (db: Db, kind: MessageKind, by: Actor, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const opened = await trx
      .updateTable('kindStop')
      .set({ letGoAt: now, letGoBy: by.person })
      .where('kind', '=', kind)
      .where('letGoAt', 'is', null)
      .executeTakeFirst()
    if (opened.numUpdatedRows > 0n) await record(trx, 'messages.kind-let-go', { at: now, by, subject: kind })
  })
