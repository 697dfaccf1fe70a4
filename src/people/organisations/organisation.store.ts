import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Present } from '../person.ts'
import type { Membership, Organisation, OrganisationKind, Standing } from './organisation.ts'

/** What was decided last; `waiting` when nothing was. */
const standsNow = sql<Standing>`coalesce((
  select decision from organisation_decision as decided where decided.organisation_id = organisation.id
  order by decided.id desc limit 1), 'waiting')`
const standing = standsNow.as('standing')

/** Whether an organisation may work here at all. */
export const validated = sql<boolean>`${standsNow} = 'validated'`

const reason = sql<string | null>`(
  select decided.reason from organisation_decision as decided where decided.organisation_id = organisation.id
  order by decided.id desc limit 1)`.as('reason')

/** A role counts from its first day to its last, until it was ended. */
export const live = (today: Day) =>
  sql<boolean>`membership.ended_at is null and membership.from_day <= ${today} and coalesce(membership.until_day, 'infinity') >= ${today}`

/** A membership counts only while its organisation is validated. */
export const ofValidated = sql<boolean>`(
  select decision from organisation_decision as decided where decided.organisation_id = membership.organisation_id
  order by decided.id desc limit 1) = 'validated'`

/** What its organisation said last of signing in; false when it never said anything. */
const wish = (column: 'second_asked' | 'password_wanted') => sql<boolean>`coalesce((
  select said.${sql.raw(column)} from sign_in_wish as said where said.organisation_id = membership.organisation_id
  order by said.id desc limit 1), false)`
export const secondAsked = wish('second_asked')
export const passwordWanted = wish('password_wanted')

export interface Joined {
  id: Membership['id']
  role: Membership['role']
  untilDay: Day | null
  organisationId: Organisation['id']
  name: string
  kind: OrganisationKind
  standing: Standing
  /** Whether the role counts only for who showed a second thing. */
  secondAsked: boolean
}

/** For which organisations this person has a role today. */
export const joinedBy = (db: Db | Trx, person: Id<'person'>, today: Day): Promise<Joined[]> =>
  db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
    .select(['membership.id', 'membership.role', 'membership.untilDay', 'membership.organisationId'])
    .select(['organisation.name', 'organisation.kind', standing, secondAsked.as('secondAsked')])
    .where('membership.personId', '=', person)
    .where(live(today))
    .orderBy('organisation.name')
    .orderBy('membership.role')
    .execute()

export type Found = Organisation & {
  standing: Standing
  /** Why it stands so, in the words of who decided; empty when they gave none, null when nothing was decided. */
  reason: string | null
}

/** Whoever else changes this organisation waits until the end. What it is, is read after: it may just have changed. */
export const lockOrganisation = async (trx: Trx, id: string): Promise<void> => {
  await trx
    .selectFrom('organisation')
    .select('id')
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .forUpdate()
    .execute()
}

/** An organisation that this person manages today, and showed a second thing for where it asks one; null for others. */
export const findManaged = async (db: Db | Trx, who: Present, id: string, today: Day): Promise<Found | null> => {
  const found = await db
    .selectFrom('organisation')
    .selectAll('organisation')
    .select([standing, reason])
    .where(sql<string>`organisation.id::text`, '=', id)
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('membership')
          .select(sql`1`.as('one'))
          .whereRef('membership.organisationId', '=', 'organisation.id')
          .where('membership.personId', '=', who.id)
          .where('membership.role', '=', 'manager')
          .where(sql<boolean>`(${who.second} or not ${secondAsked})`)
          .where(live(today)),
      ),
    )
    .executeTakeFirst()
  return found ?? null
}

export type Member = Pick<Membership, 'id' | 'role' | 'fromDay' | 'untilDay' | 'personId'> & {
  name: string
  email: string | null
}

/** Everybody with a role in an organisation that has not ended, first whose time runs out first. */
export const membersOf = (db: Db | Trx, organisation: Organisation['id']): Promise<Member[]> =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['membership.id', 'membership.role', 'membership.fromDay', 'membership.untilDay', 'membership.personId'])
    .select(['person.name', 'person.email'])
    .where('membership.organisationId', '=', organisation)
    .where('membership.endedAt', 'is', null)
    .orderBy(sql`membership.until_day nulls last`)
    .orderBy('person.name')
    .execute()

/** Who manages this organisation today: the last one may not go. */
export const managersOf = async (trx: Trx, organisation: Organisation['id'], today: Day): Promise<Id<'person'>[]> => {
  const rows = await trx
    .selectFrom('membership')
    .select('personId')
    .where('organisationId', '=', organisation)
    .where('role', '=', 'manager')
    .where(live(today))
    .execute()
  return rows.map(({ personId }) => personId)
}

/** Organisations that nobody decided on yet; longest waiting first. */
export const undecided = (db: Db): Promise<Found[]> =>
  db
    .selectFrom('organisation')
    .selectAll('organisation')
    .select([standing, reason])
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('organisationDecision')
            .select(sql`1`.as('one'))
            .whereRef('organisationDecision.organisationId', '=', 'organisation.id'),
        ),
      ),
    )
    .orderBy('organisation.registeredAt')
    .execute()

/** The first twenty organisations whose name or number has these words. */
export const searchOrganisations = (db: Db, words: string): Promise<Found[]> =>
  db
    .selectFrom('organisation')
    .selectAll('organisation')
    .select([standing, reason])
    .where(eb =>
      eb.or([
        sql<boolean>`position(lower(${words}) in lower(organisation.name)) > 0`,
        eb('number', '=', words.replace(/\D/g, '')),
      ]),
    )
    .orderBy('name')
    .limit(20)
    .execute()

/** The first twenty organisations with these words in their name that may be let in somewhere. */
export const searchValidated = (db: Db, words: string): Promise<Organisation[]> =>
  db
    .selectFrom('organisation')
    .selectAll('organisation')
    .where(sql<boolean>`position(lower(${words}) in lower(organisation.name)) > 0`)
    .where(validated)
    .orderBy('name')
    .limit(20)
    .execute()

/** An organisation that may be let in somewhere. */
export const findValidated = (db: Db | Trx, id: string): Promise<Organisation | undefined> =>
  db
    .selectFrom('organisation')
    .selectAll('organisation')
    .where(sql<string>`organisation.id::text`, '=', id)
    .where(validated)
    .executeTakeFirst()

/** Any organisation, for who may decide on it. */
export const findToDecide = async (db: Db | Trx, id: string): Promise<Found | null> => {
  const found = await db
    .selectFrom('organisation')
    .selectAll('organisation')
    .select([standing, reason])
    .where(sql<string>`organisation.id::text`, '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Whether this person works for a validated sector partner today. */
export const isSector = async (db: Db | Trx, who: Present, today: Day): Promise<boolean> =>
  (await joinedBy(db, who.id, today)).some(
    ({ kind, standing, secondAsked }) =>
      kind === 'sector-partner' && standing === 'validated' && (who.second || !secondAsked),
  )
