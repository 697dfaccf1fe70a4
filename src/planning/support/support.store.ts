import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Measure, MeasureVersion } from './measure.ts'
import { layered } from './rules/layers.ts'

/** Versions by measure in the order in which they lie over each other: those of the content, then those published here. */
export const versionLayers = async (
  db: Db | Trx,
  of: 'content' | 'all' = 'all',
): Promise<Map<string, MeasureVersion[]>> => {
  const versions = new Map<string, MeasureVersion[]>()
  const rows = await db
    .selectFrom('incentiveVersion')
    .selectAll()
    .orderBy(sql`published_at nulls first`)
    .orderBy('validFrom')
    .execute()
  for (const { incentive, body, publishedIn, publishedAt: _, ...version } of rows)
    if (of === 'all' || publishedIn === null)
      versions.set(incentive, [...(versions.get(incentive) ?? []), { ...version, ...body }])
  return versions
}

const measuresWith = async (db: Db, versions: ReadonlyMap<string, MeasureVersion[]>): Promise<Measure[]> => {
  const measures = await db.selectFrom('incentive').selectAll().orderBy('id').execute()
  return measures.map(({ body, ...measure }) => ({ ...measure, ...body, versions: versions.get(measure.id) ?? [] }))
}

/** Every measure with its versions, oldest version first; what was published here lies over what the content says. */
export const allMeasures = async (db: Db): Promise<Measure[]> => {
  const measures = await measuresWith(db, await versionLayers(db))
  return measures.map(measure => ({ ...measure, versions: layered(measure.versions) }))
}

/** Every measure as the content wrote it. */
export const contentMeasures = async (db: Db): Promise<Measure[]> =>
  measuresWith(db, await versionLayers(db, 'content'))

/** How many versions were published here: it only grows, so who remembers measures can tell that they are old. */
export const publishedCount = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom('incentiveVersion')
    .select(({ fn }) => fn.count<string>('publishedIn').as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Stores a measure as its file now reads; a version that the file dropped goes. What was published here stays as it is. */
export const saveMeasure = async (trx: Trx, measure: Measure): Promise<void> => {
  const { id, name, kind, authority, versions, ...body } = measure
  const row = { id, name: JSON.stringify(name), kind, authority, body: JSON.stringify(body) }
  await trx
    .insertInto('incentive')
    .values(row)
    .onConflict(on => on.column('id').doUpdateSet(row))
    .execute()
  await trx
    .deleteFrom('incentiveVersion')
    .where('incentive', '=', id)
    .where('publishedIn', 'is', null)
    .where(
      'id',
      'not in',
      versions.map(version => version.id),
    )
    .execute()
  for (const { id: version, validFrom, validTo, uncertain, source, ...rule } of versions) {
    const stored = {
      id: version,
      incentive: id,
      validFrom,
      validTo,
      uncertain,
      body: JSON.stringify(rule),
      source: JSON.stringify(source),
    }
    await trx
      .insertInto('incentiveVersion')
      .values(stored)
      .onConflict(on => on.column('id').doUpdateSet(stored).where('incentiveVersion.publishedIn', 'is', null))
      .execute()
  }
}
