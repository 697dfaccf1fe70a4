import { sql } from 'kysely'
import type { ProgrammeId } from '../../catalogue/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'

/** Somebody of the provider spoke with who asked; of one of its programmes only. Twice is no fault. */
export const answerTalk = (db: Db, visit: Visit, id: string, programmes: readonly ProgrammeId[]): Promise<void> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    const answered = await trx
      .updateTable('brochureTalk')
      .set({ answeredAt: now, answeredBy: person?.id ?? null })
      .where(eb => eb.cast<string>('id', 'text'), '=', id)
      .where('programme', '=', sql<ProgrammeId>`any(${programmes})`)
      .where('answeredAt', 'is', null)
      .returning('programme')
      .execute()
    for (const { programme } of answered)
      await record(trx, 'talk.answered', { at: now, by: actorOf(visit), subject: programme })
  })
