import { sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import type { EventKind, Role } from '../platform/record.ts'

export interface Happening {
  at: Date
  kind: EventKind
  personId: Id<'person'> | null
  name: string | null
  role: Role
  detail: Record<string, string | number>
  /** Whom it was done to, where it was done to somebody. */
  whom: string | null
  organisation: string | null
}

/**
 * Everything that happened to a dossier, an organisation or a person, the newest first. Who asks found the subject through a query
 * that lets them see it.
 */
export const timelineOf = (db: Db, subject: Id<'dossier'> | Id<'organisation'> | Id<'person'>): Promise<Happening[]> =>
  db
    .selectFrom('event')
    .leftJoin('person', 'person.id', 'event.personId')
    .leftJoin('person as concerned', join => join.on(sql`concerned.id::text`, '=', sql`event.detail ->> 'person'`))
    .leftJoin('organisation', join => join.on(sql`organisation.id::text`, '=', sql`event.detail ->> 'organisation'`))
    .select([
      'event.at',
      'event.kind',
      'event.personId',
      'person.name',
      'event.role',
      'event.detail',
      'concerned.name as whom',
      'organisation.name as organisation',
    ])
    .where('event.subject', '=', subject)
    .orderBy('event.id', 'desc')
    .limit(1000)
    .execute()
