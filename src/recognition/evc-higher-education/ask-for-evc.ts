import type { ProgrammeId, ProviderId } from '../../catalogue/index.ts'
import { runnerOf } from '../../people/index.ts'
import { inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { beginProcedure, proceduresFor } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { findEvc } from './evc.store.ts'
import { type Evc, type Steps, stateOf } from './evc.ts'
import type { Frame } from './frame.ts'
import { tellTurns } from './tell-turns.ts'

export const intakeQuestions = ['where', 'tasks', 'proud'] as const

export type NoAsk =
  | 'recognition.ask.nobody-there'
  | 'recognition.evc-he.no.competence'
  | 'recognition.evc-he.no.answer'
  | 'recognition.evc-he.no.runs-already'

/** Asks a college to have competences of one programme recognised, under its frame of today. One at a time for a programme. */
export const askForEvc = (
  visit: StepVisit,
  frame: Frame,
  typed: { competences: string[]; answers: string[] },
): Promise<Outcome<Evc['id'], NoAsk>> =>
  inTransaction(visit.db, async trx => {
    const { person, now } = visit
    const [provider, programme] = [frame.provider as ProviderId, frame.programme as ProgrammeId]
    await trx.selectFrom('person').select('id').where('id', '=', person.id).forUpdate().execute()
    if (!(await runnerOf(trx, provider))) return refuse('recognition.ask.nobody-there')
    const competences = frame.competences
      .map(({ competence }) => competence)
      .filter(id => typed.competences.includes(id))
    if (competences.length === 0) return refuse('recognition.evc-he.no.competence')
    const answers = intakeQuestions.map((_, at) => (typed.answers[at] ?? '').slice(0, 4000))
    if (answers.includes('')) return refuse('recognition.evc-he.no.answer')
    const before = await proceduresFor<Frame, Steps>(trx, 'evc-higher-education', {
      person: person.id,
      organisation: null,
      role: null,
    })
    const runs = before.some(
      each =>
        each.personId === person.id &&
        each.programme === programme &&
        !['declined', 'decided', 'heard', 'withdrawn'].includes(stateOf(each)),
    )
    if (runs) return refuse('recognition.evc-he.no.runs-already')
    const id = newId<'procedure'>()
    await beginProcedure<Frame, Steps, 'asked'>(
      trx,
      {
        id,
        way: 'evc-higher-education',
        personId: person.id,
        provider,
        programme,
        frame,
        begunBy: person.id,
        begunAt: now,
      },
      { kind: 'asked', detail: { competences, answers } },
      { person: person.id, role: person.role },
    )
    const begun = await findEvc(trx, visit, id)
    if (begun) await tellTurns(trx, begun, visit)
    return accept(id)
  })
