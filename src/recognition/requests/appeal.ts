import type { Db } from '../../platform/connection.ts'
import { ownWords } from './own-words.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'

/** The person does not agree with what was decided, in the time that the policy gives. */
export const appeal = (db: Db, visit: StepVisit, id: string, typed: string) =>
  takeStep(
    db,
    visit,
    id,
    'appealed',
    () => ownWords(typed),
    (trx, request) => tellTurn(trx, request, visit),
  )
