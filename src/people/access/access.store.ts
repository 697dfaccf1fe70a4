import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
import { type Dossier, type DossierId, painted } from '../dossier.store.ts'
import { live, validated } from '../organisations/organisation.store.ts'
import type { Portrait } from '../portrait.ts'
import { isClosed } from '../retention/restriction.ts'
import type { Access } from './access.ts'
import { isSection } from './parts.ts'

/** When somebody who was let in looked last, in which role. */
export interface Look {
  name: string | null
  role: Role
  at: string
}

/** Who was let in, by what they are called, how many people that is today, and who of them looked. */
export type Granted = Access & { name: string | null; organisation: string | null; people: number; looks: Look[] }

/** Everybody who was ever let in to this dossier, the newest first. */
export const accessTo = (db: Db, dossier: Dossier, today: Day): Promise<Granted[]> =>
  db
    .selectFrom('access')
    .leftJoin('organisation', 'organisation.id', 'access.organisationId')
    .leftJoin('person', join =>
      join.on(eb =>
        eb.or([eb('person.email', '=', eb.ref('access.toEmail')), eb('person.id', '=', eb.ref('access.personId'))]),
      ),
    )
    .selectAll('access')
    .select(['person.name', 'organisation.name as organisation'])
    .select(eb => [
      sql<number>`(select count(distinct membership.person_id) from membership
        where membership.organisation_id = access.organisation_id and membership.role = any(access.roles)
        and (access.person_id is null or access.person_id = membership.person_id)
        and ${live(today)} and ${validated})`.as('people'),
      jsonArrayFrom(
        eb
          .selectFrom('event')
          .innerJoin('person as looker', 'looker.id', 'event.personId')
          .select(['looker.name', 'event.role'])
          .select(({ fn }) => fn.max('event.at').$castTo<string>().as('at'))
          .where('event.kind', '=', 'dossier.looked-at')
          .where('event.subject', '=', dossier.id)
          .where(sql`event.detail ->> 'access'`, '=', sql`access.id::text`)
          .where('looker.erasedAt', 'is', null)
          .groupBy(['looker.id', 'looker.name', 'event.role'])
          .orderBy('at', 'desc'),
      ).as('looks'),
    ])
    .where('access.dossierId', '=', dossier.id)
    .orderBy('access.grantedAt', 'desc')
    .execute()

/** Who looks at dossiers of others: a person, and for which organisation they work in this session, if they may today. */
export type Guest = { person: Id<'person'>; worksFor: Pick<NonNullable<Visit['worksFor']>, 'id' | 'role'> | null }

export const guestOf = ({ person, worksFor }: Visit): Guest | null => person && { person: person.id, worksFor }

/** What this guest is let in to, now. Everything that they see of others' dossiers is found through this. */
const liveFor = (db: Db, { person, worksFor }: Guest, now: Date) =>
  db
    .selectFrom('access')
    .innerJoin('person as guest', join => join.on('guest.id', '=', person))
    .innerJoin('dossier', 'dossier.id', 'access.dossierId')
    .innerJoin('person as owner', 'owner.id', 'dossier.personId')
    .where(eb =>
      eb.or([
        eb('access.toEmail', '=', eb.ref('guest.email')),
        ...(worksFor
          ? [
              eb.and([
                eb('access.organisationId', '=', worksFor.id),
                sql<boolean>`${worksFor.role} = any(access.roles)`,
                eb.or([eb('access.personId', 'is', null), eb('access.personId', '=', person)]),
              ]),
            ]
          : []),
      ]),
    )
    .where('access.withdrawnAt', 'is', null)
    .where(eb => eb.or([eb('access.until', 'is', null), eb('access.until', '>', now)]))
    .where(({ not }) => not(isClosed('dossier.person_id')))

export type Shown = Pick<Access, 'id' | 'ground' | 'purpose' | 'parts' | 'grantedAt' | 'until'> & {
  dossierId: DossierId
  ownerId: Id<'person'>
  owner: string
}

const shownColumns = [
  'access.id',
  'access.dossierId',
  'owner.id as ownerId',
  'owner.name as owner',
  'access.ground',
  'access.purpose',
  'access.parts',
  'access.grantedAt',
  'access.until',
] as const

export const shownTo = (db: Db, guest: Guest, now: Date): Promise<Shown[]> =>
  liveFor(db, guest, now).select(shownColumns).orderBy('owner.name').orderBy('access.until').execute()

/** One dossier that this guest was let in to: only the parts that were granted, and no more of it is even read. */
export const findShown = async (
  db: Db,
  guest: Guest,
  id: string,
  now: Date,
): Promise<{ shown: Shown; portrait: Portrait } | null> => {
  const shown = await liveFor(db, guest, now)
    .select(shownColumns)
    .where(sql<string>`access.id::text`, '=', id)
    .executeTakeFirst()
  if (!shown) return null
  const { portrait } = await painted(db, shown.dossierId, shown.parts.filter(isSection))
  return { shown, portrait }
}
