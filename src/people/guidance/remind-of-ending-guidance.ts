import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { urls } from '../../urls.ts'
import type { Access } from '../access/access.ts'
import type { Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import { live, validated } from '../organisations/organisation.store.ts'
import { dayLater } from './guidance.ts'

/** How long before guidance ends both are told, in days. */
const daysBefore = 14

interface Ending {
  access: Access['id']
  person: Id<'person'>
  about: 'guidance-ends' | 'client-ends'
  dossier: Access['dossierId']
  until: Date
}

/** Whose guidance ends soon, on both sides, who were not told yet; a guide who is no guide there any more hears nothing. */
const untold = async (db: Db, today: Day, now: Date): Promise<Ending[]> => {
  const found = await sql<Ending>`
    with ending as (
      select access.*, dossier.person_id as owner from access
      join dossier on dossier.id = access.dossier_id
      join organisation on organisation.id = access.organisation_id and ${validated}
      where access.ground = 'guidance' and access.withdrawn_at is null
        and access.until > ${now} and access.until <= ${dayLater(now, daysBefore)}
        and exists (select from membership where membership.organisation_id = access.organisation_id
          and membership.person_id = access.person_id and membership.role = any(access.roles) and ${live(today)})),
    both_sides as (
      select id, dossier_id, until, owner as person_id, 'guidance-ends' as about from ending
      union all select id, dossier_id, until, person_id, 'client-ends' from ending)
    select id as access, person_id as person, about, dossier_id as dossier, until from both_sides
    where not exists (select from message
      where message.person_id = both_sides.person_id and message.key = 'guidance-ends:' || both_sides.id)
    order by until, id, about`.execute(db)
  return found.rows
}

/** Tells who is guided and who guides, once, two weeks before it ends. Gives how many messages were written. */
export const remindOfEndingGuidance = async (db: Db, sends: Sends, now: Date): Promise<number> => {
  let told = 0
  for (const { access, person, about, dossier, until } of await untold(db, dayOf(now), now)) {
    const message = {
      kind: 'reminder' as const,
      about,
      key: `guidance-ends:${access}`,
      values: { day: dayOf(until) },
      link: about === 'guidance-ends' ? urls.access(dossier) : urls.clients,
    }
    if (await inTransaction(db, trx => tell(trx, person, message, sends, now))) told++
  }
  return told
}
