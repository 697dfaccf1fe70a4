import { inTransaction, type Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
import { forgetGuesses, takeGuess } from '../guesses.ts'
import { tell } from '../messages/tell.ts'
import { guessesOf, lockConfirmed, recoveryCodesLeft, takeAppCode, takeRecoveryCode } from './authenticator.store.ts'

type Asked = Pick<Visit, 'db' | 'sealingKey' | 'now' | 'mail' | 'sms' | 'origin' | 't'>
type Somebody = NonNullable<Visit['person']>

/** Somebody who did not use it themselves must know that one is gone. */
const takeAndTell = async (trx: Trx, visit: Asked, who: Somebody, typed: string): Promise<boolean> => {
  if (!(await takeRecoveryCode(trx, who.id, typed, visit.now))) return false
  const left = await recoveryCodesLeft(trx, who.id)
  const key = `recovery-code-used:${visit.now.toISOString()}:${left}`
  await tell(trx, who.id, { kind: 'security', about: 'recovery-code-used', key, values: { left } }, visit, visit.now)
  return true
}

/**
 * A person shows a second thing of theirs in this session: six digits of their app, each half minute once, or a recovery
 * code. Five wrong ones, and nothing is looked at for a while.
 */
export const showSecond = (
  visit: Asked,
  who: Somebody,
  here: string,
  typed: string,
): Promise<Outcome<null, 'people.second.wrong' | 'people.second.too-often'>> =>
  inTransaction(visit.db, async trx => {
    const { now } = visit
    if (!(await takeGuess(trx, guessesOf(who.id), now))) return refuse('people.second.too-often')
    const code = typed.replace(/\s/g, '')
    const app = await lockConfirmed(trx, who.id)
    const right = /^\d{6}$/.test(code)
      ? app !== undefined && (await takeAppCode(trx, app, code, visit.sealingKey, now))
      : await takeAndTell(trx, visit, who, typed)
    if (!right) return refuse('people.second.wrong')
    await forgetGuesses(trx, guessesOf(who.id))
    await trx
      .updateTable('session')
      .set({ secondAt: now })
      .where('fingerprint', '=', here)
      .where('personId', '=', who.id)
      .execute()
    await record(trx, 'second.shown', { at: now, by: { person: who.id, role: who.role }, subject: who.id })
    return accept(null)
  })
