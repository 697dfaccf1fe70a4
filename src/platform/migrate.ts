import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { type Db, inTransaction, type Trx } from './connection.ts'
import { fingerprint } from './ids.ts'

const folder = new URL('../../migrations/', import.meta.url)

export interface Migration {
  name: string
  hash: string
  text: string
}

/** The migrations that this version of the house knows, in order. */
export const knownMigrations = (): Migration[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(name => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return { name, hash: fingerprint(text), text }
    })

export const prepareMigrations = async (db: Db): Promise<void> => {
  await sql`create table if not exists migration (name text primary key, hash text not null, at timestamptz not null default now())`.execute(
    db,
  )
}

export const runMigration = async (trx: Trx, { name, hash, text }: Migration): Promise<void> => {
  await sql.raw(text).execute(trx)
  await trx.insertInto('migration').values({ name, hash }).execute()
}

/** Runs every migration that this database has not had, in order; throws when an old one was edited. */
export const migrate = async (db: Db): Promise<string[]> => (await migrateTimed(db)).map(({ name }) => name)

/** The same, with how long each took. */
export const migrateTimed = async (db: Db): Promise<{ name: string; seconds: number }[]> => {
  await prepareMigrations(db)
  const done = new Map((await db.selectFrom('migration').selectAll().execute()).map(row => [row.name, row.hash]))
  const ran: { name: string; seconds: number }[] = []
  for (const migration of knownMigrations()) {
    const { name, hash } = migration
    if (done.get(name) === hash) continue
    if (done.has(name)) throw new Error(`Migration ${name} was changed after it ran here: add a new one instead.`)
    const began = performance.now()
    await inTransaction(db, trx => runMigration(trx, migration))
    ran.push({ name, seconds: (performance.now() - began) / 1000 })
  }
  return ran
}
