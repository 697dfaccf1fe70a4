import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { fingerprint } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Person } from '../person.ts'
import { type LiveSession, noteSecond } from '../session.store.ts'
import { beginSession } from '../sign-in.ts'
import { counterOf, readShown } from './check-answer.ts'
import { findPasskey, lockPerson, takeChallenge } from './passkey.store.ts'
import { handleOf, type Site } from './passkey.ts'

/** Whose key was shown in answer to this session's question. Null when anything does not fit; why, nobody is told. */
const whoShowed = async (
  trx: Trx,
  session: string,
  answer: string,
  site: Site,
  now: Date,
): Promise<Pick<Person, 'id' | 'role'> | null> => {
  const shown = readShown(answer)
  const before = shown && (await findPasskey(trx, shown.id))
  const person = before && (await lockPerson(trx, before.personId))
  const challenge = await takeChallenge(trx, session, now)
  // Once more, now that nobody else can use the key or take it away.
  const passkey = person && (await findPasskey(trx, before.credential))
  if (!challenge || !passkey || shown.response.userHandle !== handleOf(person.id)) return null
  const counter = await counterOf(shown, passkey, challenge, site)
  if (counter === null) return null
  await trx.updateTable('passkey').set({ counter, usedAt: now }).where('id', '=', passkey.id).execute()
  return person
}

/** Signs in with a key: gives the secret of the new session, in which a second thing was shown already. */
export const signInWithPasskey = (
  db: Db,
  before: LiveSession,
  answer: string,
  site: Site,
  now: Date,
): Promise<Outcome<string, 'people.passkey.refused'>> =>
  inTransaction(db, async trx => {
    const person = await whoShowed(trx, before.fingerprint, answer, site, now)
    if (!person) return refuse('people.passkey.refused')
    const secret = await beginSession(trx, person, before, 'passkey', now)
    await noteSecond(trx, fingerprint(secret), now)
    return accept(secret)
  })

/** Somebody who is signed in shows a key of theirs besides: their session knows since when. */
export const showPasskeyAgain = (
  db: Db,
  session: LiveSession,
  answer: string,
  site: Site,
  now: Date,
): Promise<Outcome<null, 'people.passkey.refused'>> =>
  inTransaction(db, async trx => {
    const person = await whoShowed(trx, session.fingerprint, answer, site, now)
    if (!person || person.id !== session.person?.id) return refuse('people.passkey.refused')
    await noteSecond(trx, session.fingerprint, now)
    return accept(null)
  })
