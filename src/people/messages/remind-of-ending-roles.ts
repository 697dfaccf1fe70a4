import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { addDays, type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { urls } from '../../urls.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { Sends } from './message.ts'
import { tell } from './tell.ts'

/** How long before a role ends its organisation is reminded, in days. */
const daysBefore = 60

interface Ending {
  manager: Id<'person'>
  organisation: Organisation['id']
  name: string
  day: Day
}

/** Who manages an organisation where roles end on a day soon, and was not told of that day yet. */
const untold = async (db: Db, today: Day): Promise<Ending[]> => {
  const found = await sql<Ending>`
    select distinct manager.person_id as manager, organisation.id as organisation, organisation.name, ending.until_day as day
    from membership ending
    join organisation on organisation.id = ending.organisation_id
    join membership manager on manager.organisation_id = ending.organisation_id and manager.role = 'manager'
      and manager.ended_at is null and manager.from_day <= ${today} and coalesce(manager.until_day, 'infinity') >= ${today}
    where ending.ended_at is null and ending.until_day between ${today} and ${addDays(today, daysBefore)}
      and not exists (select from message where message.person_id = manager.person_id
        and message.key = 'roles-end:' || organisation.id || ':' || ending.until_day)
    order by day, organisation`.execute(db)
  return found.rows
}

/**
 * Reminds managers, once for each day on which roles end in the next sixty: thirty learners of one class that ends are
 * one message. Gives how many messages were written.
 */
export const remindOfEndingRoles = async (db: Db, sends: Sends, now: Date): Promise<number> => {
  let told = 0
  for (const { manager, organisation, name, day } of await untold(db, dayOf(now))) {
    const message = {
      kind: 'reminder' as const,
      about: 'roles-end' as const,
      key: `roles-end:${organisation}:${day}`,
      values: { name, day },
      link: urls.organisation(organisation),
    }
    if (await inTransaction(db, trx => tell(trx, manager, message, sends, now))) told++
  }
  return told
}
