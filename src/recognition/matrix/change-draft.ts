import { currentCatalogue, type ModuleId } from '../../catalogue/index.ts'
import { inTransaction, type Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Visit } from '../../platform/visit.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { lockDraft, putChange, raiseEdition } from './draft.store.ts'
import { cellOf, changeTo, newBody, type RowBody, readEvidence, resized } from './draft.ts'
import type { Matrix } from './matrix.ts'
import { type Standing, standingWith } from './standing.ts'

export type NoChange =
  | 'recognition.matrix.changed-meanwhile'
  | 'recognition.matrix.not-here'
  | 'recognition.matrix.judged-already'
  | 'recognition.matrix.taken-already'

export type DraftVisit = Visit & { person: NonNullable<Visit['person']> }

/** A size for one cell; `none`: nothing falls away. */
export interface CellAsk {
  evidence: string
  module: string
  minutes: number | null | 'none'
}

/**
 * Changes the draft of a matrix, begun when there is none. `seen`: the edition that whoever asks looked at; null: whatever
 * it is. Everything, or nothing and a refusal.
 */
export const changeDraft = async <Value>(
  visit: DraftVisit,
  matrix: Matrix,
  seen: number | null,
  change: (trx: Trx, standing: Standing) => Promise<Outcome<Value, NoChange>>,
): Promise<Outcome<Value, NoChange>> => {
  const catalogue = await currentCatalogue(visit.db)
  return inTransaction(visit.db, async trx => {
    const draft = await lockDraft(trx, matrix.provider, visit.person.id, visit.now)
    if (seen !== null && seen !== draft.edition) return refuse('recognition.matrix.changed-meanwhile')
    const standing = await standingWith(trx, matrix, catalogue, draft, visit.today)
    const outcome = await change(trx, standing)
    if (outcome.ok) await raiseEdition(trx, draft)
    return outcome
  })
}

/** The row of a cell that this matrix may change: its own. A row for every provider is for who keeps those. */
export const ownRow = (rows: readonly ConcordanceRow[], cell: string, { provider }: Matrix): ConcordanceRow | null =>
  rows.find(row => cellOf(row) === cell && row.provider === provider) ?? null

/** Puts what comes in a cell (null: nothing) in the draft. */
export const putBody = async (
  trx: Trx,
  { draft, before, matrix }: Standing,
  cell: string,
  body: RowBody | null,
): Promise<void> => {
  if (!draft) return
  const standing = ownRow(before, cell, matrix)
  const change = changeTo(standing, body)
  await putChange(trx, draft.id, cell, standing?.id ?? null, body, change !== null)
}

/** Puts sizes in the draft; a cell that stays as it was is left alone. */
const putSizes = async (trx: Trx, standing: Standing, asks: readonly CellAsk[]): Promise<Outcome<null, NoChange>> => {
  const modules = new Set(standing.sheets.flatMap(sheet => sheet.modules.map(({ id }) => id)))
  for (const { evidence: key, module, minutes } of asks) {
    const evidence = readEvidence(key)
    if (!evidence || !modules.has(module as ModuleId)) return refuse('recognition.matrix.not-here')
    const fresh = newBody(evidence, module as ModuleId, null)
    const cell = cellOf(fresh)
    const now = ownRow(standing.after, cell, standing.matrix)
    const stays = minutes === 'none' ? now === null : now !== null && now.minutes === minutes
    if (stays) continue
    const body = minutes === 'none' ? null : now ? resized(now, minutes) : { ...fresh, minutes }
    await putBody(trx, standing, cell, body)
  }
  return accept(null)
}

/** Saves what was typed in the cells of a table. */
export const saveCells = (visit: DraftVisit, matrix: Matrix, seen: number, asks: readonly CellAsk[]) =>
  changeDraft(visit, matrix, seen, (trx, standing) => putSizes(trx, standing, asks))

/** Saves everything about one row. */
export const saveRow = (visit: DraftVisit, matrix: Matrix, seen: number, body: RowBody) =>
  changeDraft(visit, matrix, seen, async (trx, standing) => {
    if (!standing.sheets.some(({ modules }) => modules.some(({ id }) => id === body.module)))
      return refuse('recognition.matrix.not-here')
    await putBody(trx, standing, cellOf(body), body)
    return accept(null)
  })

/** Accepts a proposed row into the draft, or rejects it with why; it is not proposed again. */
export const judgeProposal = (
  visit: DraftVisit,
  matrix: Matrix,
  judged: { body: RowBody; decision: 'accepted' | 'rejected'; why: string },
) =>
  changeDraft(visit, matrix, null, async (trx, standing) => {
    const cell = cellOf(judged.body)
    const added = await trx
      .insertInto('judgedProposal')
      .values({
        provider: matrix.provider,
        cell,
        decision: judged.decision,
        why: judged.why,
        at: visit.now,
        personId: visit.person.id,
      })
      .onConflict(on => on.doNothing())
      .executeTakeFirst()
    if (!added.numInsertedOrUpdatedRows) return refuse('recognition.matrix.judged-already')
    if (judged.decision === 'accepted') await putBody(trx, standing, cell, judged.body)
    return accept(null)
  })
