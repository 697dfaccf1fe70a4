import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { fingerprint, type Id, newSecret } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import type { Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import { closeSession, insertSession, type LiveSession } from '../session.store.ts'
import { type HelpCode, helpFingerprint, isHelpReason } from './help-code.ts'

type Refusal = 'people.help.no-reason' | 'people.help.over'

/** The code and its person, locked, if an administrator other than that person can still enter it. */
const lockOpen = async (trx: Trx, typed: string, helper: Id<'person'>, now: Date): Promise<HelpCode | null> => {
  const code = trx.selectFrom('helpCode').selectAll().where('fingerprint', '=', helpFingerprint(typed))
  const found = await code.executeTakeFirst()
  if (!found || found.personId === helper) return null
  // The person before what is theirs, as everybody locks.
  await trx.selectFrom('person').select('id').where('id', '=', found.personId).forKeyShare().execute()
  const open = await code.where('usedAt', 'is', null).where('expiresAt', '>', now).forUpdate().executeTakeFirst()
  return open ?? null
}

/**
 * An administrator looks along at the account of who read them a code, for an hour, reading only. Their own session ends
 * in that browser. Gives the new session's secret. The person is told at once, and sees every part that is looked at.
 */
export const lookAlong = (
  db: Db,
  helper: Id<'person'>,
  ask: { code: string; reason: string },
  before: LiveSession,
  sends: Sends,
  now: Date,
): Promise<Outcome<string, Refusal>> =>
  inTransaction(db, async trx => {
    const { reason } = ask
    if (!isHelpReason(reason)) return refuse('people.help.no-reason')
    const code = await lockOpen(trx, ask.code, helper, now)
    if (!code) return refuse('people.help.over')
    const { personId, dossierId } = code
    await trx.updateTable('helpCode').set({ usedAt: now, usedBy: helper, reason }).where('id', '=', code.id).execute()
    await closeSession(trx, before.fingerprint, now)
    const secret = newSecret()
    const session = { fingerprint: fingerprint(secret), way: 'support' as const, personId, dossierId }
    await insertSession(trx, { ...session, supportBy: helper }, now)
    const by = { person: helper, role: 'administrator' as const }
    await record(trx, 'help.began', { at: now, by, subject: personId, detail: { reason } })
    const message = { kind: 'security' as const, about: 'help-began' as const, key: `help:${code.id}` }
    await tell(trx, personId, { ...message, link: urls.sessions }, sends, now)
    return accept(secret)
  })
