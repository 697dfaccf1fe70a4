import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { type Measure, readMeasure } from './measure.ts'
import { allMeasures, saveMeasure } from './support.store.ts'

const folder = new URL('../../../content/incentives/', import.meta.url)
const known = new WeakMap<Db, Measure[]>()

/** The measures of content/incentives; throws with the file and every mistake in it. */
export const measuresInContent = (): Measure[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => readMeasure(`content/incentives/${name}`, parse(readFileSync(new URL(name, folder), 'utf8'))))

/** Brings the stored measures up to content/incentives: all of them, or none. */
export const loadMeasures = async (db: Db): Promise<void> => {
  const measures = measuresInContent()
  const stored = JSON.stringify(await allMeasures(db))
  const sorted = measures.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  if (stored !== JSON.stringify(sorted))
    await inTransaction(db, async trx => {
      for (const measure of measures) await saveMeasure(trx, measure)
    })
  known.delete(db)
}

/** Every measure as it is stored; kept in memory until they are loaded anew. */
export const currentMeasures = async (db: Db): Promise<Measure[]> => {
  const before = known.get(db)
  if (before) return before
  const measures = await allMeasures(db)
  known.set(db, measures)
  return measures
}
