import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { type Evc, hasScored, judgedIn, type Levels, partsOf, thisRound } from './evc.ts'
import { type Criterion, isLevel, type Part } from './frame.ts'
import { insertScore } from './score.store.ts'
import { take } from './take.ts'

export type Typed = Record<string, { level: string; why: string }>

/** A level for each criterion, and why; what is typed for others is left out. */
export const readLevels = (
  criteria: Criterion[],
  typed: Typed,
  needsWhy: (criterion: string) => boolean,
): Outcome<Levels, Word> => {
  const found: Levels = {}
  for (const { id } of criteria) {
    const { level = '', why = '' } = typed[id] ?? {}
    if (!isLevel(level)) return refuse('recognition.evc-he.no.level')
    if (why.trim() === '' && needsWhy(id)) return refuse('recognition.evc-he.no.why')
    found[id] = { level, why: why.trim().slice(0, 2000) }
  }
  return accept(found)
}

/** What stands in the way of judging a part; null: nothing. A home assignment is judged once it is there. */
const notYet = (evc: Evc, part: Part): Word | null =>
  part.kind === 'home-assignment' && !evc.steps.some(step => step.kind === 'assignment' && step.detail.part === part.id)
    ? 'recognition.evc-he.no.not-handed-in'
    : part.kind !== 'portfolio' &&
        part.kind !== 'home-assignment' &&
        !thisRound(evc).some(step => step.kind === 'planned' && step.detail.part === part.id)
      ? 'recognition.evc-he.no.not-planned'
      : null

/** A juror hands in what they found in one part, alone and once. */
export const scorePart = (visit: StepVisit, id: string, partId: string, typed: Typed) =>
  take(visit, id, 'scored', async (evc, trx) => {
    const part = partsOf(evc).find(each => each.id === partId)
    if (!part) return refuse('recognition.evc-he.no.part')
    const refusal = hasScored(evc, visit.person.id, partId) ? 'recognition.evc-he.no.scored-already' : notYet(evc, part)
    if (refusal) return refuse(refusal)
    const criteria = judgedIn(evc, part).flatMap(each => each.criteria)
    const read = readLevels(criteria, typed, () => false)
    if (!read.ok) return read
    await insertScore(trx, evc, { part: part.id, personId: visit.person.id, levels: read.value }, visit.now)
    return accept({ part: part.id })
  })
