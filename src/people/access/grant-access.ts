import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import type { Dossier } from '../dossier.store.ts'
import type { Sends } from '../messages/message.ts'
import { tellAddresses } from '../messages/tell.ts'
import { findValidated } from '../organisations/organisation.store.ts'
import { readEmail } from '../sign-in-code.ts'
import { type Access, accessDays, isPurpose, reachOf, readRoles } from './access.ts'
import { endedByOwner } from './ground.ts'
import { isPart, type PartRefusal, partRules, whyNotOpen } from './parts.ts'

const dayInMs = 86_400_000

/** What may be seen, what for and for how long, as it was asked on a form. */
export interface TermsAsk {
  parts: string[]
  purpose: string
  days: number
}
export type AddressAsk = TermsAsk & { address: string }
export type OrganisationAsk = TermsAsk & { organisation: string; roles: string[] }

export type TermsRefusal =
  | 'people.keep-first'
  | 'people.access.no-part'
  | 'people.access.no-purpose'
  | 'people.access.no-term'
  | PartRefusal

/** Whom an access row lets in. */
export type To = Pick<Access, 'ground' | 'toEmail' | 'organisationId' | 'roles' | 'personId'>

/** Whether these parts may be opened so, to them. Gives the row that does it. */
export const accessFor = (
  dossier: Pick<Dossier, 'id' | 'keptAt'>,
  to: To,
  { parts, purpose, days }: TermsAsk,
  now: Date,
): Outcome<Access, TermsRefusal> => {
  const chosen = parts.filter(isPart).filter(part => partRules[part].written)
  if (dossier.keptAt === null) return refuse('people.keep-first')
  if (chosen.length === 0 || chosen.length < parts.length) return refuse('people.access.no-part')
  if (!isPurpose(purpose)) return refuse('people.access.no-purpose')
  if (!accessDays.some(allowed => allowed === days)) return refuse('people.access.no-term')
  const opening = { reach: reachOf(to), roles: to.roles, days }
  const [refusal] = chosen.flatMap(part => whyNotOpen(part, opening) ?? [])
  if (refusal) return refuse(refusal)
  const until = new Date(now.getTime() + days * dayInMs)
  const row = { id: newId<'access'>(), dossierId: dossier.id, ...to, parts: chosen, purpose, grantedAt: now, until }
  return accept({ ...row, withdrawnAt: null, restsOn: null })
}

/** Adds the row, with its line in the owner's timeline. */
export const letIn = async (trx: Trx, access: Access, by: Actor, days: number): Promise<void> => {
  await trx.insertInto('access').values(access).execute()
  const { grantedAt, dossierId, parts, organisationId, personId } = access
  const detail = {
    days,
    parts: parts.length,
    ...(organisationId ? { organisation: organisationId } : {}),
    ...(personId ? { person: personId } : {}),
  }
  await record(trx, 'access.granted', { at: grantedAt, by, subject: dossierId, detail })
}

/** Lets somebody see parts of a dossier, for a purpose and a time, and tells them that they were let in. */
export const grantAccess = async (
  db: Db,
  dossier: Dossier,
  ask: AddressAsk,
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<Access, TermsRefusal | 'people.wrong-address'>> => {
  const toEmail = readEmail(ask.address)
  if (toEmail === null) return refuse('people.wrong-address')
  const to: To = { ground: 'consent', toEmail, organisationId: null, roles: [], personId: null }
  const made = accessFor(dossier, to, ask, now)
  if (!made.ok) return made
  const message = {
    kind: 'invitation' as const,
    about: 'let-in' as const,
    key: `let-in:${made.value.id}`,
    link: urls.shownDossier(made.value.id),
  }
  await inTransaction(db, async trx => {
    await letIn(trx, made.value, by, ask.days)
    await tellAddresses(trx, [{ email: toEmail, message }], sends, now)
  })
  return made
}

/** Lets whoever works for a validated organisation, in one of some roles (none chosen: in any), see parts of a dossier. */
export const grantToOrganisation = (
  db: Db,
  dossier: Dossier,
  ask: OrganisationAsk,
  by: Actor,
  now: Date,
): Promise<Outcome<Access, TermsRefusal | 'people.access.no-organisation' | 'people.access.no-role'>> =>
  inTransaction(db, async trx => {
    const organisation = await findValidated(trx, ask.organisation)
    if (!organisation) return refuse('people.access.no-organisation')
    const roles = readRoles(organisation.kind, ask.roles)
    if (!roles) return refuse('people.access.no-role')
    const to: To = { ground: 'consent', toEmail: null, organisationId: organisation.id, roles, personId: null }
    const made = accessFor(dossier, to, ask, now)
    if (made.ok) await letIn(trx, made.value, by, ask.days)
    return made
  })

/**
 * Shuts somebody out at once; doing it twice is no fault. Only what was granted on this dossier, and not what a request
 * opened: that ends with the request.
 */
export const withdrawAccess = (db: Db, dossier: Dossier, id: string, by: Actor, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const ended = await trx
      .updateTable('access')
      .set({ withdrawnAt: now })
      .where('dossierId', '=', dossier.id)
      .where(eb => eb.cast<string>('id', 'text'), '=', id)
      .where('ground', 'in', endedByOwner)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows > 0n) await record(trx, 'access.withdrawn', { at: now, by, subject: dossier.id })
  })
