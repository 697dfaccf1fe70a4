import { currentCatalogue } from '../catalogue/index.ts'
import type { Db } from '../platform/connection.ts'
import { allRows } from './concordance.store.ts'
import type { ConcordanceRow } from './concordance.ts'

const known = new WeakMap<Db, { version: number; rows: ConcordanceRow[] }>()

/** Every row of the concordance, of all days; read anew only when an import has changed the catalogue. */
export const currentConcordance = async (db: Db): Promise<ConcordanceRow[]> => {
  const { version } = await currentCatalogue(db)
  const before = known.get(db)
  if (before?.version === version) return before.rows
  const rows = await allRows(db).execute()
  known.set(db, { version, rows })
  return rows
}
