import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Actor } from '../../platform/record.ts'
import type { Applied } from './apply.ts'
import type { ImportReport } from './import-file.ts'
import type { Question } from './reading.ts'

/** What the newest run of this part told and missed. */
export const latestReport = async (
  trx: Trx,
  importer: string,
  part: string,
): Promise<Pick<Applied, 'keys' | 'vanished'> | null> => {
  const row = await trx
    .selectFrom('importRun')
    .select('report')
    .where('importer', '=', importer)
    .where(sql`report ->> 'part'`, '=', part)
    // Only the newest has its keys: that says more than its time, since a practice clock may stand still.
    .where(sql<boolean>`report ? 'keys'`)
    .executeTakeFirst()
  return (row?.report as ImportReport | null | undefined) ?? null
}

/** Keeps the report of a run; the keys of earlier runs of the same part are no longer needed. */
export const saveRun = async (
  trx: Trx,
  run: { id: string; report: ImportReport; fingerprint: string; by: Actor; at: Date },
): Promise<void> => {
  await sql`update import_run set report = report - 'keys'
    where importer = ${run.report.importer} and report ->> 'part' = ${run.report.part} and report ? 'keys'`.execute(trx)
  await trx
    .insertInto('importRun')
    .values({
      id: run.id,
      importer: run.report.importer,
      fileName: run.report.fileName,
      fileFingerprint: run.fingerprint,
      beganAt: run.at,
      endedAt: run.at,
      personId: run.by.person,
      role: run.by.role,
      report: JSON.stringify(run.report),
    })
    .execute()
}

/** Two imports at the same time would wait for each other's rows in another order. */
export const oneAtATime = async (trx: Trx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('catalogue import'))`.execute(trx)
}

export const raiseVersion = async (trx: Trx): Promise<void> => {
  await trx
    .updateTable('catalogueVersion')
    .set(held => ({ version: held('version', '+', 1) }))
    .execute()
}

const withoutKeys = sql<Omit<ImportReport, 'keys'> | null>`report - 'keys'`

/** A run as the pages show it: without the keys that it told. */
export interface Run {
  id: string
  importer: string
  fileName: string
  beganAt: Date
  /** Who asked for it; null: the house itself, or a terminal command. */
  name: string | null
  report: Omit<ImportReport, 'keys'> | null
}

const runs = (db: Db) =>
  db
    .selectFrom('importRun')
    .leftJoin('person', 'person.id', 'importRun.personId')
    .select(['importRun.id', 'importer', 'fileName', 'beganAt', 'person.name', withoutKeys.as('report')])
    .where('report', 'is not', null)

/** All runs, newest first. */
export const importRuns = (db: Db): Promise<Run[]> => runs(db).orderBy('beganAt', 'desc').limit(200).execute()

export const importRun = (db: Db, id: string): Promise<Run | undefined> =>
  runs(db).where('importRun.id', '=', id).executeTakeFirst()

/** What waits for a person in this part of an importer. */
export const questionsOf = async (
  db: Db,
  importer: string,
  part: string,
): Promise<Pick<Question, 'question' | 'with'>[]> => {
  const rows = await db
    .selectFrom('unresolved')
    .select(['question', 'detail'])
    .where('importer', '=', importer)
    .where(sql<boolean>`starts_with(key, ${`${part}/`})`)
    .orderBy('key')
    .execute()
  return rows.map(({ question, detail }) => ({ question, with: detail })) as Pick<Question, 'question' | 'with'>[]
}

/** Files that the house itself has loaded before, as `name fingerprint`. */
export const loadedFiles = async (db: Db): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('importRun')
    .select(['fileName', 'fileFingerprint'])
    .where('role', '=', 'operator')
    .execute()
  return new Set(rows.map(({ fileName, fileFingerprint }) => `${fileName} ${fileFingerprint}`))
}
