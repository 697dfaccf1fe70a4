import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { endPart } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { findWait, lockSession, type Seated, type Sitting } from './jury.store.ts'
import { actor, coordinates } from './who-coordinates.ts'

/** The jurors of a session look no longer at what somebody shows who does not sit in it. */
export const unname = async (trx: Trx, { members }: Sitting, seat: Seated, by: Actor, now: Date): Promise<void> => {
  const { procedureId } = seat
  if (procedureId) for (const { personId } of members) await endPart(trx, procedureId, personId, 'juror', by, now)
}

/** Gives a seat back, until the day before: somebody else can take it, and who gave it back can choose again. */
export const giveUpSeat = (db: Db, visit: StepVisit, waitId: string): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const { now, person } = visit
    const wait = await findWait(trx, { person: person.id, organisation: coordinates(visit) }, waitId)
    if (!wait?.sessionId) return refuse('recognition.jury.no.not-yours')
    const session = await lockSession(trx, wait.organisationId, wait.sessionId)
    const seat = session?.seated.find(each => each.waitId === wait.id && each.attendance === null)
    if (!session || !seat) return refuse('recognition.jury.no.not-yours')
    if (session.day <= visit.today) return refuse('recognition.jury.no.past')
    await trx.updateTable('jurySeat').set({ endedAt: now }).where('id', '=', seat.id).execute()
    const by = actor(visit)
    await unname(trx, session, seat, by, now)
    await record(trx, 'jury.seat-given-up', { at: now, by, subject: wait.procedureId ?? wait.requestId ?? wait.id })
    return accept(null)
  })
