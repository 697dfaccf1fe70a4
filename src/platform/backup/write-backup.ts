import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Db, Trx } from '../connection.ts'
import { batch, type Foot, type Head } from './form.ts'
import { readBackup } from './read-backup.ts'
import { fingerprintOf, rowText, type Table, tablesIn, writePlainly } from './table.ts'

/** The rows of a table, some hundreds at a time, each as text. */
async function* rowsOf(trx: Trx, table: Table): AsyncGenerator<string[]> {
  await sql`declare rows no scroll cursor for select ${rowText(table)} as row from ${sql.id(table.name)}`.execute(trx)
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(batch)} from rows`.execute(trx)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await sql`close rows`.execute(trx)
}

const writeAll = async (trx: Trx, now: Date, write: (line: string) => Promise<void>): Promise<Foot['tables']> => {
  await writePlainly(trx)
  const tables = await tablesIn(trx)
  const migrations = await trx.selectFrom('migration').select(['name', 'hash']).orderBy('name').execute()
  await write(JSON.stringify({ leerladder: 1, madeAt: now.toISOString(), migrations, tables } satisfies Head))
  const told: Foot['tables'] = {}
  for (const table of tables) {
    for await (const rows of rowsOf(trx, table))
      await write(`{"table":${JSON.stringify(table.name)},"rows":[${rows.join(',')}]}`)
    told[table.name] = await fingerprintOf(trx, table)
  }
  return told
}

/**
 * Writes all data of one moment to a file, reads the file again, and gives how many rows are in it. The file has its
 * name only once it is whole; only its owner may read it.
 */
export const writeBackup = async (db: Db, file: string, now: Date): Promise<{ tables: number; rows: number }> => {
  const unfinished = `${file}.unfinished`
  const packed = createGzip()
  const written = pipeline(packed, createWriteStream(unfinished, { mode: 0o600 }))
  try {
    const hash = createHash('sha256')
    const write = async (line: string) => {
      hash.update(`${line}\n`)
      if (!packed.write(`${line}\n`)) await Promise.race([once(packed, 'drain'), written])
    }
    const tables = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(trx => writeAll(trx, now, write))
    packed.end(`${JSON.stringify({ tables, sha256: hash.digest('hex') } satisfies Foot)}\n`)
    await written
    const { foot } = await readBackup(unfinished, async () => {})
    await rename(unfinished, file)
    const counted = Object.values(foot.tables)
    return { tables: counted.length, rows: counted.reduce((sum, { rows }) => sum + rows, 0) }
  } catch (problem) {
    packed.destroy()
    await written.catch(() => {})
    await rm(unfinished, { force: true })
    throw problem
  }
}
