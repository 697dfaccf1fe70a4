import { expect, inject, test } from 'vitest'
import { killRounds } from '../../bench/kill.ts'
import { lendDatabase } from '../support/lend-database.ts'

test('killed in the middle of writing, nothing acknowledged is lost and nothing is half done', async () => {
  const postgres = inject('postgres')
  const database = postgres && (await lendDatabase(postgres.server))
  try {
    const report = await killRounds(4, database?.url ?? null)
    expect(report).toMatchObject({ lost: 0, halfDone: 0 })
    expect(report.acknowledged).toBeGreaterThan(16)
  } finally {
    await database?.giveBack()
  }
}, 120_000)
