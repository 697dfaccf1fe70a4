import { type KeyObject, randomBytes } from 'node:crypto'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { seal } from '../../platform/files/seal.ts'
import { newId } from '../../platform/ids.ts'
import { lockText } from '../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
import { endOthers } from '../end-sessions.ts'
import { forgetGuesses, takeGuess } from '../guesses.ts'
import { tell } from '../messages/tell.ts'
import { findBegun, guessesOf, holdsSecond, replaceRecoveryCodes, takeAppCode } from './authenticator.store.ts'

type Somebody = NonNullable<Visit['person']>
/** RFC 4226 asks for 160 bits. */
const secretBytes = 20

/** Whoever holds a second thing and did not show it sets up no other: their mail alone would then be enough. */
const mayChange = async (trx: Trx, who: Somebody): Promise<boolean> => {
  // Two that set up at once wait for each other.
  await lockText(trx, who.id)
  return who.second || !(await holdsSecond(trx, who.id))
}

/** Makes a secret for an app, which opens nothing before a code of it was shown. */
export const beginSecond = (
  db: Db,
  who: Somebody,
  key: KeyObject,
  now: Date,
): Promise<Outcome<null, 'people.second.show-first'>> =>
  inTransaction(db, async trx => {
    if (!(await mayChange(trx, who))) return refuse('people.second.show-first')
    const id = newId<'authenticator'>()
    await trx.deleteFrom('authenticator').where('personId', '=', who.id).where('confirmedAt', 'is', null).execute()
    await trx
      .insertInto('authenticator')
      .values({ id, personId: who.id, sealed: seal(key, id, randomBytes(secretBytes)), madeAt: now })
      .execute()
    return accept(null)
  })

export type ConfirmRefusal =
  | 'people.second.show-first'
  | 'people.second.begin-again'
  | 'people.second.too-often'
  | 'people.second.wrong'

/**
 * A first code of the app: from now on it is this person's second thing, in place of an older app, and counts as shown
 * here. Ends their other sessions and tells them. Gives ten recovery codes, shown once.
 */
export const confirmSecond = (
  visit: Pick<Visit, 'db' | 'sealingKey' | 'now' | 'mail' | 'sms' | 'origin' | 't'>,
  who: Somebody,
  here: string,
  code: string,
): Promise<Outcome<string[], ConfirmRefusal>> =>
  inTransaction(visit.db, async trx => {
    const { now } = visit
    if (!(await mayChange(trx, who))) return refuse('people.second.show-first')
    if (!(await takeGuess(trx, guessesOf(who.id), now))) return refuse('people.second.too-often')
    const begun = await findBegun(trx, who.id)
    if (!begun) return refuse('people.second.begin-again')
    if (!(await takeAppCode(trx, begun, code, visit.sealingKey, now))) return refuse('people.second.wrong')
    await forgetGuesses(trx, guessesOf(who.id))
    await trx.deleteFrom('authenticator').where('personId', '=', who.id).where('id', '!=', begun.id).execute()
    await trx.updateTable('authenticator').set({ confirmedAt: now }).where('id', '=', begun.id).execute()
    const codes = await replaceRecoveryCodes(trx, who.id, now)
    await trx.updateTable('session').set({ secondAt: now }).where('fingerprint', '=', here).execute()
    const by = { person: who.id, role: who.role }
    await endOthers(trx, who.id, here, by, now)
    await record(trx, 'second.set-up', { at: now, by, subject: who.id })
    await tell(trx, who.id, { kind: 'security', about: 'second-set-up', key: `second:${begun.id}` }, visit, now)
    return accept(codes)
  })
