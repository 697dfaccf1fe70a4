import type { Db, Trx } from '../../platform/connection.ts'
import type { Measure, MeasureVersion } from './measure.ts'

/** Every measure with its versions, oldest version first. */
export const allMeasures = async (db: Db): Promise<Measure[]> => {
  const versions = new Map<string, MeasureVersion[]>()
  for (const { incentive, body, ...version } of await db
    .selectFrom('incentiveVersion')
    .selectAll()
    .orderBy('validFrom')
    .execute())
    versions.set(incentive, [...(versions.get(incentive) ?? []), { ...version, ...body }])
  const measures = await db.selectFrom('incentive').selectAll().orderBy('id').execute()
  return measures.map(({ body, ...measure }) => ({ ...measure, ...body, versions: versions.get(measure.id) ?? [] }))
}

/** Stores a measure as its file now reads; a version that the file dropped goes. */
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
      .onConflict(on => on.column('id').doUpdateSet(stored))
      .execute()
  }
}
