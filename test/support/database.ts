import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import { type Connection, connect, connectEmbedded } from '../../src/platform/connection.ts'
import { type Embedded, startEmbedded } from '../../src/platform/embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { lendDatabase } from './lend-database.ts'

let embedded: Promise<Embedded> | null = null
let lent = false

/** One embedded database for all files of this worker (it takes 2.6 s to start), made anew for each (0.16 s). */
const embeddedAnew = async (): Promise<Connection> => {
  embedded ??= startEmbedded(null)
  const connection = connectEmbedded(await embedded)
  await sql`drop schema public cascade`.execute(connection.db)
  await sql`create schema public`.execute(connection.db)
  await migrate(connection.db)
  return connection
}

const onServer = async ({ server, migrated }: { server: string; migrated: string }): Promise<Connection> => {
  const { url, giveBack } = await lendDatabase(server, migrated)
  const connection = await connect({ url })
  return {
    ...connection,
    close: async () => {
      await connection.close()
      await giveBack()
    },
  }
}

/**
 * An empty, migrated database for one test file: `const { db } = await testDatabase()` at its top. It is the embedded
 * one, or PostgreSQL with TEST_DATABASE=postgres, and closes itself after the file.
 */
export const testDatabase = async (): Promise<Connection> => {
  if (lent) throw new Error('This file has its database already: ask for one a file, at its top.')
  lent = true
  const postgres = inject('postgres')
  const connection = await (postgres ? onServer(postgres) : embeddedAnew())
  afterAll(async () => {
    await connection.close()
    lent = false
  })
  return connection
}
