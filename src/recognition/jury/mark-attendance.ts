import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { unname } from './give-up-seat.ts'
import { findWait, lockSession } from './jury.store.ts'
import type { Attendance } from './jury.ts'
import { waitForJury } from './wait-for-jury.ts'
import { actor, coordinates } from './who-coordinates.ts'

/**
 * Marks who came. Present: they wait no more. Excused: they choose anew before everybody else. Absent: they wait again,
 * from now on. Of who did not come, the jurors see nothing any more.
 */
export const markAttendance = (
  db: Db,
  visit: StepVisit,
  id: string,
  seatId: string,
  attendance: Attendance,
): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const { now, person, today } = visit
    const organisation = coordinates(visit)
    if (organisation === null) return refuse('recognition.jury.no.not-yours')
    const session = await lockSession(trx, organisation, id)
    const seat = session?.seated.find(each => each.id === seatId)
    const wait = seat && (await findWait(trx, { person: person.id, organisation }, seat.waitId))
    if (!session || !seat) return refuse('recognition.jury.no.not-yours')
    if (seat.attendance !== null || !wait) return refuse('recognition.jury.no.marked')
    if (session.day > today) return refuse('recognition.jury.no.not-yet')
    await trx
      .updateTable('jurySeat')
      .set({ attendance, markedBy: person.id, markedAt: now, endedAt: attendance === 'present' ? null : now })
      .where('id', '=', seat.id)
      .execute()
    await trx.updateTable('juryWait').set({ endedAt: now }).where('id', '=', wait.id).execute()
    const by = actor(visit)
    const { procedureId, requestId, programme, untilDay: until } = wait
    await record(trx, 'jury.attendance-marked', {
      at: now,
      by,
      subject: procedureId ?? requestId ?? wait.id,
      detail: { attendance },
    })
    if (attendance === 'present') return accept(null)
    await unname(trx, session, seat, by, now)
    const about = procedureId ? { procedure: procedureId } : requestId ? { request: requestId } : null
    const again = { organisation, person: wait.personId, programme, until }
    const excused = attendance === 'excused'
    if (about) await waitForJury(trx, { ...again, about, excused, since: excused ? wait.since : now }, by, visit, now)
    return accept(null)
  })
