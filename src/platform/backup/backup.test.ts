import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { lendDatabase } from '../../../test/support/lend-database.ts'
import { verifyAudit } from '../audit.ts'
import { connect, type Db, inTransaction } from '../connection.ts'
import { knownMigrations, migrate, prepareMigrations, runMigration } from '../migrate.ts'
import { record } from '../record.ts'
import { BrokenBackup } from './form.ts'
import { rehearse } from './rehearse.ts'
import { NotEmpty, restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'all.leerladder.gz')

// Values that get lost on the way when one is not careful.
const person = '00000000-0000-4000-8000-000000000001'
const dossier = '00000000-0000-4000-8000-000000000002'
await sql`insert into person values (${person}, ${'O’Neill "é" \\ 👩‍🏭\n\t{}'}, 'worker', '', '', false)`.execute(db)
await sql`insert into dossier values (${dossier}, ${person}, '2026-03-29 02:30:00.123456+02', 'infinity')`.execute(db)
for (const answer of ['null', '{"a":[1,2.50,"\\u00e9",{"deep":null}]}', '12345678901234567890.123'])
  await sql`insert into dossier_answer (dossier_id, question, answer, at)
    values (${dossier}, 'work', ${answer}::jsonb, now())`.execute(db)
await sql`insert into framework values ('f', 'F', '{}')`.execute(db)
await sql`insert into competence values ('c', 'f', 'technical', array['a,b', '"', '{x}', ''])`.execute(db)
await sql`insert into postcode values ('9000', 'Gent', 0.1, 1e-300)`.execute(db)
await sql`insert into qualification (id, kind, title, series, version, part_of, origin, source)
  values ('part', 'partial', '{}', 's', 1, 'whole', 'example', '{}'), ('whole', 'professional', '{}', 's', 1, null, 'example', '{}')`.execute(
  db,
)
await inTransaction(db, async trx => {
  for (const subject of [dossier, 'other'])
    await record(trx, 'dossier.kept', { at: now, by: { person: null, role: 'visitor' }, subject })
})

/** An empty database of its own, to restore into; the kind that is not under test where both can be had. */
const emptyPlace = async (): Promise<{ db: Db; close: () => Promise<void> }> => {
  const postgres = inject('postgres')
  if (!postgres) return connect({ dataDir: null })
  const lent = await lendDatabase(postgres.server)
  const connection = await connect({ url: lent.url })
  return { db: connection.db, close: () => connection.close().then(lent.giveBack) }
}

const restored = async <Result>(from: string, look: (there: Db) => Promise<Result>): Promise<Result> => {
  const place = await emptyPlace()
  try {
    await restoreBackup(place.db, null, from)
    return await look(place.db)
  } finally {
    await place.close()
  }
}

const everything = async (of: Db) => ({
  answers: (await sql`select *, answer::text as exact, at::text as then from dossier_answer order by id`.execute(of))
    .rows,
  dossiers: (await sql`select *, started_at::text as then from dossier`.execute(of)).rows,
  people: (await sql`select * from person`.execute(of)).rows,
  competences: (await sql`select * from competence`.execute(of)).rows,
  postcodes: (await sql`select * from postcode`.execute(of)).rows,
  events: (await sql`select * from event order by id`.execute(of)).rows,
})

/** A backup of a house that has not had the newest migration yet, with a person in it. */
const olderBackup = async (): Promise<string> => {
  const older = join(folder, 'older.gz')
  const place = await emptyPlace()
  await prepareMigrations(place.db)
  for (const migration of knownMigrations().slice(0, -1))
    await inTransaction(place.db, trx => runMigration(trx, migration))
  await sql`insert into person (id, name, role, story_nl, story_en) values (${person}, 'Oud', 'worker', '', '')`.execute(
    place.db,
  )
  await writeBackup(place.db, null, older, now)
  await place.close()
  return older
}

describe('a backup', () => {
  it('of an older version is rehearsed: the migrations that wait run over a copy, and the data are there', async () => {
    const older = await olderBackup()
    const newest = knownMigrations().at(-1)?.name
    expect(await rehearse(older)).toMatchObject({ rows: 2, ran: [{ name: newest }] })
    await restored(older, async there => {
      expect(await migrate(there)).toEqual([newest])
      expect(await there.selectFrom('person').select('name').execute()).toEqual([{ name: 'Oud' }])
    })
  })

  it('gives everything back as it was, to the last digit', async () => {
    await writeBackup(db, null, file, now)
    const before = await everything(db)
    expect(await restored(file, everything)).toEqual(before)
  })

  it('goes on where it was: new rows get new numbers, and the chain of events holds and goes on', async () => {
    await restored(file, async there => {
      await inTransaction(there, trx =>
        record(trx, 'dossier.kept', { at: now, by: { person: null, role: 'visitor' }, subject: 'new' }),
      )
      expect(await verifyAudit(there, [])).toMatchObject({ events: 3, faults: [] })
    })
  })

  it('goes from one kind of database to the other and back', async () => {
    const embedded = await connect({ dataDir: null })
    const again = join(folder, 'again.gz')
    await restoreBackup(embedded.db, null, file)
    await writeBackup(embedded.db, null, again, now)
    await embedded.close()
    expect(gunzipSync(readFileSync(again))).toEqual(gunzipSync(readFileSync(file)))
  })

  it('may be read by its owner alone', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is refused where there are data already', async () => {
    await expect(restoreBackup(db, null, file)).rejects.toThrow(NotEmpty)
  })

  let place: Awaited<ReturnType<typeof emptyPlace>>
  beforeAll(async () => {
    place = await emptyPlace()
    return place.close
  })
  const lines = () => gunzipSync(readFileSync(file)).toString().split('\n')
  const packed = (all: string[]) => gzipSync(all.join('\n'))
  it.each<[string, () => Buffer]>([
    ['cut off', () => readFileSync(file).subarray(0, -20)],
    ['no gzip', () => Buffer.from('geen back-up')],
    ['empty', () => packed([''])],
    ['without its last line', () => packed([...lines().slice(0, -2), ''])],
    ['with one row less', () => packed(lines().filter(line => !line.includes('"postcode","rows"')))],
    ['with one letter changed', () => packed(lines().map(line => line.replace('Gent', 'Gend')))],
    ['of a newer version', () => packed(lines().map(line => line.replace('004-audit.sql', '999-later.sql')))],
  ])('that is %s is refused, and nothing is kept', async (_, made) => {
    const broken = join(folder, 'broken.gz')
    writeFileSync(broken, made())
    await expect(restoreBackup(place.db, null, broken)).rejects.toThrow(BrokenBackup)
    expect(
      (await sql`select 1 from pg_class where relnamespace = 'public'::regnamespace`.execute(place.db)).rows,
    ).toEqual([])
  })
})
