import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, record } from '../../platform/record.ts'

/** What of a person's account a helper can look at; the word `people.help.part.<part>` says it. */
export type LookedAt = 'answers' | 'ladder' | 'dossiers'

const quietMinutes = 10

/** Writes down that a helper looked at a part of a person's account, before it is shown; within ten minutes once. */
export const noteHelp = (db: Db, person: Id<'person'>, part: LookedAt, by: Actor, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const told = await trx
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'help.looked')
      .where('subject', '=', person)
      .where('personId', 'is not distinct from', by.person)
      .where(eb => eb.ref('detail', '->>').key('part'), '=', part)
      .where('at', '>', new Date(now.getTime() - quietMinutes * 60_000))
      .executeTakeFirst()
    if (!told) await record(trx, 'help.looked', { at: now, by, subject: person, detail: { part } })
  })
