import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import type { EventKind, Role } from '../platform/record.ts'
import type { Dossier } from './dossier.store.ts'

export interface Happening {
  at: Date
  kind: EventKind
  personId: Id<'person'> | null
  name: string | null
  role: Role
  detail: Record<string, string | number>
}

/** Everything that happened to a dossier, the newest first. The dossier was found by its viewer, who may see it. */
export const timelineOf = (db: Db, dossier: Dossier): Promise<Happening[]> =>
  db
    .selectFrom('event')
    .leftJoin('person', 'person.id', 'event.personId')
    .select(['event.at', 'event.kind', 'event.personId', 'person.name', 'event.role', 'event.detail'])
    .where('event.subject', '=', dossier.id)
    .orderBy('event.id', 'desc')
    .limit(1000)
    .execute()
