import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { type Measure, readMeasure } from './measure.ts'
import { allMeasures, contentMeasures, publishedCount, saveMeasure } from './support.store.ts'

const folder = new URL('../../../content/incentives/', import.meta.url)
/** As it comes back from the database: without the fields that say nothing. */
const asStored = (measure: Measure): Measure => JSON.parse(JSON.stringify(measure))

/** With how many versions were published when they were read. */
const known = new WeakMap<Db, { published: number; measures: Measure[] }>()

/** The measures of content/incentives; throws with the file and every mistake in it. */
export const measuresInContent = (): Measure[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => readMeasure(`content/incentives/${name}`, parse(readFileSync(new URL(name, folder), 'utf8'))))

/** Brings the stored measures up to content/incentives: all of them, or none. */
export const loadMeasures = async (db: Db): Promise<void> => {
  const measures = measuresInContent()
  const stored = new Map((await contentMeasures(db)).map(measure => [measure.id, measure]))
  // The database orders the keys of jsonb in its own way: compared is what they mean.
  const changed = measures.filter(measure => !isDeepStrictEqual(stored.get(measure.id), asStored(measure)))
  if (changed.length === 0) return
  await inTransaction(db, async trx => {
    for (const measure of changed) await saveMeasure(trx, measure)
  })
  known.delete(db)
}

/** Every measure as it holds; kept in memory until they are loaded anew, or a rule is published (here or in another process). */
export const currentMeasures = async (db: Db): Promise<Measure[]> => {
  const published = await publishedCount(db)
  const before = known.get(db)
  if (before?.published === published) return before.measures
  const measures = await allMeasures(db)
  known.set(db, { published, measures })
  return measures
}
