import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Db, Trx } from '../connection.ts'
import { ifThere } from '../files/contents.ts'
import { placeOf } from '../files/index.ts'
import type { Id } from '../ids.ts'
import { batch, type Foot, type Head, type Piece, pieceLength } from './form.ts'
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

type Write = (line: string) => Promise<void>

const writeTables = async (trx: Trx, now: Date, write: Write): Promise<Foot['tables']> => {
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

const liveFiles = async (trx: Trx): Promise<Id<'file'>[]> => {
  const rows = await trx.selectFrom('file').select('id').where('removedAt', 'is', null).orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Writes a sealed file, a piece at a time. Gives how many bytes; null when it is not there. */
const writeFile = async (path: string, file: Id<'file'>, write: Write): Promise<number | null> => {
  const handle = await ifThere(open(path))
  if (!handle) return null
  const hash = createHash('sha256')
  let bytes = 0
  let last: Buffer = Buffer.alloc(0)
  for await (const piece of handle.createReadStream({ highWaterMark: pieceLength })) {
    if (last.length > 0)
      await write(JSON.stringify({ file, piece: last.toString('base64'), sha256: null } satisfies Piece))
    hash.update(piece)
    bytes += piece.length
    last = piece
  }
  const sha256 = hash.digest('hex')
  await write(JSON.stringify({ file, piece: last.toString('base64'), sha256 } satisfies Piece))
  return bytes
}

/** Those that were removed since the rows were read may be gone: they are counted as missing. */
const writeFiles = async (folder: string, ids: Id<'file'>[], write: Write) => {
  const told = { count: 0, bytes: 0, missing: 0 }
  for (const id of ids) {
    const bytes = await writeFile(placeOf({ folder }, id), id, write)
    if (bytes === null) told.missing++
    else {
      told.count++
      told.bytes += bytes
    }
  }
  return told
}

export interface BackupTold {
  tables: number
  rows: number
  files: number
  /** Files that have a row and no content. */
  missing: number
}

/**
 * Writes all data of one moment to a file, with the files in `folder` (null: without files), reads it again, and gives how
 * much is in it. The file has its name only once it is whole; only its owner may read it.
 */
export const writeBackup = async (db: Db, folder: string | null, file: string, now: Date): Promise<BackupTold> => {
  const unfinished = `${file}.unfinished`
  const packed = createGzip()
  const written = pipeline(packed, createWriteStream(unfinished, { mode: 0o600 }))
  try {
    const hash = createHash('sha256')
    const write = async (line: string) => {
      hash.update(`${line}\n`)
      if (!packed.write(`${line}\n`)) await Promise.race([once(packed, 'drain'), written])
    }
    const { tables, ids } = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async trx => ({ tables: await writeTables(trx, now, write), ids: await liveFiles(trx) }))
    // Files after the transaction: whoever waits for the database need not wait for them.
    const { missing, ...files } = await writeFiles(folder ?? '', folder === null ? [] : ids, write)
    packed.end(`${JSON.stringify({ tables, files, sha256: hash.digest('hex') } satisfies Foot)}\n`)
    await written
    const { foot } = await readBackup(unfinished, { rows: async () => {}, piece: async () => {} })
    await rename(unfinished, file)
    const counted = Object.values(foot.tables)
    const rows = counted.reduce((sum, { rows }) => sum + rows, 0)
    return { tables: counted.length, rows, files: files.count, missing }
  } catch (problem) {
    packed.destroy()
    await written.catch(() => {})
    await rm(unfinished, { force: true })
    throw problem
  }
}
