import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import type { Dossier } from '../dossier.store.ts'
import type { Sends } from '../messages/message.ts'
import { tellAddresses } from '../messages/tell.ts'
import { readEmail } from '../sign-in-code.ts'
import { type Access, accessDays, isPart, isPurpose } from './access.ts'

const dayInMs = 86_400_000

/** What was asked on the form, as it was typed. */
export interface AccessAsk {
  address: string
  parts: string[]
  purpose: string
  days: number
}

type Refusal =
  | 'people.keep-first'
  | 'people.wrong-address'
  | 'people.access.no-part'
  | 'people.access.no-purpose'
  | 'people.access.no-term'

/** Lets somebody see parts of a dossier, for a purpose and a time, and tells them that they were let in. */
export const grantAccess = async (
  db: Db,
  dossier: Dossier,
  ask: AccessAsk,
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<Access, Refusal>> => {
  const toEmail = readEmail(ask.address)
  const parts = ask.parts.filter(isPart)
  const { purpose, days } = ask
  if (dossier.keptAt === null) return refuse('people.keep-first')
  if (toEmail === null) return refuse('people.wrong-address')
  if (parts.length === 0) return refuse('people.access.no-part')
  if (!isPurpose(purpose)) return refuse('people.access.no-purpose')
  if (!accessDays.some(allowed => allowed === days)) return refuse('people.access.no-term')
  const until = new Date(now.getTime() + days * dayInMs)
  const access = {
    id: newId<'access'>(),
    dossierId: dossier.id,
    toEmail,
    parts,
    purpose,
    grantedAt: now,
    until,
    withdrawnAt: null,
  }
  await inTransaction(db, async trx => {
    await trx.insertInto('access').values(access).execute()
    const message = {
      kind: 'invitation' as const,
      about: 'let-in' as const,
      key: `let-in:${access.id}`,
      link: urls.shownDossier(dossier.id),
    }
    await tellAddresses(trx, [{ email: toEmail, message }], sends, now)
    await record(trx, 'access.granted', { at: now, by, subject: dossier.id, detail: { days, parts: parts.length } })
  })
  return accept(access)
}

/** Shuts somebody out at once; doing it twice is no fault. Only what was granted on this dossier. */
export const withdrawAccess = (db: Db, dossier: Dossier, id: string, by: Actor, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const ended = await trx
      .updateTable('access')
      .set({ withdrawnAt: now })
      .where('dossierId', '=', dossier.id)
      .where(eb => eb.cast<string>('id', 'text'), '=', id)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows > 0n) await record(trx, 'access.withdrawn', { at: now, by, subject: dossier.id })
  })
