import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { codeFingerprint } from '../organisations/invite.ts'
import { newPaperCode } from '../paper-code.ts'
import { dayLater, guideCodeDays } from './guidance.ts'

/** A code that somebody reads out to a guide; the one before counts no more. It is shown once and never stored. */
export const makeGuideCode = (db: Db, person: Id<'person'>, now: Date): Promise<string> =>
  inTransaction(db, async trx => {
    const code = newPaperCode()
    const made = { fingerprint: codeFingerprint(code), madeAt: now, expiresAt: dayLater(now, guideCodeDays) }
    await trx
      .insertInto('guideCode')
      .values({ personId: person, ...made })
      .onConflict(on => on.column('personId').doUpdateSet(made))
      .execute()
    return code
  })

/** Whose code this is; from now on it counts no more. Null: no code, or too late. */
export const useGuideCode = async (trx: Trx, typed: string, now: Date): Promise<Id<'person'> | null> => {
  const used = await trx
    .deleteFrom('guideCode')
    .where('fingerprint', '=', codeFingerprint(typed))
    .where('expiresAt', '>', now)
    .returning('personId')
    .executeTakeFirst()
  return used?.personId ?? null
}
