import { sql } from 'kysely'
import { type Sends, tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { addDays, type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { urls } from '../../urls.ts'

/** How long before a session everybody is reminded, in days. The last reminder leaves at once, not with those of the week. */
const reminders = [
  { days: 14, kind: 'reminder' },
  { days: 2, kind: 'invitation' },
] as const

interface Coming {
  person: Id<'person'>
  /** The wait of a candidate; null: a juror. */
  wait: string | null
  key: string
  day: Day
  time: string
}

/** Who sits or judges in a session in so many days, knew before that, and was not reminded yet. */
const untold = async (db: Db, today: Day, days: number): Promise<Coming[]> => {
  const found = await sql<Coming>`
    with coming as (
      select waits.person_id as person, waits.id::text as wait, seat.session_id, seat.taken_at as since, seat.id
      from jury_seat seat join jury_wait waits on waits.id = seat.wait_id
      where seat.ended_at is null and seat.attendance is null
      union all
      select member.person_id, null, member.session_id, member.answered_at, member.id
      from jury_member member where member.ended_at is null and member.answer = 'yes'),
    told as (
      select coming.person, coming.wait, session.day, session.from_time as time,
        'jury-soon:' || ${days}::int || ':' || coming.id as key
      from coming join jury_session session on session.id = coming.session_id
      where session.called_off_at is null and session.day > ${today} and session.day <= ${addDays(today, days)}
        and (coming.since at time zone 'Europe/Brussels')::date < session.day - ${days}::int)
    select * from told where not exists (select from message where message.person_id = told.person and message.key = told.key)
    order by day, key`.execute(db)
  return found.rows
}

/** Reminds candidates and jurors, two weeks and two days before, once each. Gives how many messages were written. */
export const remindOfSessions = async (db: Db, sends: Sends, now: Date): Promise<number> => {
  let told = 0
  for (const { days, kind } of reminders)
    for (const { person, wait, key, day, time } of await untold(db, dayOf(now), days)) {
      const message = {
        kind,
        about: wait ? ('jury-soon' as const) : ('jury-soon-juror' as const),
        key,
        values: { day, time },
        link: wait ? urls.ownSeat(wait) : urls.ownJury,
      }
      if (await inTransaction(db, trx => tell(trx, person, message, sends, now))) told++
    }
  return told
}
