import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { type Db, inTransaction } from './connection.ts'
import { fingerprint } from './ids.ts'

const folder = new URL('../../migrations/', import.meta.url)

/** Runs every migration that this database has not had, in order; throws when an old one was edited. */
export const migrate = async (db: Db): Promise<string[]> => {
  await sql`create table if not exists migration (name text primary key, hash text not null, at timestamptz not null default now())`.execute(
    db,
  )
  const done = new Map((await db.selectFrom('migration').selectAll().execute()).map(row => [row.name, row.hash]))
  const ran: string[] = []
  for (const name of readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()) {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const hash = fingerprint(text)
    if (done.get(name) === hash) continue
    if (done.has(name)) throw new Error(`Migration ${name} was changed after it ran here: add a new one instead.`)
    await inTransaction(db, async trx => {
      await sql.raw(text).execute(trx)
      await trx.insertInto('migration').values({ name, hash }).execute()
    })
    ran.push(name)
  }
  return ran
}
