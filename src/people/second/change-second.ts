import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { lockText } from '../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
import { accountOf } from '../account-of.ts'
import { endOthers } from '../end-sessions.ts'
import type { Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import { replaceRecoveryCodes } from './authenticator.store.ts'

type Somebody = NonNullable<Visit['person']>
type Refusal = 'people.second.show-first'

/** Ten new recovery codes for who showed a second thing; the old ones count no more. */
export const renewRecoveryCodes = (db: Db, who: Somebody, now: Date): Promise<Outcome<string[], Refusal>> =>
  inTransaction(db, async trx => {
    if (!who.second) return refuse('people.second.show-first')
    await lockText(trx, who.id)
    const codes = await replaceRecoveryCodes(trx, who.id, now)
    await record(trx, 'second.codes-renewed', { at: now, by: { person: who.id, role: who.role }, subject: who.id })
    return accept(codes)
  })

/** Takes the app and the recovery codes away, ends every session but one, and tells the person. */
const takeAway = async (trx: Trx, id: Id<'person'>, here: string, by: Actor, sends: Sends, now: Date) => {
  await lockText(trx, id)
  await trx.deleteFrom('authenticator').where('personId', '=', id).execute()
  await trx.deleteFrom('recoveryCode').where('personId', '=', id).execute()
  await endOthers(trx, id, here, by, now)
  await trx.updateTable('session').set({ secondAt: null }).where('fingerprint', '=', here).execute()
  await record(trx, 'second.removed', { at: now, by, subject: id })
  const key = `second-removed:${now.toISOString()}`
  await tell(trx, id, { kind: 'security', about: 'second-removed', key }, sends, now)
}

/** For who showed a second thing and wants it no more. Nothing of it counts as shown any more. */
export const removeSecond = (
  db: Db,
  who: Somebody,
  here: string,
  sends: Sends,
  now: Date,
): Promise<Outcome<null, Refusal>> =>
  inTransaction(db, async trx => {
    if (!who.second) return refuse('people.second.show-first')
    await takeAway(trx, who.id, here, { person: who.id, role: who.role }, sends, now)
    return accept(null)
  })

/** For who lost everything, passkeys too: who runs the installation, and knows who asks, lets them set up another. */
export const forgetSecond = (
  db: Db,
  email: string,
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<null, 'people.no-such-account'>> =>
  inTransaction(db, async trx => {
    const person = await accountOf(trx, email)
    if (!person) return refuse('people.no-such-account')
    await trx.deleteFrom('passkey').where('personId', '=', person).execute()
    await takeAway(trx, person, '', by, sends, now)
    return accept(null)
  })
