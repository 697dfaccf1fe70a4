import { raiseVersion } from '../../catalogue/index.ts'
import { inTransaction, type Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import { lockedStanding } from './change-structure.ts'
import { findingsIn } from './checks.ts'
import { sameContent } from './content.ts'
import { isPossibleStart, type Kept, type Standing, type StructureVisit } from './standing.ts'
import { closeDraft, type Draft } from './structure.store.ts'

export type NotPublished =
  | 'planning.structures.changed-meanwhile'
  | 'planning.structures.nothing-to-publish'
  | 'planning.structures.wrong-start'
  | 'planning.structures.faults'
  | 'planning.structures.second-person'

interface Ready {
  standing: Standing
  draft: Draft
  from: Day
}

const ready = async (
  trx: Trx,
  visit: StructureVisit,
  kept: Kept,
  seen: string,
  from: Day | null,
): Promise<Outcome<Ready, NotPublished>> => {
  const locked = await lockedStanding(trx, kept, seen)
  if (!locked.ok) return locked
  const standing = locked.value
  const { draft, base, programme, catalogue } = standing
  if (!draft || sameContent(draft.content, base)) return refuse('planning.structures.nothing-to-publish')
  if (from === null || !isPossibleStart(standing, from, visit.today)) return refuse('planning.structures.wrong-start')
  const findings = findingsIn(draft.content, { catalogue, day: from, stops: programme.stops })
  return findings.some(({ fault }) => fault) ? refuse('planning.structures.faults') : accept({ standing, draft, from })
}

/** Asks a second person to publish the draft as it is now; any change after this undoes it. */
export const proposeStructure = (
  visit: StructureVisit,
  kept: Kept,
  seen: string,
  from: Day | null,
): Promise<Outcome<null, NotPublished>> =>
  inTransaction(visit.db, async trx => {
    const outcome = await ready(trx, visit, kept, seen, from)
    if (!outcome.ok) return outcome
    const { draft, from: validFrom } = outcome.value
    await trx
      .insertInto('structureProposal')
      .values({ draftId: draft.id, edition: draft.edition, validFrom, at: visit.now, byPerson: visit.person.id })
      .onConflict(on => on.doNothing())
      .execute()
    const detail = { programme: kept.programme.id, from: validFrom }
    await record(trx, 'structure.proposed', { at: visit.now, by: actorOf(visit), subject: draft.id, detail })
    return accept(null)
  })

/**
 * Publishes the draft from a day on. Who began before that day keeps what held then. Where the organisation wants two people,
 * it is somebody else than who asked for it, and from the day that they asked.
 */
export const publishStructure = (
  visit: StructureVisit,
  kept: Kept,
  seen: string,
  asked: Day | null,
): Promise<Outcome<null, NotPublished>> =>
  inTransaction(visit.db, async trx => {
    const outcome = await ready(trx, visit, kept, seen, asked)
    if (!outcome.ok) return outcome
    const { draft, from, standing } = outcome.value
    const { proposal, twoPeople, programme } = standing
    if (twoPeople && (proposal === null || proposal.byPerson === visit.person.id || proposal.validFrom !== from))
      return refuse('planning.structures.second-person')
    const id = newId<'structure-version'>()
    const { structure, order, excludes } = draft.content
    await trx
      .insertInto('programmeVersion')
      .values({
        id,
        programme: programme.id,
        validFrom: from,
        structure: JSON.stringify(structure),
        order: JSON.stringify(order),
        excludes: JSON.stringify(excludes),
        publishedAt: visit.now,
        publishedBy: visit.person.id,
      })
      .execute()
    await closeDraft(trx, draft.id, { closedAt: visit.now, closedBy: visit.person.id, versionId: id })
    await raiseVersion(trx)
    const detail = { programme: programme.id, from }
    await record(trx, 'structure.published', { at: visit.now, by: actorOf(visit), subject: draft.id, detail })
    return accept(null)
  })
