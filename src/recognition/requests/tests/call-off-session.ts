import { type Db, inTransaction } from '../../../platform/connection.ts'
import { dayOf } from '../../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import { record } from '../../../platform/record.ts'
import type { Word } from '../../../platform/words.ts'
import { rolesFor } from '../may-step.ts'
import { ownWords } from '../own-words.ts'
import { type StepVisit, takeStepIn } from '../take-step.ts'
import { tellTurn } from '../tell-turn.ts'
import { findSession, leaveSeat, lockSession, seatedIn } from './module-test.store.ts'

/** The provider calls a session off before its day, and says why: everybody who had a place is told, and chooses again. */
export const callOffSession = async (
  db: Db,
  visit: StepVisit,
  id: string,
  typed: string,
): Promise<Outcome<null, Word>> => {
  const { person, worksFor, now } = visit
  const found = worksFor && rolesFor.tester.includes(worksFor.role) ? await findSession(db, worksFor.id, id) : null
  if (!worksFor || !found) return refuse('recognition.request.not-yours')
  const said = ownWords(typed)
  if (!said.ok) return said
  return inTransaction(db, async trx => {
    const session = await lockSession(trx, found.test.provider, id)
    if (!session || session.calledOffAt) return refuse('recognition.test.called-off')
    if (dayOf(session.startsAt) <= visit.today) return refuse('recognition.test.begun')
    for (const request of await seatedIn(trx, session.id)) {
      await takeStepIn(
        trx,
        visit,
        request,
        'called-off',
        () => said,
        taken => tellTurn(trx, taken, visit),
      )
      await leaveSeat(trx, request, now)
    }
    await trx
      .updateTable('testSession')
      .set({ calledOffAt: now, calledOffBy: person.id })
      .where('id', '=', session.id)
      .execute()
    const by = { person: person.id, role: worksFor.role }
    await record(trx, 'test-session.called-off', { at: now, by, subject: session.id })
    return accept(null)
  })
}
