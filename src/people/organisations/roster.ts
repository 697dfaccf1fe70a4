import { type Db, inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Sends } from '../messages/message.ts'
import type { Present } from '../person.ts'
import { insertInvitations, invitationFor, lockManaged } from './invite.ts'
import type { MemberRole, Organisation } from './organisation.ts'
import { askOf, type RosterRow } from './read-roster.ts'

export interface Roster {
  id: Id<'roster'>
  organisationId: Organisation['id']
  madeAt: Date
  madeBy: Id<'person'>
  fileName: string
  rows: RosterRow[]
  invitedAt: Date | null
}

/** Keeps a list as it was read, to be looked at first. */
export const keepRoster = async (
  db: Db,
  organisation: Organisation['id'],
  read: { fileName: string; rows: RosterRow[] },
  person: Id<'person'>,
  now: Date,
): Promise<Roster['id']> => {
  const id = newId<'roster'>()
  const row = {
    id,
    organisationId: organisation,
    madeAt: now,
    madeBy: person,
    fileName: read.fileName,
    invitedAt: null,
  }
  await db
    .insertInto('roster')
    .values({ ...row, rows: JSON.stringify(read.rows) })
    .execute()
  return id
}

export const findRoster = async (db: Db, organisation: Organisation['id'], id: string): Promise<Roster | null> => {
  const found = await db
    .selectFrom('roster')
    .selectAll()
    .where('organisationId', '=', organisation)
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .executeTakeFirst()
  return found ?? null
}

type Refusal =
  | 'people.organisation.not-yours'
  | 'people.organisation.not-validated'
  | 'people.roster.nobody'
  | 'people.roster.done'

/** Invites everybody on the list whose row is right, all or none, once. Gives how many. */
export const inviteRoster = (
  db: Db,
  roster: Roster,
  named: ReadonlyMap<string, MemberRole>,
  who: Present,
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<number, Refusal>> =>
  inTransaction(db, async trx => {
    const organisation = await lockManaged(trx, who, roster.organisationId, dayOf(now))
    if (!organisation) return refuse('people.organisation.not-yours')
    if (organisation.standing !== 'validated') return refuse('people.organisation.not-validated')
    const right = roster.rows.filter(({ problem }) => problem === null)
    if (right.length === 0) return refuse('people.roster.nobody')
    const marked = await trx
      .updateTable('roster')
      .set({ invitedAt: now })
      .where('id', '=', roster.id)
      .where('invitedAt', 'is', null)
      .executeTakeFirst()
    if (marked.numUpdatedRows === 0n) return refuse('people.roster.done')
    const { kind } = organisation
    const made = right.map(row => invitationFor(organisation.id, askOf(row, { kind, named }), now))
    await insertInvitations(trx, made, organisation, sends, now)
    await record(trx, 'membership.invited-list', {
      at: now,
      by,
      subject: organisation.id,
      detail: { count: made.length },
    })
    return accept(made.length)
  })
