import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type Actor, record } from '../../platform/record.ts'
import { type HelpCode, helpCodeMinutes, helpFingerprint, newHelpCode } from './help-code.ts'

const minuteInMs = 60_000

/** Eight figures are few: those of another, open or over, are not given again. */
const insertCode = async (trx: Trx, row: Omit<HelpCode, 'fingerprint'>): Promise<string> => {
  const code = newHelpCode()
  const added = await trx
    .insertInto('helpCode')
    .values({ ...row, fingerprint: helpFingerprint(code) })
    .onConflict(on => on.column('fingerprint').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows ? code : insertCode(trx, row)
}

/**
 * A person lets one helper look along, by a code that they read aloud. Shown once, works once; a newer one puts an older
 * one out of use.
 */
export const askForHelp = (
  db: Db,
  person: Id<'person'>,
  dossierId: Id<'dossier'> | null,
  by: Actor,
  now: Date,
): Promise<string> =>
  inTransaction(db, async trx => {
    await trx
      .updateTable('helpCode')
      .set({ expiresAt: now })
      .where('personId', '=', person)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now)
      .execute()
    const expiresAt = new Date(now.getTime() + helpCodeMinutes * minuteInMs)
    const unused = { usedAt: null, usedBy: null, reason: null }
    const row = { id: newId<'help-code'>(), personId: person, dossierId, madeAt: now, expiresAt, ...unused }
    const code = await insertCode(trx, row)
    await record(trx, 'help.asked', { at: now, by, subject: person })
    return code
  })
