import type { Db } from '../../platform/connection.ts'
import { accept } from '../../platform/outcome.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { leaveSeat } from './tests/module-test.store.ts'

/** The person takes the request back, as long as nothing was decided; a place in a session is free again. */
export const withdrawRequest = (db: Db, visit: StepVisit, id: string) =>
  takeStep(
    db,
    visit,
    id,
    'withdrawn',
    () => accept({}),
    async (trx, request) => {
      await leaveSeat(trx, request.id, visit.now)
    },
  )
