import type { Catalogue } from '../../../catalogue/index.ts'
import { type Db, inTransaction } from '../../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import type { Word } from '../../../platform/words.ts'
import { noteFound } from '../record-test.ts'
import { lastOf } from '../request.ts'
import { type StepVisit, takeStepIn } from '../take-step.ts'
import { tellTurn } from '../tell-turn.ts'
import { lockSession } from './module-test.store.ts'
import { passes, type Score } from './rubric.ts'

/** What was seen of one person in a session; `confirmed` is the result that the teacher read and stands behind. */
export interface Scored {
  session: string
  scores: Score[]
  words: string
  confirmed: string
}

/** Scores every criterion. The result follows from the rubric that the session was planned with; it counts once confirmed. */
export const scoreTest = (
  db: Db,
  visit: StepVisit,
  id: string,
  { session: sessionId, scores, words, confirmed }: Scored,
  catalogue: Catalogue,
): Promise<Outcome<unknown, Word>> =>
  inTransaction(db, trx =>
    takeStepIn(
      trx,
      visit,
      id,
      'tested',
      async request => {
        const chosen = lastOf(request, 'chosen')?.detail.session
        const session = chosen === sessionId ? await lockSession(trx, request.provider, sessionId) : null
        if (!session) return refuse('recognition.test.no-session')
        const { body, module } = { body: session.test.body, module: session.test.module }
        if (body.criteria.some((_, at) => !scores.some(({ criterion }) => criterion === at)))
          return refuse('recognition.test.score-all')
        const passed = passes(body, scores)
        if (confirmed !== (passed ? 'passed' : 'failed')) return refuse('recognition.test.confirm-first')
        return accept({ results: [{ module, passed }], words: words.trim().slice(0, 4000), scores })
      },
      async request => {
        await noteFound(trx, request, visit, catalogue)
        await tellTurn(trx, request, visit)
      },
    ),
  )

/** Who was expected did not come: it is no try, and the provider says what next. */
export const noteAbsence = (db: Db, visit: StepVisit, id: string, session: string): Promise<Outcome<unknown, Word>> =>
  inTransaction(db, trx =>
    takeStepIn(
      trx,
      visit,
      id,
      'missed',
      request =>
        lastOf(request, 'chosen')?.detail.session === session
          ? accept({ words: '' })
          : refuse('recognition.test.no-session'),
      request => tellTurn(trx, request, visit),
    ),
  )
