import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { lastOf } from './request.ts'
import { sendAlong } from './send-along.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'

/** Answers every question that the provider put, in their order, perhaps with more evidence. Late is still an answer, as long as nothing was decided. */
export const answerQuestions = (db: Db, visit: StepVisit, id: string, typed: string[], evidence: string[]) =>
  takeStep(
    db,
    visit,
    id,
    'answered',
    request => {
      const items = lastOf(request, 'questions')?.detail.items ?? []
      const answers = items.map((_, at) => (typed[at] ?? '').trim().slice(0, 4000))
      return answers.includes('') ? refuse('recognition.request.no-answer') : accept({ answers })
    },
    async (trx, request) => {
      await sendAlong(trx, request, evidence, visit.now)
      await tellTurn(trx, request, visit)
    },
  )
