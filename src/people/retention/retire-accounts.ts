import { sql } from 'kysely'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { urls } from '../../urls.ts'
import { erase } from '../erase-oneself.ts'
import type { Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import { daysKept } from './processing.ts'

const dayInMs = 86_400_000
/** How long before an account goes its person is told, in days. */
const warnedBefore = 30

/** The word before the end, told again after each visit. */
const keyOf = (lastVisit: Date): string => `account-ends:${lastVisit.toISOString()}`

interface Unused {
  id: Id<'person'>
  lastVisit: Date
  /** When they were told that their account will go, after that visit. */
  toldAt: Date | null
}

/** Accounts that nobody used since a moment, whose person has no role that lives and did not close their dossiers. */
const unusedSince = async (
  db: Db | Trx,
  moment: Date,
  now: Date,
  only: Id<'person'> | null = null,
): Promise<Unused[]> => {
  const found = await sql<{ id: Id<'person'>; lastVisit: Date; toldAt: Date | null }>`
    select person.id, visit.last as "lastVisit", (select max(message.at) from message
      where message.person_id = person.id and message.about = 'account-ends' and message.at > visit.last) as "toldAt"
    from person
    -- Who was given a card and never used it was here, in a way, when it was made.
    cross join lateral (select greatest(
      (select max(event.at) from event where event.person_id = person.id),
      (select max(made_at) from code_card where code_card.person_id = person.id)) as last) visit
    where person.erased_at is null and not person.example and visit.last < ${moment}
      and (${only}::uuid is null or person.id = ${only}::uuid)
      and not exists (select from session where session.person_id = person.id and session.began_at >= ${moment})
      and not exists (select from restriction where restriction.person_id = person.id and restriction.lifted_at is null)
      and not exists (select from membership where membership.person_id = person.id and membership.ended_at is null
        and coalesce(membership.until_day, 'infinity') >= ${dayOf(now)})
    order by visit.last`.execute(db)
  return found.rows
}

const warn = (db: Db, { id, lastVisit }: Unused, sends: Sends, now: Date): Promise<boolean> =>
  inTransaction(db, trx => {
    const values = { day: addDays(dayOf(now), warnedBefore) }
    const about = { kind: 'security' as const, about: 'account-ends' as const, key: keyOf(lastVisit), values }
    return tell(trx, id, { ...about, link: urls.ownData }, sends, now)
  })

const retire = (db: Db, { id }: Unused, moment: Date, now: Date): Promise<boolean> =>
  inTransaction(db, async trx => {
    // Whoever signs in now waits, or came first and is found again below.
    await trx.selectFrom('person').select('id').where('id', '=', id).forUpdate().execute()
    const [still] = await unusedSince(trx, moment, now, id)
    if (!still) return false
    await erase(trx, id, { person: null, role: 'operator' }, now)
    return true
  })

/**
 * Tells people whose account nobody used for almost as long as it is kept, and erases those who were told thirty days
 * before and did not come back. Gives how many of each.
 */
export const retireAccounts = async (db: Db, sends: Sends, now: Date): Promise<{ told: number; erased: number }> => {
  const kept = daysKept('account') * dayInMs
  const warned = warnedBefore * dayInMs
  let told = 0
  let erased = 0
  for (const account of await unusedSince(db, new Date(now.getTime() - kept + warned), now))
    if (account.toldAt === null) {
      if (await warn(db, account, sends, now)) told++
    } else if (account.toldAt.getTime() <= now.getTime() - warned) {
      if (await retire(db, account, new Date(now.getTime() - kept), now)) erased++
    }
  return { told, erased }
}
