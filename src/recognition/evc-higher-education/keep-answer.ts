import { inTransaction, type Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { lockProcedure } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { evcViewerOf } from './evc.store.ts'
import { askedOf, type Evc, type Steps, stateOf } from './evc.ts'
import type { Frame } from './frame.ts'
import { entriesOf, letEvidenceGoAlong, putAnswer, putEvidence } from './portfolio.store.ts'
import { type Entry, longest, mostExamples, type Question } from './portfolio.ts'

export type Slot = Pick<Entry, 'competence' | 'number'>

export const isSlot = (evc: Evc, { competence, number }: Slot): boolean =>
  askedOf(evc).some(each => each.competence === competence) &&
  Number.isInteger(number) &&
  number >= 1 &&
  number <= mostExamples

/** Changes the draft of one's own portfolio, as long as it was not handed in; what goes along follows. */
const inDraft = (
  visit: StepVisit,
  id: string,
  slot: Slot,
  change: (trx: Trx, evc: Evc) => Promise<Word | null>,
): Promise<Outcome<null, Word>> =>
  inTransaction(visit.db, async trx => {
    const viewer = evcViewerOf(visit)
    const evc = await lockProcedure<Frame, Steps>(trx, 'evc-higher-education', viewer, id)
    if (evc?.personId !== visit.person.id || !isSlot(evc, slot)) return refuse('recognition.request.not-yours')
    if (stateOf(evc) !== 'portfolio') return refuse('recognition.request.not-now')
    const refusal = await change(trx, evc)
    if (refusal) return refuse(refusal)
    await letEvidenceGoAlong(trx, evc.id, await entriesOf(trx, viewer, evc.id), visit.now)
    return accept(null)
  })

const isTheirs = async (trx: Trx, person: Id<'person'>, evidence: string[]): Promise<boolean> => {
  const found = await trx
    .selectFrom('evidence')
    .select(eb => eb.cast<string>('id', 'text').as('id'))
    .where('personId', '=', person)
    .where('removedAt', 'is', null)
    .execute()
  return evidence.every(id => found.some(each => each.id === id))
}

/** Keeps an answer to one question of an example: in words, or in evidence that was photographed or spoken. */
export const keepAnswer = (
  visit: StepVisit,
  id: string,
  slot: Slot & { question: Question },
  answer: { words: string; evidence: string | null },
) =>
  inDraft(visit, id, slot, async (trx, evc) => {
    if (answer.evidence && !(await isTheirs(trx, visit.person.id, [answer.evidence])))
      return 'recognition.evidence.not-yours'
    const kept = { words: answer.words.slice(0, longest), evidence: answer.evidence }
    await putAnswer(trx, evc.id, slot, slot.question, kept, visit.now)
    return null
  })

/** Ties evidence that one keeps to an example. */
export const tieEvidence = (visit: StepVisit, id: string, slot: Slot, evidence: string[]) =>
  inDraft(visit, id, slot, async (trx, evc) => {
    if (!(await isTheirs(trx, visit.person.id, evidence))) return 'recognition.evidence.not-yours'
    await putEvidence(trx, evc.id, slot, evidence as Id<'evidence'>[], visit.now)
    return null
  })
