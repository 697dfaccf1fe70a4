import { inTransaction, type Trx } from '../../platform/connection.ts'
import { lockText } from '../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { inBoth } from '../../platform/words.ts'
import type { Content } from './content.ts'
import { type Edit, edited, type NoEdit } from './edit.ts'
import { type Kept, modulesToChoose, type Standing, type StructureVisit, standingOf } from './standing.ts'
import { addDraft, addEdit } from './structure.store.ts'

export type NoChange = NoEdit | 'planning.structures.changed-meanwhile'

/** The structure as it stands, nobody else changing it until the transaction ends; refused when the form looked at an older one. */
export const lockedStanding = async (
  trx: Trx,
  kept: Kept,
  seen: string,
): Promise<Outcome<Standing, 'planning.structures.changed-meanwhile'>> => {
  await lockText(trx, `structure:${kept.programme.id}`)
  const standing = await standingOf(trx, kept)
  return standing.seen === seen ? accept(standing) : refuse('planning.structures.changed-meanwhile')
}

const keepStep = async (trx: Trx, visit: StructureVisit, standing: Standing, content: Content): Promise<void> => {
  const { person, now } = visit
  const { draft, programme } = standing
  const draftId = draft?.id ?? (await addDraft(trx, { programme: programme.id, openedAt: now, openedBy: person.id }))
  await addEdit(trx, { draftId, edition: (draft?.edition ?? 0) + 1, content, at: now, byPerson: person.id })
}

/** Does one edit in the draft, begun when there is none. */
export const changeStructure = (
  visit: StructureVisit,
  kept: Kept,
  seen: string,
  edit: Edit,
): Promise<Outcome<null, NoChange>> =>
  inTransaction(visit.db, async trx => {
    const locked = await lockedStanding(trx, kept, seen)
    if (!locked.ok) return locked
    const known = new Set(modulesToChoose(kept).map(({ id }) => id))
    if (edit.kind === 'add-modules' && edit.modules.some(id => !known.has(id)))
      return refuse('planning.structures.not-there')
    const outcome = edited(locked.value.content, edit, inBoth('planning.structures.new-line'))
    if (!outcome.ok) return outcome
    await keepStep(trx, visit, locked.value, outcome.value)
    return accept(null)
  })

/** Takes the last step back; doing it again brings it back. */
export const undoStep = (
  visit: StructureVisit,
  kept: Kept,
  seen: string,
): Promise<Outcome<null, 'planning.structures.changed-meanwhile' | 'planning.structures.nothing-to-publish'>> =>
  inTransaction(visit.db, async trx => {
    const locked = await lockedStanding(trx, kept, seen)
    if (!locked.ok) return locked
    const { draft, base } = locked.value
    if (!draft) return refuse('planning.structures.nothing-to-publish')
    await keepStep(trx, visit, locked.value, draft.before ?? base)
    return accept(null)
  })
