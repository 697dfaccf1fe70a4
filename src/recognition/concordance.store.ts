import { sql } from 'kysely'
import type { ModuleId } from '../catalogue/index.ts'
import type { Db } from '../platform/connection.ts'
import type { Day } from '../platform/day.ts'
import type { ConcordanceRow } from './concordance.ts'

/** The rows that hold on this day for these modules; an empty list of modules: for all. */
export const rowsOn = (db: Db, day: Day, modules: ModuleId[]): Promise<ConcordanceRow[]> =>
  db
    .selectFrom('concordanceRow')
    .selectAll()
    .where(held => held.or([held('validFrom', 'is', null), held('validFrom', '<=', day)]))
    .where(held => held.or([held('validTo', 'is', null), held('validTo', '>=', day)]))
    .$if(modules.length > 0, query => query.where('module', '=', sql<ModuleId>`any(${modules})`))
    .orderBy('module')
    .orderBy('id')
    .execute()
