import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { type Day, dayOf } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Present } from '../person.ts'
import { findManaged, lockOrganisation, managersOf } from './organisation.store.ts'
import type { Membership } from './organisation.ts'

type Refusal = 'people.organisation.not-yours' | 'people.organisation.last-manager' | 'people.organisation.wrong-until'

/** The role, once its organisation is locked: whoever else ends or renews a role there waits. */
const lockMembership = async (trx: Trx, id: string): Promise<Membership | null> => {
  const found = await trx
    .selectFrom('membership')
    .selectAll()
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .executeTakeFirst()
  if (!found) return null
  // In the order in which everybody locks: the person, then the organisation. So nobody waits in a circle.
  await trx.selectFrom('person').select('id').where('id', '=', found.personId).forKeyShare().execute()
  await lockOrganisation(trx, found.organisationId)
  const now = await trx
    .selectFrom('membership')
    .selectAll()
    .where('id', '=', found.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return now ?? null
}

/** Who may end or renew a role: the person whose it is (end only), and who manages the organisation. */
const isOver = async (trx: Trx, membership: Membership, who: Present, today: Day): Promise<boolean> =>
  (await findManaged(trx, who, membership.organisationId, today)) !== null

const end = (trx: Trx, membership: Membership, now: Date) =>
  trx.updateTable('membership').set({ endedAt: now }).where('id', '=', membership.id).execute()

/** Somebody leaves, or is let go by a manager, from now on. The last manager cannot: nobody could let others in. */
export const endMembership = (
  db: Db,
  id: string,
  who: Present,
  by: Actor,
  now: Date,
): Promise<Outcome<Membership, Refusal>> =>
  inTransaction(db, async trx => {
    const today = dayOf(now)
    const membership = await lockMembership(trx, id)
    if (!membership) return refuse('people.organisation.not-yours')
    if (membership.personId !== who.id && !(await isOver(trx, membership, who, today)))
      return refuse('people.organisation.not-yours')
    if (membership.role === 'manager') {
      const others = (await managersOf(trx, membership.organisationId, today)).filter(
        each => each !== membership.personId,
      )
      if (others.length === 0) return refuse('people.organisation.last-manager')
    }
    await end(trx, membership, now)
    await record(trx, 'membership.ended', {
      at: now,
      by,
      subject: membership.organisationId,
      detail: { role: membership.role, person: membership.personId },
    })
    return accept(membership)
  })

/** Gives a role a new last day (null: none), as a new row from today: the old one stays, ended. */
export const renewMembership = (
  db: Db,
  id: string,
  untilDay: Day | null,
  who: Present,
  by: Actor,
  now: Date,
): Promise<Outcome<Membership, Refusal>> =>
  inTransaction(db, async trx => {
    const today = dayOf(now)
    const membership = await lockMembership(trx, id)
    if (!membership || !(await isOver(trx, membership, who, today))) return refuse('people.organisation.not-yours')
    if (untilDay !== null && untilDay < today) return refuse('people.organisation.wrong-until')
    if (membership.role === 'manager' && untilDay !== null) {
      const others = (await managersOf(trx, membership.organisationId, today)).filter(
        each => each !== membership.personId,
      )
      if (others.length === 0) return refuse('people.organisation.last-manager')
    }
    await end(trx, membership, now)
    const renewed = { ...membership, id: newId<'membership'>(), fromDay: today, untilDay }
    await trx.insertInto('membership').values(renewed).execute()
    await record(trx, 'membership.renewed', {
      at: now,
      by,
      subject: membership.organisationId,
      detail: { role: membership.role, person: membership.personId },
    })
    return accept(renewed)
  })
