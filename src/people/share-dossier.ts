import { type Db, inTransaction } from '../platform/connection.ts'
import { fingerprint, newId, newSecret } from '../platform/ids.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { type Actor, record } from '../platform/record.ts'
import type { Dossier } from './dossier.store.ts'

const dayInMs = 86_400_000
/** How long a link may live, in days. */
export const shareDays = [7, 30, 90] as const

/** Makes a link that anybody may open until it expires or is withdrawn. The secret is shown once and never stored. */
export const shareDossier = async (
  db: Db,
  dossier: Dossier,
  days: number,
  by: Actor,
  now: Date,
): Promise<Outcome<string, 'people.keep-first' | 'people.unknown-term'>> => {
  if (dossier.keptAt === null) return refuse('people.keep-first')
  if (!shareDays.some(allowed => allowed === days)) return refuse('people.unknown-term')
  const secret = newSecret()
  await inTransaction(db, async trx => {
    await trx
      .insertInto('share')
      .values({
        id: newId<'share'>(),
        dossierId: dossier.id,
        fingerprint: fingerprint(secret),
        madeAt: now,
        expiresAt: new Date(now.getTime() + days * dayInMs),
        withdrawnAt: null,
      })
      .execute()
    await record(trx, 'dossier.shared', { at: now, by, subject: dossier.id, detail: { days } })
  })
  return accept(secret)
}

/** Closes a link at once; closing it twice is no fault. Only links of this dossier can be closed. */
export const withdrawShare = async (db: Db, dossier: Dossier, share: string, by: Actor, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const closed = await trx
      .updateTable('share')
      .set({ withdrawnAt: now })
      .where('dossierId', '=', dossier.id)
      .where(eb => eb.cast<string>('id', 'text'), '=', share)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (closed.numUpdatedRows > 0n)
      await record(trx, 'dossier.share-withdrawn', { at: now, by, subject: dossier.id })
  })
