import type { Trx } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { DossierId } from '../dossier.store.ts'
import { findValidated } from '../organisations/organisation.store.ts'
import type { MemberRole, Organisation } from '../organisations/organisation.ts'
import type { Access } from './access.ts'
import { type Part, type PartRefusal, whyNotOpen } from './parts.ts'

export interface RequestAsk {
  /** The request, or whatever else in a later room that this rests on. */
  request: string
  dossier: DossierId
  organisation: Organisation['id']
  /** Who decides there. */
  roles: readonly MemberRole[]
  /** What the request rests on. */
  parts: readonly Part[]
  purpose: Access['purpose']
}

/**
 * In the transaction in which somebody asks something of an organisation: from now on who decides there sees what it
 * rests on, until `closeForRequest`. Opening twice for one request opens once.
 */
export const openForRequest = async (
  trx: Trx,
  { request, dossier, organisation, roles, parts, purpose }: RequestAsk,
  by: Actor,
  now: Date,
): Promise<Outcome<null, PartRefusal | 'people.access.no-organisation'>> => {
  if (!(await findValidated(trx, organisation))) return refuse('people.access.no-organisation')
  const [refusal] = parts.flatMap(part => whyNotOpen(part, { reach: 'organisation', roles, days: null }) ?? [])
  if (refusal) return refuse(refusal)
  const whom = { toEmail: null, organisationId: organisation, roles: [...roles], personId: null }
  const what = { parts: [...parts], purpose, ground: 'request' as const, restsOn: request }
  const when = { grantedAt: now, until: null, withdrawnAt: null }
  const opened = await trx
    .insertInto('access')
    .values({ id: newId<'access'>(), dossierId: dossier, ...whom, ...what, ...when })
    .onConflict(on => on.columns(['restsOn', 'organisationId']).where('restsOn', 'is not', null).doNothing())
    .executeTakeFirst()
  if (opened.numInsertedOrUpdatedRows)
    await record(trx, 'access.opened', { at: now, by, subject: dossier, detail: { parts: parts.length, organisation } })
  return accept(null)
}

/** What a request opened stays open until this moment (the end of the appeal period), or ends now when that is past. */
export const closeForRequest = async (trx: Trx, request: string, until: Date, by: Actor, now: Date): Promise<void> => {
  const closed = await trx
    .updateTable('access')
    .set({ until: until < now ? now : until })
    .where('restsOn', '=', request)
    .where('until', 'is', null)
    .returning(['dossierId', 'organisationId'])
    .execute()
  for (const { dossierId, organisationId } of closed)
    await record(trx, 'access.closed', {
      at: now,
      by,
      subject: dossierId,
      detail: organisationId ? { organisation: organisationId } : {},
    })
}
