import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../../src/platform/connection.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { lendDatabase } from './lend-database.ts'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this run and a migrated database on it to copy; null: tests use the embedded one. */
    postgres: { server: string; migrated: string } | null
  }
}

/** Everything temporary of this run goes into one folder, so that also a test process that is ended leaves nothing. */
const ownTemporaryFolder = (): (() => void) => {
  const before = process.env.TMPDIR
  const folder = mkdtempSync(join(tmpdir(), 'leerladder-run-'))
  // The PostgreSQL server runs as another user, who must be able to reach its own folder in it.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  const remove = () => rmSync(folder, { recursive: true, force: true })
  // A run that is interrupted takes nothing down.
  process.once('exit', remove)
  return () => {
    process.off('exit', remove)
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    remove()
  }
}

const postgresWithTemplate = async (project: TestProject): Promise<() => Promise<void>> => {
  const named = process.env.DATABASE_URL_TEST
  const own = named ? null : await startPostgres()
  const server = named ?? own?.url ?? ''
  const migrated = await lendDatabase(server)
  const connection = await connect({ url: migrated.url })
  await migrate(connection.db)
  await connection.close()
  project.provide('postgres', { server, migrated: migrated.url })
  return async () => {
    await migrated.giveBack()
    await own?.stop()
  }
}

/** Before the first test: a folder for all that is temporary and, with TEST_DATABASE=postgres, one server to share. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const removeFolder = ownTemporaryFolder()
  project.provide('postgres', null)
  const stop = process.env.TEST_DATABASE === 'postgres' ? await postgresWithTemplate(project) : null
  return async () => {
    await stop?.()
    removeFolder()
  }
}
