import type { Visit } from '../../../platform/visit.ts'
import { isChoice, lastOf, type Request, stateOf } from '../request.ts'
import { failedBy, sessionsOf } from './module-test.store.ts'
import { type NoPlace, type PlannedSession, whyNotSession } from './module-test.ts'

/** The sessions of the test that a request is invited to, each with why it cannot be chosen; none when nothing is to choose. */
export const sessionsFor = async (
  { db, now }: Visit,
  request: Request,
): Promise<{ session: PlannedSession; whyNot: NoPlace | null }[]> => {
  const test = lastOf(request, 'test')?.detail
  if (stateOf(request) !== 'to-choose' || !test || !isChoice(test)) return []
  const [module] = test.modules
  const failed = await failedBy(db, request, module)
  const sessions = await sessionsOf(db, request.provider, now)
  return sessions
    .filter(session => session.test.module === module && !session.calledOffAt)
    .map(session => ({ session, whyNot: whyNotSession(session, failed, now) }))
}
