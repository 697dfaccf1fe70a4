import { sql } from 'kysely'
import type { Db } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { changeDraft, type DraftVisit, type NoChange, putBody } from './change-draft.ts'
import { cellOf } from './draft.ts'
import type { Matrix } from './matrix.ts'
import type { SheetRow } from './read-sheet.ts'

export interface KeptSheet {
  id: Id<'sheet'>
  fileName: string
  rows: SheetRow[]
  takenAt: Date | null
}

/** Keeps rows as they were read, to be looked at first. */
export const keepSheet = async (
  { db, person, now }: DraftVisit,
  { provider }: Matrix,
  { fileName, rows }: Pick<KeptSheet, 'fileName' | 'rows'>,
): Promise<KeptSheet['id']> => {
  const id = newId<'sheet'>()
  await db
    .insertInto('concordanceSheet')
    .values({ id, provider, fileName, rows: JSON.stringify(rows), readAt: now, readBy: person.id, takenAt: null })
    .execute()
  return id
}

export const findSheet = async (db: Db, { provider }: Matrix, id: string): Promise<KeptSheet | null> =>
  (await db
    .selectFrom('concordanceSheet')
    .select(['id', 'fileName', 'rows', 'takenAt'])
    .where(sql<boolean>`provider is not distinct from ${provider}`)
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .executeTakeFirst()) ?? null

/** Puts every row that is right in the draft, once. */
export const takeSheet = (visit: DraftVisit, matrix: Matrix, sheet: KeptSheet): Promise<Outcome<null, NoChange>> =>
  changeDraft(visit, matrix, null, async (trx, standing) => {
    const marked = await trx
      .updateTable('concordanceSheet')
      .set({ takenAt: visit.now })
      .where('id', '=', sheet.id)
      .where('takenAt', 'is', null)
      .executeTakeFirst()
    if (marked.numUpdatedRows === 0n) return refuse('recognition.matrix.taken-already')
    for (const { body, empties, problem } of sheet.rows) {
      const cell = problem === null ? (body ?? empties) : null
      if (cell) await putBody(trx, standing, cellOf(cell), body)
    }
    return accept(null)
  })
