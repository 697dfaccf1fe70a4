import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { testDatabase } from './database.ts'

const { db, kind } = await testDatabase()

test('the tests run on the database that was asked for', async () => {
  expect(kind).toBe(inject('postgres') ? 'server' : 'embedded')
  const { rows } = await sql<{ server: string }>`select version() as server`.execute(db)
  expect(rows[0]?.server).toMatch(/^PostgreSQL \d+/)
})

test('it starts migrated and empty', async () => {
  const people = await db.selectFrom('person').selectAll().execute()
  const ran = await db.selectFrom('migration').select('name').execute()
  expect(people).toEqual([])
  expect(ran.length).toBeGreaterThan(0)
})

test('a second database in the same file is refused', async () => {
  await expect(testDatabase()).rejects.toThrow('one a file')
})
