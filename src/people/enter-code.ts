import { type Db, inTransaction, type Trx } from '../platform/connection.ts'
import { fingerprint } from '../platform/ids.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import type { Language } from '../platform/words.ts'
import { personWith } from './person-with.ts'
import type { LiveSession } from './session.store.ts'
import { beginSession } from './sign-in.ts'
import { codeKey, fits, isOpen, mostTries, type SignInCode } from './sign-in-code.ts'

export interface SignedIn {
  secret: string
  /** Nobody had this address before: what is this person called? */
  isNew: boolean
}
type Refusal = 'people.wrong-code' | 'people.code-over'

/** The code came by mail and was read: the address works, and that a code was sent is no news. */
const noteArrival = async (trx: Trx, row: SignInCode, now: Date): Promise<void> => {
  await trx.updateTable('signInCode').set({ usedAt: now }).where('id', '=', row.id).execute()
  await trx.deleteFrom('addressStop').where('email', '=', row.email).where('reason', '=', 'bounced').execute()
  await trx.updateTable('message').set({ readAt: now }).where('key', '=', codeKey(row.id)).execute()
}

const signInWith = async (
  trx: Trx,
  row: SignInCode,
  before: LiveSession | null,
  way: 'code' | 'link',
  language: Language,
  now: Date,
): Promise<SignedIn> => {
  await noteArrival(trx, row, now)
  const { person, isNew } = await personWith(trx, { email: row.email, name: row.email }, language, now)
  return { secret: await beginSession(trx, person, before, way, now), isNew }
}

/**
 * Signs in with the six digits, in the browser that asked for them. A wrong guess counts; after five the code is over,
 * and so it is for the second of two that enter it at once.
 */
export const enterCode = (
  db: Db,
  before: LiveSession,
  typed: string,
  language: Language,
  now: Date,
): Promise<Outcome<SignedIn, Refusal>> =>
  inTransaction(db, async trx => {
    const row = await trx
      .selectFrom('signInCode')
      .selectAll()
      .where('session', '=', before.fingerprint)
      .orderBy('madeAt', 'desc')
      .limit(1)
      .forUpdate()
      .executeTakeFirst()
    if (!row || !isOpen(row, now)) return refuse('people.code-over')
    if (fits(row, typed)) return accept(await signInWith(trx, row, before, 'code', language, now))
    await trx
      .updateTable('signInCode')
      .set({ tries: row.tries + 1 })
      .where('id', '=', row.id)
      .execute()
    return refuse(row.tries + 1 < mostTries ? 'people.wrong-code' : 'people.code-over')
  })

/** Signs in with the link of the mail, in any browser, once. */
export const enterLink = (
  db: Db,
  before: LiveSession | null,
  secret: string,
  language: Language,
  now: Date,
): Promise<Outcome<SignedIn, 'people.code-over'>> =>
  inTransaction(db, async trx => {
    const row = await trx
      .selectFrom('signInCode')
      .selectAll()
      .where('linkFingerprint', '=', fingerprint(secret))
      .forUpdate()
      .executeTakeFirst()
    if (!row || !isOpen(row, now)) return refuse('people.code-over')
    return accept(await signInWith(trx, row, before, 'link', language, now))
  })
