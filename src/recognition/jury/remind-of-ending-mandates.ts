import { sql } from 'kysely'
import { type Sends, tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { addDays, type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { urls } from '../../urls.ts'

/** How long before a mandate ends it is on the desk and coordinators are reminded, in days. */
export const mandateNotice = 60

interface Ending {
  coordinator: Id<'person'>
  key: string
  day: Day
}

/** Who coordinates where mandates end on a day soon, and was not told of that day yet. */
const untold = async (db: Db, today: Day): Promise<Ending[]> => {
  const found = await sql<Ending>`
    select distinct coordinator.person_id as coordinator, ending.until_day as day,
      'mandates-end:' || ending.organisation_id || ':' || ending.until_day as key
    from jury_mandate ending
    join membership coordinator on coordinator.organisation_id = ending.organisation_id and coordinator.role = 'coordinator'
      and coordinator.ended_at is null and coordinator.from_day <= ${today}
      and coalesce(coordinator.until_day, 'infinity') >= ${today}
    where ending.ended_at is null and ending.until_day between ${today} and ${addDays(today, mandateNotice)}
      and not exists (select from message where message.person_id = coordinator.person_id
        and message.key = 'mandates-end:' || ending.organisation_id || ':' || ending.until_day)
    order by day, coordinator`.execute(db)
  return found.rows
}

/** Reminds coordinators, once for each day on which mandates end in the next sixty. Gives how many messages were written. */
export const remindOfEndingMandates = async (db: Db, sends: Sends, now: Date): Promise<number> => {
  let told = 0
  for (const { coordinator, key, day } of await untold(db, dayOf(now))) {
    const about = { kind: 'reminder' as const, about: 'mandates-end' as const }
    const message = { ...about, key, values: { day }, link: urls.jurors }
    if (await inTransaction(db, trx => tell(trx, coordinator, message, sends, now))) told++
  }
  return told
}
