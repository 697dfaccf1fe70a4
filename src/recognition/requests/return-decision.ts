import type { Db } from '../../platform/connection.ts'
import { ownWords } from './own-words.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'

/** The second person does not agree, and says why: it is decided anew. */
export const returnDecision = (db: Db, visit: StepVisit, id: string, typed: string) =>
  takeStep(
    db,
    visit,
    id,
    'returned',
    () => ownWords(typed),
    (trx, request) => tellTurn(trx, request, visit),
  )
