import { type Catalogue, currentCatalogue } from '../../catalogue/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { dayOf, isValidOn } from '../../platform/day.ts'
import { fingerprint } from '../../platform/ids.ts'
import { allRows } from '../concordance.store.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { withEquals } from '../held.ts'
import { addJob } from './job.store.ts'

/** What a row gives and to whom, in short: another framework that makes more competences equal is another row too. */
const printOf = ({ evidence, module, minutes, part }: ConcordanceRow, catalogue: Catalogue): string => {
  const reach =
    evidence.kind === 'certificates'
      ? evidence.all.map(id => [id, catalogue.certificates.get(id)?.codes])
      : evidence.all.map(id => [...withEquals([id], catalogue)].sort())
  return fingerprint(JSON.stringify([evidence, module, minutes, part, reach]))
}

/** Keeps what these rows give now, so that they are not new again. */
export const noteSeen = async (trx: Trx, rows: readonly ConcordanceRow[], catalogue: Catalogue): Promise<void> => {
  const atOnce = 500
  for (let from = 0; from < rows.length; from += atOnce)
    await trx
      .insertInto('concordanceSeen')
      .values(rows.slice(from, from + atOnce).map(row => ({ rowId: row.id, fingerprint: printOf(row, catalogue) })))
      .onConflict(on => on.column('rowId').doUpdateSet(eb => ({ fingerprint: eb.ref('excluded.fingerprint') })))
      .execute()
}

const looked = new WeakMap<Db, string>()

/**
 * Looks for rows that an import or a changed framework made new or different since the last time, and has everybody
 * looked at for these. The first time there is nothing to compare with: everything is as it is.
 */
export const noteChanges = async (db: Db, now: Date): Promise<void> => {
  const catalogue = await currentCatalogue(db)
  const day = dayOf(now)
  const state = `${catalogue.version} ${day}`
  if (looked.get(db) === state) return
  await inTransaction(db, async trx => {
    const seen = await trx.selectFrom('concordanceSeen').selectAll().forUpdate().execute()
    const before = new Map(seen.map(each => [each.rowId, each.fingerprint]))
    const rows: ConcordanceRow[] = await allRows(trx).execute()
    // A row of a later day is new on that day.
    const changed = rows.filter(row => isValidOn(row, day) && before.get(row.id) !== printOf(row, catalogue))
    if (changed.length === 0) return
    await noteSeen(trx, changed, catalogue)
    if (seen.length === 0) return
    const fresh = changed.map(({ id }) => id)
    await addJob(trx, { cause: 'catalogue', draftId: null, edition: null, rows: fresh, day, begunAt: now })
  })
  looked.set(db, state)
}
