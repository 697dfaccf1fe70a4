import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { type Day, dayOf } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { codeFingerprint, type Invitation } from './invite.ts'
import { findToDecide, lockOrganisation } from './organisation.store.ts'
import type { Organisation } from './organisation.ts'

type Refusal = 'people.invitation.over' | 'people.invitation.other-address' | 'people.invitation.not-validated'

export type Invited = Pick<Invitation, 'role' | 'untilDay' | 'email'> & Pick<Organisation, 'name'>

const isOpen = (invitation: Invitation, now: Date): boolean =>
  invitation.usedAt === null &&
  invitation.withdrawnAt === null &&
  invitation.expiresAt > now &&
  (invitation.untilDay === null || invitation.untilDay >= dayOf(now))

/** No last day is the latest of all. */
const isLonger = (untilDay: Day | null, than: Day | null): boolean =>
  than !== null && (untilDay === null || untilDay > than)

/** By the code that somebody was given, or as the one that waits for their own address. */
export type Which = { code: string } | { waiting: string; person: Id<'person'> }

const withWhich = (db: Db | Trx, which: Which) =>
  db
    .selectFrom('invitation')
    .innerJoin('organisation', 'organisation.id', 'invitation.organisationId')
    .selectAll('invitation')
    .select('organisation.name')
    .where(eb =>
      'code' in which
        ? eb('invitation.fingerprint', '=', codeFingerprint(which.code))
        : eb.and([
            eb(eb.cast<string>('invitation.id', 'text'), '=', which.waiting),
            eb('email', '=', eb.selectFrom('person').select('email').where('id', '=', which.person)),
          ]),
    )

/** What an invitation is for; null when it is over, or none. */
export const findInvitation = async (db: Db, which: Which, now: Date): Promise<Invited | null> => {
  const found = await withWhich(db, which).executeTakeFirst()
  return found && isOpen(found, now) ? found : null
}

/** The invitation of the organisation with this enterprise number that waits for this person's own address, if one does. */
export const waitingInvitation = async (
  db: Db,
  number: string,
  person: Id<'person'>,
  now: Date,
): Promise<Invitation['id'] | null> => {
  const waiting = await db
    .selectFrom('invitation')
    .innerJoin('organisation', 'organisation.id', 'invitation.organisationId')
    .innerJoin('person', 'person.email', 'invitation.email')
    .selectAll('invitation')
    .where('organisation.number', '=', number)
    .where('person.id', '=', person)
    .where('usedAt', 'is', null)
    .orderBy('madeAt', 'desc')
    .execute()
  return waiting.find(invitation => isOpen(invitation, now))?.id ?? null
}

/**
 * Takes up an invitation: a role from today. One meant for an address counts only for who proved that address. Who has
 * the role already gets its last day if that is later. Two who take up one at once: the second is told that it is over.
 */
export const acceptInvitation = (
  db: Db,
  which: Which,
  person: Id<'person'>,
  by: Actor,
  now: Date,
): Promise<Outcome<Organisation['id'], Refusal>> =>
  inTransaction(db, async trx => {
    // In the order in which everybody locks: a person, an organisation, what is of it. So nobody waits in a circle.
    const who = await trx
      .selectFrom('person')
      .select('email')
      .where('id', '=', person)
      .where('erasedAt', 'is', null)
      .forNoKeyUpdate()
      .executeTakeFirst()
    const asked = withWhich(trx, which)
    await lockOrganisation(trx, (await asked.executeTakeFirst())?.organisationId ?? '')
    const invitation = await asked.forUpdate('invitation').executeTakeFirst()
    if (!who || !invitation || !isOpen(invitation, now)) return refuse('people.invitation.over')
    if (invitation.email !== null && invitation.email !== who.email) return refuse('people.invitation.other-address')
    const { organisationId, role, untilDay } = invitation
    if ((await findToDecide(trx, organisationId))?.standing !== 'validated')
      return refuse('people.invitation.not-validated')
    const fromDay: Day = dayOf(now)
    const held = await trx
      .selectFrom('membership')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('personId', '=', person)
      .where('role', '=', role)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    // Who holds the role already never gets less by accepting.
    if (!held || isLonger(untilDay, held.untilDay)) {
      if (held) await trx.updateTable('membership').set({ endedAt: now }).where('id', '=', held.id).execute()
      await trx
        .insertInto('membership')
        .values({ id: newId<'membership'>(), organisationId, personId: person, role, fromDay, untilDay, endedAt: null })
        .execute()
    }
    await trx.updateTable('invitation').set({ usedAt: now, usedBy: person }).where('id', '=', invitation.id).execute()
    await record(trx, 'membership.began', { at: now, by, subject: organisationId, detail: { role, person } })
    return accept(organisationId)
  })
