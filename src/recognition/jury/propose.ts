import type { Db } from '../../platform/connection.ts'
import { objectionsBetween } from './conflict.store.ts'
import { freeOf, jurorsAt, sessionsAt, type Waiter, waitersAt } from './jury.store.ts'
import { type Mandate, mayJudge } from './jury.ts'
import { type Proposed, proposeSessions } from './propose-sessions.ts'
import { slotsFrom } from './say-when-free.ts'

/** How many a usual session seats, and how many judge in it. */
export interface Size {
  seats: number
  jurorsWanted: number
}

/** Sessions for who waits without a seat and for whom no free seat is planned in time. */
export const propose = async (
  db: Db,
  organisation: Mandate['organisationId'],
  size: Size,
  at: { today: Waiter['untilDay'] & string; now: Date },
): Promise<{ sessions: Proposed[]; left: Waiter[] }> => {
  const sessions = await sessionsAt(db, organisation, at.today)
  const free = sessions.map(({ programme, day, seats, seated }) => ({ programme, day, left: seats - seated.length }))
  const waiting = (await waitersAt(db, organisation)).filter(({ seatId, programme, untilDay }) => {
    if (seatId) return false
    const seat = free.find(
      each => each.programme === programme && each.left > 0 && (untilDay === null || each.day <= untilDay),
    )
    if (seat) seat.left -= 1
    return !seat
  })
  const jurors = (await jurorsAt(db, organisation, at.today)).filter(({ here }) => here)
  const ids = jurors.map(({ personId }) => personId)
  const candidates = waiting.map(({ personId }) => personId)
  const objections = await objectionsBetween(db, organisation, ids, candidates, at)
  const said = await freeOf(db, ids, at.today)
  const sits = (person: string) => sessions.filter(({ members }) => members.some(each => each.personId === person))
  const proposed = proposeSessions({
    ...size,
    waiting,
    slots: slotsFrom(at.today),
    objects: (juror, candidate) => objections.some(each => each.juror === juror && each.candidate === candidate),
    jurors: jurors.map(juror => ({
      person: juror.personId,
      load: sits(juror.personId).length,
      judges: (programme, day) => mayJudge(juror, programme, day),
      free: slot =>
        said.some(each => each.personId === juror.personId && each.day === slot.day && each.half === slot.half) &&
        !sits(juror.personId).some(({ day, half }) => day === slot.day && half === slot.half),
    })),
  })
  return { sessions: proposed.sessions, left: waiting.filter(({ id }) => proposed.left.includes(id)) }
}
