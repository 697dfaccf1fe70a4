import type { Db } from '../../platform/connection.ts'
import { objectionsBetween } from './conflict.store.ts'
import { type Forecast, forecast } from './forecast.ts'
import { type Sitting, seatsInLastWeeks, sessionsAt, type Waiter, waitersAt } from './jury.store.ts'
import { freeChair } from './take-seat.ts'

/** The sessions in which this person can take a seat, and about when it is their turn. */
export const seatsFor = async (
  db: Db,
  wait: Waiter,
  at: { today: Forecast['firstFree'] & string; now: Date },
): Promise<{ open: Sitting[]; forecast: Forecast }> => {
  const { organisationId: organisation, programme } = wait
  const sessions = (await sessionsAt(db, organisation, at.today)).filter(
    session => session.programme === programme && session.day > at.today,
  )
  const jurors = sessions.flatMap(({ members }) => members).filter(({ askedAt }) => askedAt !== null)
  const ids = [...new Set(jurors.map(({ personId }) => personId))]
  const objections = await objectionsBetween(db, organisation, ids, [wait.personId], at)
  const fits = ({ members }: Sitting) =>
    !members.some(({ personId, askedAt }) => askedAt !== null && objections.some(({ juror }) => juror === personId))
  const open = sessions.filter(session => freeChair(session) !== null && fits(session))
  const waiting = (await waitersAt(db, organisation)).filter(each => each.programme === programme && !each.seatId)
  const ahead = Math.max(
    0,
    waiting.findIndex(({ id }) => id === wait.id),
  )
  const free = open.flatMap(({ day, seats, seated }) => Array.from({ length: seats - seated.length }, () => day))
  const lastWeeks = await seatsInLastWeeks(db, organisation, programme, at.today)
  return { open, forecast: forecast({ ahead, free, lastWeeks, today: at.today }) }
}
