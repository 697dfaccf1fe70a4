import { currentCatalogue, raiseVersion } from '../../catalogue/index.ts'
import { inTransaction } from '../../platform/connection.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import { addJob } from '../chances/job.store.ts'
import { noteSeen } from '../chances/note-changes.ts'
import type { DraftVisit } from './change-draft.ts'
import { findingsIn, isFault } from './checks.ts'
import { lockDraft } from './draft.store.ts'
import { type Draft, rowOf } from './draft.ts'
import type { Matrix } from './matrix.ts'
import { standingWith } from './standing.ts'

export type NotPublished =
  | 'recognition.matrix.changed-meanwhile'
  | 'recognition.matrix.nothing'
  | 'recognition.matrix.past'
  | 'recognition.matrix.faults'

/**
 * Publishes a draft from a day on: rows that it replaces end the day before, its own rows begin. Exemptions that were
 * granted stay. Everybody is looked at for new chances afterwards, by a job.
 */
export const publishDraft = async (
  visit: DraftVisit,
  matrix: Matrix,
  { seen, from }: { seen: number; from: Day | null },
): Promise<Outcome<Draft['id'], NotPublished>> => {
  const catalogue = await currentCatalogue(visit.db)
  return inTransaction(visit.db, async trx => {
    const draft = await lockDraft(trx, matrix.provider, visit.person.id, visit.now)
    if (seen !== draft.edition) return refuse('recognition.matrix.changed-meanwhile')
    const { base, after } = await standingWith(trx, matrix, catalogue, draft, visit.today)
    if (draft.changes.length === 0) return refuse('recognition.matrix.nothing')
    if (from === null || from < base) return refuse('recognition.matrix.past')
    const own = new Set<string>(draft.changes.map(({ id }) => id))
    const faults = findingsIn(after, catalogue).filter(
      finding => isFault(finding) && finding.rows.some(id => own.has(id)),
    )
    if (faults.length > 0) return refuse('recognition.matrix.faults')
    const ground = { provider: matrix.provider, catalogue, from }
    const rows = draft.changes.flatMap(({ id, body }) => (body ? [rowOf({ id, body }, ground)] : []))
    const ended = draft.changes.flatMap(({ replaces }) => replaces ?? [])
    for (const { evidence, how, source, ...row } of rows)
      await trx
        .insertInto('concordanceRow')
        .values({
          ...row,
          evidence: JSON.stringify(evidence),
          how: JSON.stringify(how),
          source: JSON.stringify(source),
        })
        .execute()
    if (ended.length > 0)
      await trx
        .insertInto('concordanceEnd')
        .values(ended.map(rowId => ({ rowId, lastDay: addDays(from, -1), draftId: draft.id })))
        .onConflict(on =>
          on
            .column('rowId')
            .doUpdateSet(eb => ({ lastDay: eb.ref('excluded.lastDay'), draftId: eb.ref('excluded.draftId') })),
        )
        .execute()
    await trx
      .updateTable('concordanceDraft')
      .set({ publishedAt: visit.now, publishedBy: visit.person.id, validFrom: from })
      .where('id', '=', draft.id)
      .execute()
    await raiseVersion(trx)
    await noteSeen(trx, rows, catalogue)
    const fresh = rows.map(({ id }) => id)
    const job = { cause: 'published' as const, draftId: draft.id, edition: null, rows: fresh, day: from }
    await addJob(trx, { ...job, begunAt: visit.now })
    await record(trx, 'concordance.published', {
      at: visit.now,
      by: actorOf(visit),
      subject: draft.id,
      detail: { came: rows.length, went: ended.length, from },
    })
    return accept(draft.id)
  })
}
