import { type Db, inTransaction } from '../../platform/connection.ts'
import { lockText } from '../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
import { endOthers } from '../end-sessions.ts'
import { forgetGuesses, takeGuess } from '../guesses.ts'
import type { Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import { findPerson } from '../session.store.ts'
import type { Breached } from './breached.ts'
import { hasHash, hashOf } from './hash.ts'
import { guessesAt, isFresh, ownHash, passwordWantedBy } from './password.store.ts'
import { asKept, type WeakPassword, weaknessOf } from './password.ts'

type Somebody = NonNullable<Visit['person']>
type ProofRefusal = 'people.password.sign-in-again' | 'people.password.wrong-old' | 'people.password.too-often'
type Refusal = WeakPassword | ProofRefusal | 'people.password.not-wanted'

/** A fresh code, or the old password: an open session alone, on a device that was left, changes nothing. */
const proven = async (
  db: Db,
  about: string,
  session: string,
  hash: string | null,
  old: string,
  now: Date,
): Promise<Outcome<null, ProofRefusal>> => {
  if (await isFresh(db, session, now)) return accept(null)
  if (hash === null || old === '') return refuse('people.password.sign-in-again')
  if (!(await inTransaction(db, trx => takeGuess(trx, about, now)))) return refuse('people.password.too-often')
  return (await hasHash(asKept(old), hash)) ? accept(null) : refuse('people.password.wrong-old')
}

/**
 * Sets or changes a person's password, where an organisation that they work for wants passwords. Ends their other
 * sessions and tells them.
 */
export const setPassword = async (
  db: Db,
  who: Somebody,
  session: string,
  typed: { old: string; password: string },
  sends: Sends & { isBreached: Breached },
  now: Date,
): Promise<Outcome<null, Refusal>> => {
  const wantedBy = await passwordWantedBy(db, who.id, now)
  const email = (await findPerson(db, who.id))?.email ?? null
  if (wantedBy.length === 0 || email === null) return refuse('people.password.not-wanted')
  const before = await ownHash(db, who.id)
  const about = guessesAt(email)
  const proof = await proven(db, about, session, before, typed.old, now)
  if (!proof.ok) return proof
  const password = asKept(typed.password)
  const weakness = weaknessOf(password, [who.name, email, ...wantedBy])
  if (weakness) return refuse(weakness)
  if (sends.isBreached(password)) return refuse('people.password.common')
  const hash = await hashOf(password)
  return inTransaction(db, async trx => {
    await lockText(trx, who.id)
    // Somebody changed it meanwhile: what was shown is the old one no more.
    if ((await ownHash(trx, who.id)) !== before) return refuse('people.password.wrong-old')
    await trx
      .insertInto('password')
      .values({ personId: who.id, hash, setAt: now })
      .onConflict(on => on.column('personId').doUpdateSet({ hash, setAt: now }))
      .execute()
    await forgetGuesses(trx, about)
    const by = { person: who.id, role: who.role }
    await endOthers(trx, who.id, session, by, now)
    await record(trx, 'password.set', { at: now, by, subject: who.id })
    const key = `password-set:${now.toISOString()}`
    await tell(trx, who.id, { kind: 'security', about: 'password-set', key }, sends, now)
    return accept(null)
  })
}

/** A person wants no password any more. Ends their other sessions and tells them; twice is no fault. */
export const removePassword = (db: Db, who: Somebody, session: string, sends: Sends, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    await lockText(trx, who.id)
    const removed = await trx.deleteFrom('password').where('personId', '=', who.id).executeTakeFirst()
    if (removed.numDeletedRows === 0n) return
    const by = { person: who.id, role: who.role }
    await endOthers(trx, who.id, session, by, now)
    await record(trx, 'password.removed', { at: now, by, subject: who.id })
    const key = `password-removed:${now.toISOString()}`
    await tell(trx, who.id, { kind: 'security', about: 'password-removed', key }, sends, now)
  })
