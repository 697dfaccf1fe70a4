import { type Db, inTransaction } from '../../../platform/connection.ts'
import { newId } from '../../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import type { Word } from '../../../platform/words.ts'
import { isChoice, lastOf } from '../request.ts'
import { type StepVisit, takeStepIn } from '../take-step.ts'
import { tellTurn } from '../tell-turn.ts'
import { failedBy, leaveSeat, lockSession } from './module-test.store.ts'
import { whyNotSession } from './module-test.ts'

/** The person takes a place in a session of the test that they were invited to. Of two who want the last, one gets it. */
export const chooseSession = (db: Db, visit: StepVisit, id: string, chosen: string): Promise<Outcome<unknown, Word>> =>
  inTransaction(db, trx =>
    takeStepIn(
      trx,
      visit,
      id,
      'chosen',
      async request => {
        const test = lastOf(request, 'test')?.detail
        const session = test && isChoice(test) ? await lockSession(trx, request.provider, chosen) : null
        const [module] = test?.modules ?? []
        if (!session || session.test.module !== module) return refuse('recognition.test.no-session')
        const refusal = whyNotSession(session, await failedBy(trx, request, module), visit.now)
        if (refusal) return refuse(refusal)
        await trx
          .insertInto('testSeat')
          .values({
            id: newId<'seat'>(),
            sessionId: session.id,
            requestId: request.id,
            takenAt: visit.now,
            leftAt: null,
          })
          .execute()
        const { startsAt, place } = session
        return accept({ session: session.id, startsAt: startsAt.toISOString(), place })
      },
      request => tellTurn(trx, request, visit),
    ),
  )

/** The person gives their place back, before the day: somebody else can have it, and they choose again. */
export const freePlace = (db: Db, visit: StepVisit, id: string): Promise<Outcome<unknown, Word>> =>
  inTransaction(db, trx =>
    takeStepIn(
      trx,
      visit,
      id,
      'freed',
      () => accept({}),
      async request => {
        await leaveSeat(trx, request.id, visit.now)
        await tellTurn(trx, request, visit)
      },
    ),
  )
