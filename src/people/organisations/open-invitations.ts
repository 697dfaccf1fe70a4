import { type Db, inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Present } from '../person.ts'
import { type Invitation, lockManaged } from './invite.ts'
import type { Organisation } from './organisation.ts'

export type OpenInvitation = Pick<Invitation, 'id' | 'email' | 'role' | 'expiresAt'>

/** How many open invitations one page shows. */
const mostOpen = 100

/** Invitations that somebody can still take up, newest first, and how many there are in all. */
export const openInvitations = async (
  db: Db,
  organisation: Organisation['id'],
  now: Date,
): Promise<{ newest: OpenInvitation[]; count: number }> => {
  const open = db
    .selectFrom('invitation')
    .where('organisationId', '=', organisation)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('expiresAt', '>', now)
    .where(eb => eb.or([eb('untilDay', 'is', null), eb('untilDay', '>=', dayOf(now))]))
  const { count } = await open.select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const newest = await open
    .select(['id', 'email', 'role', 'expiresAt'])
    .orderBy('madeAt', 'desc')
    .orderBy('id')
    .limit(mostOpen)
    .execute()
  return { newest, count: Number(count) }
}

/** Nobody takes up this invitation any more. Who took it up just before keeps their role. */
export const withdrawInvitation = (
  db: Db,
  organisation: string,
  invitation: string,
  who: Present,
  by: Actor,
  now: Date,
): Promise<Outcome<null, 'people.organisation.not-yours' | 'people.invitation.taken'>> =>
  inTransaction(db, async trx => {
    const found = await lockManaged(trx, who, organisation, dayOf(now))
    if (!found) return refuse('people.organisation.not-yours')
    const withdrawn = await trx
      .updateTable('invitation')
      .set({ withdrawnAt: now })
      .where('organisationId', '=', found.id)
      .where(eb => eb.cast<string>('id', 'text'), '=', invitation)
      .where('usedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (withdrawn.numUpdatedRows === 0n) return refuse('people.invitation.taken')
    await record(trx, 'invitation.withdrawn', { at: now, by, subject: found.id })
    return accept(null)
  })
