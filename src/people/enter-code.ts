import { type Db, inTransaction, type Trx } from '../platform/connection.ts'
import { fingerprint, newId } from '../platform/ids.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { record } from '../platform/record.ts'
import type { Person } from './person.ts'
import type { LiveSession } from './session.store.ts'
import { beginSession } from './sign-in.ts'
import { fits, isOpen, mostTries, type SignInCode } from './sign-in-code.ts'

interface SignedIn {
  secret: string
  /** Nobody had this address before: what is this person called? */
  isNew: boolean
}
type Refusal = 'people.wrong-code' | 'people.code-over'

/** The person with this address; made now when there is none. Two at once make one. */
const personWith = async (trx: Trx, email: string, now: Date): Promise<{ person: Person; isNew: boolean }> => {
  const id = newId<'person'>()
  const made = await trx
    .insertInto('person')
    .values({ id, name: email, email, role: 'worker', storyNl: '', storyEn: '', example: false })
    .onConflict(on => on.column('email').doNothing())
    .executeTakeFirst()
  const person = await trx.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirstOrThrow()
  const isNew = (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  if (isNew) await record(trx, 'person.began', { at: now, by: { person: id, role: 'worker' }, subject: id })
  return { person, isNew }
}

const signInWith = async (trx: Trx, row: SignInCode, before: LiveSession | null, now: Date): Promise<SignedIn> => {
  await trx.updateTable('signInCode').set({ usedAt: now }).where('id', '=', row.id).execute()
  const { person, isNew } = await personWith(trx, row.email, now)
  return { secret: await beginSession(trx, person, before, now), isNew }
}

/**
 * Signs in with the six digits, in the browser that asked for them. A wrong guess counts; after five the code is over,
 * and so it is for the second of two that enter it at once.
 */
export const enterCode = (db: Db, before: LiveSession, typed: string, now: Date): Promise<Outcome<SignedIn, Refusal>> =>
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
    if (fits(row, typed)) return accept(await signInWith(trx, row, before, now))
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
    return accept(await signInWith(trx, row, before, now))
  })
