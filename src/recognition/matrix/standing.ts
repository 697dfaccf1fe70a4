import { type Catalogue, currentCatalogue } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { rowsOn } from '../concordance.store.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { openDraft, type Version, versionsOf } from './draft.store.ts'
import { type Draft, withChanges } from './draft.ts'
import { type Matrix, type Sheet, sheetsOf } from './matrix.ts'

/** A matrix as it stands, and as its draft would leave it. */
export interface Standing {
  matrix: Matrix
  catalogue: Catalogue
  sheets: Sheet[]
  versions: Version[]
  draft: Draft | null
  /** What a form says that it looked at. */
  edition: number
  /** The day on which a change builds: today, or the first day of the newest version when that is later. */
  base: Day
  /** Every row that names a module of these programmes. */
  before: ConcordanceRow[]
  after: ConcordanceRow[]
}

/** The same, for who has the catalogue and the draft: in a transaction of their own, too. */
export const standingWith = async (
  db: Db | Trx,
  matrix: Matrix,
  catalogue: Catalogue,
  draft: Draft | null,
  today: Day,
): Promise<Standing> => {
  const versions = await versionsOf(db, matrix.provider)
  const newest = versions[0]?.validFrom
  const base = newest && newest > today ? newest : today
  const sheets = sheetsOf(matrix, catalogue, base)
  const modules = new Set(sheets.flatMap(sheet => sheet.modules.map(({ id }) => id)))
  const before = (await rowsOn(db, base, [])).filter(row => modules.has(row.module))
  const after = withChanges(before, draft?.changes ?? [], { provider: matrix.provider, catalogue, from: base })
  const edition = draft?.edition ?? Math.max(0, ...versions.map(version => version.edition))
  return { matrix, catalogue, sheets, versions, draft, edition, base, before, after }
}

export const standingOf = async (db: Db, matrix: Matrix, today: Day): Promise<Standing> => {
  const catalogue = await currentCatalogue(db)
  return standingWith(db, matrix, catalogue, await openDraft(db, matrix.provider), today)
}
