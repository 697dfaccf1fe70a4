import { sql } from 'kysely'
import type { Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import type { StepVisit } from '../requests/take-step.ts'

/** The organisation whose juries this visitor coordinates now; null: none. */
export const coordinates = ({ worksFor }: Visit): Id<'organisation'> | null =>
  worksFor?.role === 'coordinator' ? worksFor.id : null

export const actor = (visit: StepVisit): Actor & { person: Id<'person'> } => ({
  ...actorOf(visit),
  person: visit.person.id,
})

/** Who coordinates an organisation today: they are told of what nobody else will see. */
export const coordinatorsOf = async (
  trx: Trx,
  organisation: Id<'organisation'>,
  today: Day,
): Promise<Id<'person'>[]> => {
  const rows = await trx
    .selectFrom('membership')
    .select('personId')
    .distinct()
    .where('organisationId', '=', organisation)
    .where('role', '=', 'coordinator')
    .where('endedAt', 'is', null)
    .where(sql<boolean>`from_day <= ${today} and coalesce(until_day, 'infinity') >= ${today}`)
    .execute()
  return rows.map(({ personId }) => personId)
}

/** Whoever else plans for this organisation waits: nobody is put in two places, no room is given twice. */
export const lockPlanning = async (trx: Trx, organisation: Id<'organisation'>): Promise<void> => {
  await trx.selectFrom('organisation').select('id').where('id', '=', organisation).forNoKeyUpdate().execute()
}
