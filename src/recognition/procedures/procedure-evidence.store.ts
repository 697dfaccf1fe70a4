import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import { filesIn, type KeptFile } from '../evidence/evidence.store.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Procedure } from './procedure.ts'

/** A piece of evidence that goes along, as who judges sees it. */
export interface Shown extends Pick<Evidence, 'id' | 'kind' | 'title' | 'description' | 'issuer'> {
  files: KeptFile[]
}

/** The evidence that goes along with a procedure; what its owner removed since is not there. Who asks may see the procedure. */
export const evidenceIn = async (db: Db | Trx, procedure: Procedure<unknown, unknown>['id']): Promise<Shown[]> => {
  const items = await db
    .selectFrom('procedureEvidence')
    .innerJoin('evidence', 'evidence.id', 'procedureEvidence.evidenceId')
    .select(['evidence.id', 'kind', 'title', 'description', 'issuer'])
    .where('procedureId', '=', procedure)
    .where('evidence.removedAt', 'is', null)
    .orderBy('procedureEvidence.addedAt')
    .execute()
  const files = await filesIn(
    db,
    items.map(({ id }) => id),
  )
  return items.map(item => ({ ...item, files: files.filter(({ evidenceId }) => evidenceId === item.id) }))
}

/** Lets one's own evidence go along; what is removed or not theirs does not. */
export const bringEvidence = (
  trx: Trx,
  { id, personId }: Pick<Procedure<unknown, unknown>, 'id' | 'personId'>,
  evidence: Evidence['id'],
  now: Date,
) =>
  trx
    .insertInto('procedureEvidence')
    .columns(['procedureId', 'evidenceId', 'addedAt'])
    .expression(eb =>
      eb
        .selectFrom('evidence')
        .select([
          sql<typeof id>`${id}::uuid`.as('procedureId'),
          'evidence.id',
          sql<Date>`${now}::timestamptz`.as('addedAt'),
        ])
        .where('evidence.id', '=', evidence)
        .where('evidence.personId', '=', personId)
        .where('evidence.removedAt', 'is', null),
    )
    .onConflict(on => on.doNothing())
    .execute()
