import type { KeyObject } from 'node:crypto'
import type { Db, Trx } from '../../platform/connection.ts'
import { unseal } from '../../platform/files/seal.ts'
import { fingerprint, type Id } from '../../platform/ids.ts'
import { newPaperCode, paperCode } from '../paper-code.ts'
import { stepWith } from './totp.ts'

/** An app that shows codes. `sealed`: its secret, closed with the key of the house. */
export interface Authenticator {
  id: Id<'authenticator'>
  personId: Id<'person'>
  sealed: Buffer
  madeAt: Date
  confirmedAt: Date | null
  lastStep: number
}

/** What a guess at somebody's second thing counts as. */
export const guessesOf = (person: Id<'person'>): string => `second:${person}`

/**
 * Whether this person has a second thing already: then only who showed it sets up another. Every kind of second thing
 * belongs in this question.
 */
export const holdsSecond = async (db: Db | Trx, person: Id<'person'>): Promise<boolean> => {
  const { app, passkey } = await secondsOf(db, person)
  return app || passkey
}

/** Which second things this person has. */
export const secondsOf = async (db: Db | Trx, person: Id<'person'>): Promise<{ app: boolean; passkey: boolean }> => {
  const app = await db
    .selectFrom('authenticator')
    .select('id')
    .where('personId', '=', person)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirst()
  const passkey = await db.selectFrom('passkey').select('id').where('personId', '=', person).executeTakeFirst()
  return { app: app !== undefined, passkey: passkey !== undefined }
}

/** What this person is setting up now. */
export const findBegun = async (db: Db | Trx, person: Id<'person'>): Promise<Authenticator | null> =>
  (await db
    .selectFrom('authenticator')
    .selectAll()
    .where('personId', '=', person)
    .where('confirmedAt', 'is', null)
    .executeTakeFirst()) ?? null

/** The secret; null when it was closed with another key than the one of this house. */
export const secretOf = ({ id, sealed }: Pick<Authenticator, 'id' | 'sealed'>, key: KeyObject): Buffer | null =>
  unseal(key, id, sealed)

/** Uses up the code of an app, in the transaction that looks at it; false: it does not count. */
export const takeAppCode = async (
  trx: Trx,
  authenticator: Authenticator,
  code: string,
  key: KeyObject,
  now: Date,
): Promise<boolean> => {
  const secret = secretOf(authenticator, key)
  const step = secret && stepWith(secret, code, authenticator.lastStep, now)
  if (step === null) return false
  await trx.updateTable('authenticator').set({ lastStep: step }).where('id', '=', authenticator.id).execute()
  return true
}

export const lockConfirmed = (trx: Trx, person: Id<'person'>): Promise<Authenticator | undefined> =>
  trx
    .selectFrom('authenticator')
    .selectAll()
    .where('personId', '=', person)
    .where('confirmedAt', 'is not', null)
    .forUpdate()
    .executeTakeFirst()

const recoveryFingerprint = (person: Id<'person'>, typed: string): string =>
  fingerprint(`${person} ${paperCode(typed)}`)

/** Uses up a recovery code; false: it is none of this person's, or was used. */
export const takeRecoveryCode = async (trx: Trx, person: Id<'person'>, typed: string, now: Date): Promise<boolean> => {
  const used = await trx
    .updateTable('recoveryCode')
    .set({ usedAt: now })
    .where('fingerprint', '=', recoveryFingerprint(person, typed))
    .where('personId', '=', person)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}

export const recoveryCodesLeft = async (db: Db | Trx, person: Id<'person'>): Promise<number> => {
  const { left } = await db
    .selectFrom('recoveryCode')
    .select(eb => eb.fn.countAll<number>().as('left'))
    .where('personId', '=', person)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}

const recoveryCodes = 10

/** Ten new recovery codes in place of any older; shown once, kept as fingerprints. */
export const replaceRecoveryCodes = async (trx: Trx, person: Id<'person'>, now: Date): Promise<string[]> => {
  const codes = Array.from({ length: recoveryCodes }, newPaperCode)
  await trx.deleteFrom('recoveryCode').where('personId', '=', person).execute()
  await trx
    .insertInto('recoveryCode')
    .values(codes.map(code => ({ fingerprint: recoveryFingerprint(person, code), personId: person, madeAt: now })))
    .execute()
  return codes
}
