import { inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import { lockedStanding } from './change-structure.ts'
import type { Kept, StructureVisit } from './standing.ts'
import { closeDraft } from './structure.store.ts'

/** Lets a draft go: what holds stays as it is. */
export const dropDraft = (
  visit: StructureVisit,
  kept: Kept,
  seen: string,
): Promise<Outcome<null, 'planning.structures.changed-meanwhile' | 'planning.structures.nothing-to-publish'>> =>
  inTransaction(visit.db, async trx => {
    const locked = await lockedStanding(trx, kept, seen)
    if (!locked.ok) return locked
    const { draft } = locked.value
    if (!draft) return refuse('planning.structures.nothing-to-publish')
    await closeDraft(trx, draft.id, { closedAt: visit.now, closedBy: visit.person.id, versionId: null })
    const by = actorOf(visit)
    await record(trx, 'structure.draft-dropped', {
      at: visit.now,
      by,
      subject: draft.id,
      detail: { programme: kept.programme.id },
    })
    return accept(null)
  })
