import { sql } from 'kysely'
import type { Viewer } from '../../people/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { StoredFile } from '../../platform/files/index.ts'
import type { Id } from '../../platform/ids.ts'
import type { Evidence } from './evidence.ts'

const kept = (db: Db | Trx) => db.selectFrom('evidence').where('evidence.removedAt', 'is', null)

/** Somebody who looks at their own, or whoever found a request: what went along with it, removed since or not. */
export type EvidenceViewer = Viewer | { request: Id<'request'> }

/** Whose evidence a viewer may look at: the one place that decides it. Everything that is shown is found through this. */
const seenBy = (db: Db | Trx, viewer: EvidenceViewer) =>
  'request' in viewer
    ? db
        .selectFrom('evidence')
        .where('evidence.id', 'in', eb =>
          eb.selectFrom('requestEvidence').select('evidenceId').where('requestId', '=', viewer.request),
        )
    : kept(db).where(eb => (viewer.person ? eb('evidence.personId', '=', viewer.person) : eb.lit(false)))

export type KeptFile = Pick<StoredFile, 'id' | 'name' | 'bytes' | 'storedAt' | 'scanned'>

export interface KeptEvidence extends Evidence {
  files: KeptFile[]
}

export const filesIn = (db: Db | Trx, ids: readonly Evidence['id'][]) =>
  db
    .selectFrom('evidenceFile')
    .innerJoin('file', 'file.id', 'evidenceFile.fileId')
    .select(['evidenceFile.evidenceId', 'file.id', 'file.name', 'file.bytes', 'file.storedAt', 'file.scanned'])
    .where('evidenceFile.evidenceId', '=', sql<Evidence['id']>`any(${ids})`)
    .where('file.removedAt', 'is', null)
    .orderBy('file.storedAt')
    .orderBy('file.name')
    .execute()

/** Evidence that somebody may look at, with its files. */
export const withFiles = async (db: Db | Trx, items: Evidence[]): Promise<KeptEvidence[]> => {
  const ids = items.map(({ id }) => id)
  const files = await filesIn(db, ids)
  return items.map(item => ({ ...item, files: files.filter(({ evidenceId }) => evidenceId === item.id) }))
}

/** All evidence that this viewer may look at, with its files; the newest first. */
export const evidenceOf = async (db: Db | Trx, viewer: EvidenceViewer): Promise<KeptEvidence[]> =>
  withFiles(
    db,
    await seenBy(db, viewer).selectAll().orderBy('evidence.addedAt', 'desc').orderBy('evidence.title').execute(),
  )

/** One piece of evidence, if this viewer may look at it. */
export const findEvidence = async (db: Db, viewer: EvidenceViewer, id: string): Promise<KeptEvidence | null> => {
  const found = await seenBy(db, viewer).selectAll().where(sql<string>`evidence.id::text`, '=', id).execute()
  const [item] = await withFiles(db, found)
  return item ?? null
}

/** A person adds or removes one thing at a time: whoever comes second waits, and then sees what the first did. */
export const lockKeeper = async (trx: Trx, person: Id<'person'>): Promise<void> => {
  await trx.selectFrom('person').select('id').where('id', '=', person).forUpdate().executeTakeFirstOrThrow()
}

/** One's own, to change it: looking is not enough for that. */
export const findOwn = async (trx: Trx, person: Id<'person'>, id: string): Promise<KeptEvidence | null> => {
  const found = await kept(trx)
    .selectAll()
    .where('evidence.personId', '=', person)
    .where(sql<string>`evidence.id::text`, '=', id)
    .execute()
  const [item] = await withFiles(trx, found)
  return item ?? null
}

export const countItems = async (trx: Trx, person: Id<'person'>): Promise<number> => {
  const { count } = await kept(trx)
    .where('evidence.personId', '=', person)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many bytes a person keeps in all. */
export const bytesOf = async (trx: Trx, person: Id<'person'>): Promise<number> => {
  const { bytes } = await kept(trx)
    .innerJoin('evidenceFile', 'evidenceFile.evidenceId', 'evidence.id')
    .innerJoin('file', 'file.id', 'evidenceFile.fileId')
    .where('evidence.personId', '=', person)
    .where('file.removedAt', 'is', null)
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>('file.bytes'), eb.lit(0)).as('bytes'))
    .executeTakeFirstOrThrow()
  return Number(bytes)
}

export const hasContent = async (trx: Trx, files: KeptFile[], sha256: string): Promise<boolean> => {
  const same = await trx
    .selectFrom('file')
    .select('id')
    .where('id', '=', sql<Id<'file'>>`any(${files.map(({ id }) => id)})`)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return same !== undefined
}
