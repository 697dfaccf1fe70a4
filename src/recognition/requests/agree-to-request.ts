import type { Db } from '../../platform/connection.ts'
import { accept } from '../../platform/outcome.ts'
import { sendAlong } from './send-along.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'

/** The person for whom somebody asked agrees, with evidence of theirs that goes along: from now the provider sees it. */
export const agreeToRequest = (db: Db, visit: StepVisit, id: string, evidence: string[]) =>
  takeStep(
    db,
    visit,
    id,
    'agreed',
    () => accept({}),
    async (trx, request) => {
      await sendAlong(trx, request, evidence, visit.now)
      await tellTurn(trx, request, visit)
    },
  )
