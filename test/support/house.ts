import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { lendDatabase } from './lend-database.ts'
import { type RunningHouse, runHouse } from './run-house.ts'

/**
 * The real server with its content, for one file of journeys: `const house = await startHouse()` at its top. Its data
 * are its own, and go away after the file.
 */
export const startHouse = async (environment: Record<string, string> = {}): Promise<RunningHouse> => {
  const ready = inject('ready')
  const postgres = inject('postgres')
  const dataDir = mkdtempSync(join(tmpdir(), 'house-'))
  cpSync(ready.dataDir, dataDir, { recursive: true })
  const database = postgres && ready.databaseUrl ? await lendDatabase(postgres.server, ready.databaseUrl) : null
  const house = await runHouse({ dataDir, databaseUrl: database?.url ?? null, environment })
  afterAll(async () => {
    await house.stop()
    await database?.giveBack()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return house
}
