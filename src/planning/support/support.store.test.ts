import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { currentMeasures, loadMeasures, measuresInContent } from './load-measures.ts'

const { db } = await testDatabase()

it('stores every measure as its file reads, and writes nothing the second time', async () => {
  await loadMeasures(db)
  const stored = await currentMeasures(db)
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  expect(stored.toSorted(byId)).toEqual(JSON.parse(JSON.stringify(measuresInContent().toSorted(byId))))
  const marks = async () =>
    (await sql<{ mark: string }>`select xmin::text as mark from incentive_version order by id`.execute(db)).rows
  const before = await marks()
  await loadMeasures(db)
  expect(await marks()).toEqual(before)
})
