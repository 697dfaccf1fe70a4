import { sql } from 'kysely'
import { type Db, inTransaction, type Trx } from '../connection.ts'
import { contentsIn } from '../files/contents.ts'
import { knownMigrations, prepareMigrations, runMigration } from '../migrate.ts'
import { BrokenBackup, type Head } from './form.ts'
import { readBackup } from './read-backup.ts'
import { filesInto } from './restore-files.ts'
import { countOn, fingerprintOf, insertRows, type Table, tablesIn, writePlainly } from './table.ts'

/** The place to restore into holds something already. */
export class NotEmpty extends Error {}

const isEmpty = async (db: Db): Promise<boolean> => {
  const found = await sql`
    select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' limit 1`.execute(db)
  return found.rows.length === 0
}

const refuseFiles = async (folder: string): Promise<void> => {
  for await (const { path } of contentsIn(folder))
    throw new NotEmpty(`There are files here already (${path}). Restore into an empty place.`)
}

/** Builds the tables as they were when the backup was made. Newer migrations run later, over the data. */
const build = async (trx: Trx, { migrations }: Head): Promise<Table[]> => {
  const known = new Map(knownMigrations().map(migration => [migration.name, migration]))
  await prepareMigrations(trx)
  for (const { name, hash } of migrations) {
    const migration = known.get(name)
    if (migration?.hash !== hash)
      throw new BrokenBackup(`This backup was made by another version of Leerladder: it has ${name}, this one has not.`)
    await runMigration(trx, migration)
  }
  const tables = await tablesIn(trx)
  // What happened is put back as it was: not bound anew, and not refused.
  for (const { name } of tables) await sql`alter table ${sql.id(name)} disable trigger user`.execute(trx)
  // Some migrations put a first row in; the backup has it too.
  for (const { name } of tables.toReversed()) await sql`delete from ${sql.id(name)}`.execute(trx)
  return tables
}

const finish = async (trx: Trx, tables: Table[]): Promise<void> => {
  await sql`set constraints all immediate`.execute(trx)
  for (const table of tables) {
    await countOn(trx, table)
    await sql`alter table ${sql.id(table.name)} enable trigger user`.execute(trx)
  }
}

/**
 * Puts a backup into an empty database, all of it or nothing, and compares every table with what the backup says of
 * it; its files go into the empty `folder` (null: nowhere, they are only looked at), each read again. Gives how much
 * there is. Throws `NotEmpty`, or `BrokenBackup` with what is wrong.
 */
export const restoreBackup = async (
  db: Db,
  folder: string | null,
  file: string,
): Promise<{ tables: number; rows: number; files: number }> => {
  if (!(await isEmpty(db))) throw new NotEmpty('There are data here already. Restore into an empty place.')
  if (folder !== null) await refuseFiles(folder)
  const files = filesInto(folder)
  const restored = inTransaction(db, async trx => {
    await writePlainly(trx)
    let tables: Table[] | null = null
    const { head, foot } = await readBackup(file, {
      rows: async (told, name, rows) => {
        tables ??= await build(trx, told)
        const table = tables.find(known => known.name === name)
        if (!table) throw new BrokenBackup(`This backup has a table ${name} that its version of Leerladder has not.`)
        await insertRows(trx, table, rows)
      },
      piece: files.take,
    })
    const built: Table[] = tables ?? (await build(trx, head))
    await finish(trx, built)
    let rows = 0
    for (const table of built) {
      const found = await fingerprintOf(trx, table)
      if (found.fingerprint !== foot.tables[table.name]?.fingerprint)
        throw new BrokenBackup(`After restoring, ${table.name} is not as it was. Nothing was kept.`)
      rows += found.rows
    }
    return { tables: built.length, rows, files: foot.files.count }
  })
  return restored.catch(async problem => {
    await files.takeBack()
    throw problem
  })
}
