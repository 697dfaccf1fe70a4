import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { lendDatabase } from './lend-database.ts'
import { runHouse } from './run-house.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Data and database of a house that was started once and stopped: every journey gets a copy of these. */
    ready: { dataDir: string; databaseUrl: string | null }
  }
}

/** Lives through the first start (database, migrations, content) once, since that takes long. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const postgres = project.getProvidedContext().postgres
  const dataDir = mkdtempSync(join(tmpdir(), 'ready-'))
  const database = postgres ? await lendDatabase(postgres.server) : null
  const where = { dataDir, databaseUrl: database?.url ?? null }
  const house = await runHouse(where)
  const code = await house.stop()
  if (code !== 0) throw new Error(`Leerladder did not stop well (${code}):\n${house.said()}`)
  project.provide('ready', where)
  return async () => {
    await database?.giveBack()
  }
}
