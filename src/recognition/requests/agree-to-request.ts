import type { Db } from '../../platform/connection.ts'
import { accept } from '../../platform/outcome.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'

/** The person for whom somebody asked agrees: from now the provider sees it. */
export const agreeToRequest = (db: Db, visit: StepVisit, id: string) =>
  takeStep(
    db,
    visit,
    id,
    'agreed',
    () => accept({}),
    (trx, request) => tellTurn(trx, request, visit),
  )
