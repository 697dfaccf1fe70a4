import { randomInt } from 'node:crypto'
import type { Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { fingerprint, type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import type { Sends } from '../messages/message.ts'
import { tellAddresses } from '../messages/tell.ts'
import { readEmail } from '../sign-in-code.ts'
import { type Found, findManaged, lockOrganisation } from './organisation.store.ts'
import { isRoleIn, type MemberRole } from './organisation.ts'

const dayInMs = 86_400_000
/** How long an invitation may be taken up, in days. */
const invitationDays = 30
// No 0, O, 1, I or L: a code is read from paper and typed.
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

export interface Invitation {
  id: Id<'invitation'>
  organisationId: Found['id']
  email: string | null
  role: MemberRole
  untilDay: Day | null
  fingerprint: string
  madeAt: Date
  expiresAt: Date
  usedAt: Date | null
  usedBy: Id<'person'> | null
  withdrawnAt: Date | null
}

export interface InviteAsk {
  /** Empty: for whoever has the code. */
  address: string
  role: string
  /** Last day of the role; null: none. */
  untilDay: Day | null
}

export type InviteRefusal =
  | 'people.organisation.not-yours'
  | 'people.organisation.not-validated'
  | 'people.wrong-address'
  | 'people.organisation.no-role'
  | 'people.organisation.wrong-until'

/** Twelve letters and figures (59 bits), written in groups of four. */
export const newCode = (): string =>
  Array.from({ length: 12 }, (_, at) => (at > 0 && at % 4 === 0 ? '-' : '') + letters[randomInt(letters.length)]).join(
    '',
  )

/** A code as it is kept: without dashes, capitals. */
export const codeFingerprint = (typed: string): string => fingerprint(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))

interface Made {
  row: Invitation
  code: string
}

export const invitationFor = (
  organisationId: Invitation['organisationId'],
  { email, role, untilDay }: Pick<Invitation, 'email' | 'role' | 'untilDay'>,
  now: Date,
): Made => {
  const code = newCode()
  const expiresAt = new Date(now.getTime() + invitationDays * dayInMs)
  const open = { usedAt: null, usedBy: null, withdrawnAt: null }
  const row = { id: newId<'invitation'>(), organisationId, email, role, untilDay, madeAt: now, expiresAt, ...open }
  return { row: { ...row, fingerprint: codeFingerprint(code) }, code }
}

const atOnce = 500

/** Adds invitations, and tells those that are meant for an address. */
export const insertInvitations = async (
  trx: Trx,
  made: Made[],
  organisation: Pick<Found, 'name'>,
  sends: Sends,
  now: Date,
): Promise<void> => {
  for (let from = 0; from < made.length; from += atOnce) {
    const rows = made.slice(from, from + atOnce).map(({ row }) => row)
    await trx.insertInto('invitation').values(rows).execute()
  }
  const told = made.flatMap(({ row: { id, email, expiresAt }, code }) => {
    const message = {
      kind: 'invitation' as const,
      about: 'invited' as const,
      key: `invited:${id}`,
      values: { name: organisation.name },
      secret: { link: urls.invitation(code) },
      until: expiresAt,
    }
    return email === null ? [] : [{ email, message }]
  })
  await tellAddresses(trx, told, sends, now)
}

/**
 * Invites one person by mail, or anybody who is given the code. Gives the code: it is shown once and never stored. The
 * caller's transaction holds the lock of `lockManaged`.
 */
export const inviteIn = async (
  trx: Trx,
  organisation: Found,
  ask: InviteAsk,
  by: Actor,
  sends: Sends,
  now: Date,
  today: Day,
): Promise<Outcome<string, InviteRefusal>> => {
  const email = ask.address === '' ? null : readEmail(ask.address)
  if (organisation.standing !== 'validated') return refuse('people.organisation.not-validated')
  if (ask.address !== '' && email === null) return refuse('people.wrong-address')
  if (!isRoleIn(organisation.kind, ask.role)) return refuse('people.organisation.no-role')
  if (ask.untilDay !== null && ask.untilDay < today) return refuse('people.organisation.wrong-until')
  const made = invitationFor(organisation.id, { email, role: ask.role, untilDay: ask.untilDay }, now)
  await insertInvitations(trx, [made], organisation, sends, now)
  await record(trx, 'membership.invited', { at: now, by, subject: organisation.id, detail: { role: ask.role } })
  return accept(made.code)
}

/** The organisation that this person manages, locked: for verbs that let people in. */
export const lockManaged = async (trx: Trx, person: Id<'person'>, id: string, today: Day): Promise<Found | null> => {
  await lockOrganisation(trx, id)
  return findManaged(trx, person, id, today)
}
