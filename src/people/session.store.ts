import { sql } from 'kysely'
import type { Db, Trx } from '../platform/connection.ts'
import { dayOf } from '../platform/day.ts'
import type { Id } from '../platform/ids.ts'
import type { Visit } from '../platform/visit.ts'
import type { Card } from './cards/card.ts'
import { live, ofValidated, secondAsked } from './organisations/organisation.store.ts'
import type { MemberRole, Organisation } from './organisations/organisation.ts'
import type { Person, Present } from './person.ts'

const hourInMs = 3_600_000
export const waysIn = ['visit', 'example', 'code', 'link', 'passkey', 'password', 'openid', 'card', 'support'] as const
/** How a session was begun; `visit`: nobody signed in. */
export type WayIn = (typeof waysIn)[number]

/** How long a session lives without being ended, in ms: short where the device is shared or somebody else looks along. */
export const lifetimeOf = (way: WayIn): number =>
  way === 'card' ? 2 * hourInMs : way === 'support' ? hourInMs : 30 * 24 * hourInMs

/** After how many minutes without a click a session on a shared device is over. */
const idleMinutes = 15
const minuteInMs = 60_000

/** A session that has neither ended nor expired, and is not left alone on a shared device. */
export const isOpen = (now: Date) => sql<boolean>`session.ended_at is null and session.expires_at > ${now}
  and (session.way <> 'card' or coalesce(session.last_seen_at, session.began_at) > ${new Date(now.getTime() - idleMinutes * minuteInMs)})`

export interface LiveSession {
  fingerprint: string
  way: WayIn
  cardId: Card['id'] | null
  lastSeenAt: Date | null
  /** When its person last showed who they are; null: nobody did. */
  provenAt: Date | null
  helper: Visit['helper']
  dossierId: Id<'dossier'> | null
  person: (Pick<Person, 'name' | 'role'> & Present) | null
  worksFor: { id: Organisation['id']; name: string; role: MemberRole } | null
  /** What does not count in it before its person showed a second thing: the role they chose, or administrator. */
  heldBack: 'member' | 'administrator' | null
  /** How many messages the person did not read. */
  unread: number
}

/** A role counts only in the session of the person whose it is, and while its organisation is validated. */
const worksThere = sql<boolean>`membership.person_id = session.person_id and ${ofValidated}`

/** Nor before a second thing was shown, where its organisation asks one. */
const isHeldBack = sql<boolean>`session.second_at is null and ${secondAsked}`

/**
 * The session of this secret's fingerprint, if it has neither ended nor expired. `strict`: administrators are that only
 * once they showed a second thing.
 */
export const findSession = async (
  db: Db,
  fingerprint: string,
  now: Date,
  strict = false,
): Promise<LiveSession | null> => {
  const row = await db
    .selectFrom('session')
    .leftJoin('person', 'person.id', 'session.personId')
    .leftJoin('membership', join =>
      join
        .onRef('membership.id', '=', 'session.membershipId')
        .on(live(dayOf(now)))
        .on(worksThere),
    )
    .leftJoin('organisation', 'organisation.id', 'membership.organisationId')
    // Who looks along does so as an administrator, and no longer than they are one.
    .leftJoin('person as helper', join =>
      join
        .onRef('helper.id', '=', 'session.supportBy')
        .on('helper.role', '=', 'administrator')
        .on('helper.erasedAt', 'is', null),
    )
    .select(['session.fingerprint', 'session.way', 'session.dossierId', 'person.id', 'person.name', 'person.role'])
    .select(['session.cardId', 'session.lastSeenAt', 'session.expiresAt', 'session.beganAt'])
    .select(['helper.id as helperId', 'helper.name as helperName'])
    .select(['organisation.id as organisationId', 'organisation.name as organisation', 'membership.role as memberRole'])
    .select(['session.secondAt', isHeldBack.as('roleHeldBack')])
    .select(eb =>
      eb
        .selectFrom('message')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('message.personId', '=', 'session.personId')
        .where('message.readAt', 'is', null)
        .as('unread'),
    )
    .where('session.fingerprint', '=', fingerprint)
    .where(isOpen(now))
    .where(eb => eb.or([eb('session.way', '!=', 'support'), eb('helper.id', 'is not', null)]))
    .executeTakeFirst()
  if (!row) return null
  const { id, name, role, organisationId, organisation, memberRole, helperId, helperName } = row
  const second = row.secondAt !== null
  const powerHeldBack = strict && role === 'administrator' && !second
  const member = organisationId && organisation && memberRole
  return {
    fingerprint: row.fingerprint,
    way: row.way,
    cardId: row.cardId,
    lastSeenAt: row.lastSeenAt,
    provenAt: id ? (row.secondAt ?? row.beganAt) : null,
    helper: helperId && helperName !== null ? { id: helperId, name: helperName, until: row.expiresAt } : null,
    dossierId: row.dossierId,
    person: id && name && role ? { id, name, role: powerHeldBack ? 'worker' : role, second } : null,
    worksFor: member && !row.roleHeldBack ? { id: organisationId, name: organisation, role: memberRole } : null,
    // Who looks along does nothing that a second thing is asked for.
    heldBack: helperId ? null : member && row.roleHeldBack ? 'member' : powerHeldBack ? 'administrator' : null,
    unread: row.unread ?? 0,
  }
}

export const insertSession = (
  trx: Trx,
  session: {
    fingerprint: string
    way: WayIn
    personId: Id<'person'> | null
    dossierId: Id<'dossier'> | null
    cardId?: Card['id']
    supportBy?: Id<'person'>
  },
  now: Date,
) =>
  trx
    .insertInto('session')
    .values({ ...session, beganAt: now, expiresAt: new Date(now.getTime() + lifetimeOf(session.way)), endedAt: null })
    .execute()

/** Somebody clicked in a session on a shared device; written at most once a minute. */
export const noteSeen = async (db: Db, { fingerprint, lastSeenAt }: LiveSession, now: Date): Promise<void> => {
  if (lastSeenAt && lastSeenAt.getTime() > now.getTime() - minuteInMs) return
  await db.updateTable('session').set({ lastSeenAt: now }).where('fingerprint', '=', fingerprint).execute()
}

/** Whether this ended it: false when it was over already. */
export const closeSession = async (trx: Trx, fingerprint: string, now: Date): Promise<boolean> => {
  const ended = await trx
    .updateTable('session')
    .set({ endedAt: now })
    .where('fingerprint', '=', fingerprint)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** The person of this session just showed a second thing that is theirs. */
export const noteSecond = (trx: Trx, fingerprint: string, now: Date) =>
  trx.updateTable('session').set({ secondAt: now }).where('fingerprint', '=', fingerprint).execute()

export const findPerson = (db: Db, id: string): Promise<Person | undefined> =>
  db
    .selectFrom('person')
    .selectAll()
    // As text: what a form sends may be no id at all.
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .executeTakeFirst()

/** The named people of this installation, whom anybody may play outside production, with where they work. */
export const examplePeople = async (db: Db): Promise<(Person & { works: { role: MemberRole; at: string }[] })[]> => {
  const people = await db
    .selectFrom('person')
    .selectAll()
    .where('example', '=', true)
    .orderBy('role', 'desc')
    .orderBy('name')
    .execute()
  const works = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
    .select(['membership.personId', 'membership.role', 'organisation.name as at'])
    .where('person.example', '=', true)
    .where('membership.role', '<>', 'manager')
    .where('membership.endedAt', 'is', null)
    .orderBy('organisation.name')
    .execute()
  return people.map(person => ({ ...person, works: works.filter(({ personId }) => personId === person.id) }))
}
