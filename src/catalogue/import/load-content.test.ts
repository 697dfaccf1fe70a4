import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { currentCatalogue } from '../catalogue.store.ts'
import { loadContent } from './load-content.ts'

const { db } = await testDatabase()

test('the content that ships is whole: everything it refers to is there; a second start reads nothing', {
  timeout: 120_000,
}, async () => {
  const now = new Date('2026-11-24T10:00:00Z')
  const reports = await loadContent(db, now, () => {})
  const esco = reports.find(({ fileName }) => fileName === 'esco.json.gz')
  expect(esco?.perTable).toMatchObject({
    occupation: { fresh: 3042 },
    competence: { fresh: 13896 },
    occupationCompetence: { fresh: 123855 - 67 },
    competenceRelation: { fresh: 6565 },
  })
  expect(esco?.questions).toBe(67 + 5)
  const catalogue = await currentCatalogue(db)
  expect(catalogue.qualifications.size).toBeGreaterThanOrEqual(278)
  expect(catalogue.relations.filter(({ kind }) => kind === 'equal')).toHaveLength(9)
  expect(await loadContent(db, now, () => {})).toEqual([])
})
