import { inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { DraftVisit } from '../matrix/change-draft.ts'
import { lockDraft } from '../matrix/draft.store.ts'
import type { Matrix } from '../matrix/matrix.ts'
import { addJob } from './job.store.ts'

/** Has counted how many people a draft would give more or less, as it is now; nobody is told anything. */
export const countAffected = (
  visit: DraftVisit,
  { provider }: Matrix,
): Promise<Outcome<null, 'recognition.matrix.nothing'>> =>
  inTransaction(visit.db, async trx => {
    const draft = await lockDraft(trx, provider, visit.person.id, visit.now)
    if (draft.changes.length === 0) return refuse('recognition.matrix.nothing')
    const { id: draftId, edition } = draft
    await addJob(trx, { cause: 'count', draftId, edition, rows: [], day: visit.today, begunAt: visit.now })
    return accept(null)
  })
