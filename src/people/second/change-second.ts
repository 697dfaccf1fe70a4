import { type Db, inTransaction } from '../../platform/connection.ts'
import { lockText } from '../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
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

/** Takes the app and the recovery codes away, for who showed a second thing. Nothing of it counts as shown any more. */
export const removeSecond = (
  db: Db,
  who: Somebody,
  here: string,
  sends: Sends,
  now: Date,
): Promise<Outcome<null, Refusal>> =>
  inTransaction(db, async trx => {
    if (!who.second) return refuse('people.second.show-first')
    await lockText(trx, who.id)
    await trx.deleteFrom('authenticator').where('personId', '=', who.id).execute()
    await trx.deleteFrom('recoveryCode').where('personId', '=', who.id).execute()
    await endOthers(trx, who, here, now)
    await trx.updateTable('session').set({ secondAt: null }).where('fingerprint', '=', here).execute()
    await record(trx, 'second.removed', { at: now, by: { person: who.id, role: who.role }, subject: who.id })
    const message = {
      kind: 'security' as const,
      about: 'second-removed' as const,
      key: `second-removed:${now.toISOString()}`,
    }
    await tell(trx, who.id, message, sends, now)
    return accept(null)
  })
