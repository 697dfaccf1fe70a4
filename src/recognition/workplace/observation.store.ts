import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Observation } from './taps.ts'
import type { Trial } from './trial.ts'

/** An observation with who made it. */
export type Seen = Observation & { by: string }

/** All that was seen in a trial that the viewer was found to see, by the clock of who saw it. */
export const observationsOf = (db: Db | Trx, trial: Pick<Trial, 'id'>): Promise<Seen[]> =>
  db
    .selectFrom('observation')
    .innerJoin('person', 'person.id', 'observation.personId')
    .selectAll('observation')
    .select('person.name as by')
    .where('procedureId', '=', trial.id)
    .orderBy('at')
    .orderBy('observation.id')
    .execute()

/** Adds what is not there yet; gives how many were new. */
export const insertObservations = async (trx: Trx, observations: Observation[]): Promise<number> => {
  if (observations.length === 0) return 0
  const added = await trx
    .insertInto('observation')
    .values(observations)
    .onConflict(on => on.columns(['procedureId', 'id']).doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0n)
}

/** Whether what a tablet calls by this id came in before. */
export const isKept = async (trx: Trx, trial: Pick<Trial, 'id'>, id: string): Promise<boolean> => {
  const found = await trx
    .selectFrom('observation')
    .select('id')
    .where('procedureId', '=', trial.id)
    .where(sql<string>`id::text`, '=', id.toLowerCase())
    .executeTakeFirst()
  return found !== undefined
}
