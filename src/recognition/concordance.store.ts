import { sql } from 'kysely'
import type { ModuleId } from '../catalogue/index.ts'
import type { Db, Trx } from '../platform/connection.ts'
import { type Day, isValidOn } from '../platform/day.ts'
import type { ConcordanceRow } from './concordance.ts'

/** Every row, of all days; one that a version ended holds no longer than that version says. */
export const allRows = (db: Db | Trx) =>
  db
    .selectFrom('concordanceRow')
    .leftJoin('concordanceEnd as ended', 'ended.rowId', 'concordanceRow.id')
    .selectAll('concordanceRow')
    // Later in the list than the column itself: this one counts.
    .select(sql<Day | null>`least(concordance_row.valid_to, ended.last_day)`.as('validTo'))
    .orderBy('concordanceRow.module')
    .orderBy('concordanceRow.id')

/** The rows that hold on this day for these modules; an empty list of modules: for all. */
export const rowsOn = async (db: Db | Trx, day: Day, modules: ModuleId[]): Promise<ConcordanceRow[]> => {
  const rows: ConcordanceRow[] = await allRows(db)
    .$if(modules.length > 0, query => query.where('concordanceRow.module', '=', sql<ModuleId>`any(${modules})`))
    .execute()
  return rows.filter(row => isValidOn(row, day))
}
