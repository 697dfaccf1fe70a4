import { mkdirSync } from 'node:fs'
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from '../database.ts'
import { type Embedded, startEmbedded } from './embedded.ts'

export type Db = Kysely<Tables>
/** A verb that asks for `Trx` cannot be called outside a transaction. */
export type Trx = Transaction<Tables>

export interface Connection {
  db: Db
  kind: 'embedded' | 'server'
  close: () => Promise<void>
}

// Days stay text (YYYY-MM-DD): a Date would shift them by the zone of the machine. Counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
pg.types.setTypeParser(pg.types.builtins.INT8, text => Number(text))
pg.types.setTypeParser(pg.types.builtins.NUMERIC, text => Number(text))

// The question that meets a dead database reports it, and the pool replaces its connection. A database that says goodbye
// says it besides, on a connection that may just be between two questions: unheard, that would end the whole house.
const heard = () => {}

/** `patience`: how long a query waits for a connection, in milliseconds. */
const open = (config: pg.PoolConfig, patience: number): Db => {
  const pool = new pg.Pool({ ...config, connectionTimeoutMillis: patience })
  pool.on('error', heard)
  pool.on('connect', client => client.on('error', heard))
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    // Columns are snake_case in SQL and camelCase in code, so that a row is the noun itself; jsonb is left as it is.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/**
 * Speaks to an embedded database that runs already. One connection, no more: with several, parts of different questions
 * mix in the one session that they share, and an answer can be somebody else's. Who waits for a long import is answered
 * late, not refused.
 */
export const connectEmbedded = ({ host }: Embedded): Connection => {
  const db = open({ host, user: 'postgres', database: 'postgres', max: 1 }, 60_000)
  return { db, kind: 'embedded', close: () => db.destroy() }
}

/** Opens a PostgreSQL server (`url`) or the embedded database in `dataDir` (null: in memory, for tests). */
export const connect = async (where: { url: string } | { dataDir: string | null }): Promise<Connection> => {
  if ('url' in where) {
    const db = open({ connectionString: where.url, max: 10 }, 10_000)
    return { db, kind: 'server', close: () => db.destroy() }
  }
  if (where.dataDir !== null) mkdirSync(where.dataDir, { recursive: true })
  const embedded = await startEmbedded(where.dataDir)
  const connection = connectEmbedded(embedded)
  return {
    ...connection,
    close: async () => {
      await connection.close()
      await embedded.stop()
    },
  }
}

/** One transaction: all of `work` happens, or nothing. */
export const inTransaction = <Result>(db: Db, work: (trx: Trx) => Promise<Result>): Promise<Result> =>
  db.transaction().execute(work)
