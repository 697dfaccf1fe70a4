import { z } from 'zod'
import { type Db, inTransaction } from '../platform/connection.ts'
import { fingerprint, newId, newSecret } from '../platform/ids.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { type Actor, record } from '../platform/record.ts'
import type { Dossier } from './dossier.store.ts'

const dayInMs = 86_400_000
/** How long a link may live, in days. */
export const shareDays = [7, 30, 90] as const

export interface Letter {
  subject: string
  body: string
}

/** A mail that goes out with the link: to whom, and what it says once the link is known. */
export interface Sending {
  address: string
  letter: (secret: string, expiresAt: Date) => Letter
}

/**
 * Makes a link that anybody may open until it expires or is withdrawn. The secret is shown once and never stored; with
 * `sending` it also leaves by mail, from the outbox, if and only if the link was made.
 */
export const shareDossier = async (
  db: Db,
  dossier: Dossier,
  asked: { days: number; sending: Sending | null },
  by: Actor,
  now: Date,
): Promise<Outcome<string, 'people.keep-first' | 'people.unknown-term' | 'people.wrong-address'>> => {
  const { days, sending } = asked
  if (dossier.keptAt === null) return refuse('people.keep-first')
  if (!shareDays.some(allowed => allowed === days)) return refuse('people.unknown-term')
  if (sending && !z.email().max(254).safeParse(sending.address).success) return refuse('people.wrong-address')
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + days * dayInMs)
  await inTransaction(db, async trx => {
    await trx
      .insertInto('share')
      .values({
        id: newId<'share'>(),
        dossierId: dossier.id,
        fingerprint: fingerprint(secret),
        madeAt: now,
        expiresAt,
        withdrawnAt: null,
      })
      .execute()
    if (sending) {
      const letter = sending.letter(secret, expiresAt)
      await trx
        .insertInto('outbox')
        .values({ id: newId<'message'>(), recipient: sending.address, ...letter, at: now })
        .execute()
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
