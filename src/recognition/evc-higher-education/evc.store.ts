import { sql } from 'kysely'
import type { ProviderId } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
import { findProcedure, proceduresFor } from '../procedures/procedure.store.ts'
import { type RequestViewer, requestViewerOf } from '../requests/request.store.ts'
import type { Evc, Steps } from './evc.ts'
import type { Frame } from './frame.ts'

const seeAll: readonly Role[] = ['coordinator', 'manager']

/** Only who coordinates or leads sees all of a college; jurors and guides see those for which they were named. */
export const evcViewerOf = (visit: Visit): RequestViewer => {
  const viewer = requestViewerOf(visit)
  return viewer.role && seeAll.includes(viewer.role) ? viewer : { ...viewer, role: null }
}

export const findEvc = (db: Db | Trx, visit: Visit, id: string): Promise<Evc | null> =>
  findProcedure<Frame, Steps>(db, 'evc-higher-education', evcViewerOf(visit), id)

/** Every procedure that this visitor may see, the newest first. */
export const evcsFor = (db: Db, visit: Visit): Promise<Evc[]> =>
  proceduresFor<Frame, Steps>(db, 'evc-higher-education', evcViewerOf(visit))

/** Who works for a provider today in one of these roles, by name. */
export const staffAt = (
  db: Db | Trx,
  provider: ProviderId,
  roles: readonly Role[],
  today: Day,
): Promise<{ id: Id<'person'>; name: string }[]> =>
  db
    .selectFrom('organisationProvider as run')
    .innerJoin('membership', 'membership.organisationId', 'run.organisationId')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('run.provider', '=', provider)
    .where('run.endedAt', 'is', null)
    .where('membership.endedAt', 'is', null)
    .where(sql<boolean>`membership.role = any(${roles})`)
    .where(sql<boolean>`membership.from_day <= ${today} and coalesce(membership.until_day, 'infinity') >= ${today}`)
    .orderBy('person.name')
    .execute()

/** Who may sit in a jury. */
export const assessors = ['assessor'] as const satisfies readonly Role[]
/** Who may guide. */
export const guides = ['coordinator', 'teacher', 'supervisor', 'assessor'] as const satisfies readonly Role[]
