import { sql } from 'kysely'
import { type Db, inTransaction } from '../platform/connection.ts'
import { newId } from '../platform/ids.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import type { Letter } from './share-dossier.ts'
import { makeCode, mostCodesAnHour, readEmail } from './sign-in-code.ts'

const hourInMs = 3_600_000

/**
 * Mails a code and a link to an address, whether we know it or not: nobody learns from this who takes part. A newer
 * code puts an older one of the same browser out of use.
 */
export const askForCode = async (
  db: Db,
  typed: string,
  session: string,
  letter: (code: string, linkSecret: string) => Letter,
  now: Date,
): Promise<Outcome<string, 'people.wrong-address' | 'people.too-many-codes'>> => {
  const email = readEmail(typed)
  if (email === null) return refuse('people.wrong-address')
  return inTransaction(db, async trx => {
    // Two requests at once for one address wait for each other, so that both count.
    await sql`select pg_advisory_xact_lock(hashtext(${email}))`.execute(trx)
    const { count } = await trx
      .selectFrom('signInCode')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('email', '=', email)
      .where('madeAt', '>', new Date(now.getTime() - hourInMs))
      .executeTakeFirstOrThrow()
    if (count >= mostCodesAnHour) return refuse('people.too-many-codes')
    const { row, code, linkSecret } = makeCode(email, session, now)
    await trx
      .updateTable('signInCode')
      .set({ usedAt: now })
      .where('session', '=', session)
      .where('usedAt', 'is', null)
      .execute()
    await trx.insertInto('signInCode').values(row).execute()
    await trx
      .insertInto('outbox')
      .values({ id: newId<'message'>(), recipient: email, ...letter(code, linkSecret), at: now })
      .execute()
    return accept(email)
  })
}
