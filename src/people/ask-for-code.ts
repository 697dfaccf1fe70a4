import { type Db, inTransaction } from '../platform/connection.ts'
import { lockText } from '../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { urls } from '../urls.ts'
import type { Sends } from './messages/message.ts'
import { sendCode } from './messages/tell.ts'
import { codeKey, codeMinutes, makeCode, mostCodesAnHour, readEmail } from './sign-in-code.ts'

const hourInMs = 3_600_000

/**
 * Mails a code and a link to an address, whether we know it or not: nobody learns from this who takes part. A newer
 * code puts an older one of the same browser out of use.
 */
export const askForCode = async (
  db: Db,
  typed: string,
  session: string,
  sends: Sends,
  now: Date,
): Promise<Outcome<string, 'people.wrong-address' | 'people.too-many-codes'>> => {
  const email = readEmail(typed)
  if (email === null) return refuse('people.wrong-address')
  return inTransaction(db, async trx => {
    // Two requests at once for one address wait for each other, so that both count.
    await lockText(trx, email)
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
    const person = await trx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
    const message = {
      kind: 'code' as const,
      about: 'sign-in-code' as const,
      key: codeKey(row.id),
      values: { minutes: codeMinutes },
      secret: { code, link: urls.signInLink(linkSecret) },
      until: row.expiresAt,
    }
    await sendCode(trx, { channel: 'mail', recipient: email, personId: person?.id ?? null }, message, sends, now)
    return accept(email)
  })
}
