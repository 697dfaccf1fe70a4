import { type Db, inTransaction } from '../platform/connection.ts'
import { dayOf } from '../platform/day.ts'
import { fingerprint, newId, newSecret } from '../platform/ids.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { type Actor, record } from '../platform/record.ts'
import { urls } from '../urls.ts'
import type { Dossier } from './dossier.store.ts'
import type { Sends } from './messages/message.ts'
import { tellAddresses } from './messages/tell.ts'
import { readEmail } from './sign-in-code.ts'

const dayInMs = 86_400_000
/** How long a link may live, in days. */
export const shareDays = [7, 30, 90] as const

/**
 * Makes a link that anybody may open until it expires or is withdrawn. The secret is shown once and never stored; with an
 * address it also leaves by mail, from the outbox, if and only if the link was made.
 */
export const shareDossier = async (
  db: Db,
  dossier: Dossier,
  asked: { days: number; address: string | null },
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<string, 'people.keep-first' | 'people.unknown-term' | 'people.wrong-address'>> => {
  const { days } = asked
  const email = asked.address === null ? null : readEmail(asked.address)
  if (dossier.keptAt === null) return refuse('people.keep-first')
  if (!shareDays.some(allowed => allowed === days)) return refuse('people.unknown-term')
  if (asked.address !== null && email === null) return refuse('people.wrong-address')
  const id = newId<'share'>()
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + days * dayInMs)
  await inTransaction(db, async trx => {
    await trx
      .insertInto('share')
      .values({
        id,
        dossierId: dossier.id,
        fingerprint: fingerprint(secret),
        madeAt: now,
        expiresAt,
        withdrawnAt: null,
      })
      .execute()
    if (email) {
      const message = {
        kind: 'invitation' as const,
        about: 'shared' as const,
        key: `shared:${id}`,
        values: { until: dayOf(expiresAt) },
        secret: { link: urls.shared(secret) },
      }
      await tellAddresses(trx, [{ email, message }], sends, now)
    }
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
    if (closed.numUpdatedRows > 0n) await record(trx, 'dossier.share-withdrawn', { at: now, by, subject: dossier.id })
  })
