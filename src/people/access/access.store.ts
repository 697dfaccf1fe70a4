import { sql } from 'kysely'
import type { Db } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { type Dossier, type DossierId, painted } from '../dossier.store.ts'
import type { Portrait, Section } from '../portrait.ts'
import { isClosed } from '../retention/restriction.ts'
import type { Access } from './access.ts'

/** Somebody who was let in, with who they are when they have been here, and when they last looked. */
export type Granted = Access & { name: string | null; lookedAt: Date | null }

/** Everybody who was ever let in to this dossier, the newest first. */
export const accessTo = (db: Db, dossier: Dossier): Promise<Granted[]> =>
  db
    .selectFrom('access')
    .leftJoin('person', 'person.email', 'access.toEmail')
    .selectAll('access')
    .select(eb => [
      'person.name',
      eb
        .selectFrom('event')
        .select(({ fn }) => fn.max('event.at').as('at'))
        .where('event.kind', '=', 'dossier.looked-at')
        .where('event.subject', '=', dossier.id)
        .whereRef('event.personId', '=', 'person.id')
        .as('lookedAt'),
    ])
    .where('access.dossierId', '=', dossier.id)
    .orderBy('access.grantedAt', 'desc')
    .execute()

/** What this person is let in to, now. Everything that they see of others' dossiers is found through this. */
const liveFor = (db: Db, person: Id<'person'>, now: Date) =>
  db
    .selectFrom('access')
    .innerJoin('person as guest', 'guest.email', 'access.toEmail')
    .innerJoin('dossier', 'dossier.id', 'access.dossierId')
    .innerJoin('person as owner', 'owner.id', 'dossier.personId')
    .where('guest.id', '=', person)
    .where('access.withdrawnAt', 'is', null)
    .where('access.until', '>', now)
    .where(({ not }) => not(isClosed('dossier.person_id')))

export interface Shown {
  id: Access['id']
  dossierId: DossierId
  owner: string
  purpose: Access['purpose']
  parts: Section[]
  until: Date
}

const shownColumns = [
  'access.id',
  'access.dossierId',
  'owner.name as owner',
  'access.purpose',
  'access.parts',
  'access.until',
] as const

export const shownTo = (db: Db, person: Id<'person'>, now: Date): Promise<Shown[]> =>
  liveFor(db, person, now).select(shownColumns).orderBy('owner.name').orderBy('access.until').execute()

/** One dossier that this person was let in to: only the parts that were granted, and no more of it is even read. */
export const findShown = async (
  db: Db,
  person: Id<'person'>,
  id: string,
  now: Date,
): Promise<{ shown: Shown; portrait: Portrait } | null> => {
  const shown = await liveFor(db, person, now)
    .select(shownColumns)
    .where(sql<string>`access.id::text`, '=', id)
    .executeTakeFirst()
  if (!shown) return null
  const { portrait } = await painted(db, shown.dossierId, shown.parts)
  return { shown, portrait }
}
