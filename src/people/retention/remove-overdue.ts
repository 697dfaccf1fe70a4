import { type RawBuilder, sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { record } from '../../platform/record.ts'
import { daysKept } from './processing.ts'

interface Overdue {
  part: string
  table: string
  /** From when the days count; null while it is not over. */
  since: RawBuilder<unknown>
}

/** What goes without a word: everything that is of use to nobody any more, and was said to go in processing.yaml. */
const overdue: readonly Overdue[] = [
  {
    part: 'visitor-dossier',
    table: 'dossier',
    since: sql`case when person_id is null then greatest(started_at,
      (select max(at) from dossier_answer where dossier_id = dossier.id)) end`,
  },
  { part: 'sessions', table: 'session', since: sql`least(ended_at, expires_at)` },
  { part: 'codes', table: 'sign_in_code', since: sql`expires_at` },
  { part: 'codes', table: 'contact_code', since: sql`expires_at` },
  { part: 'guesses', table: 'guess', since: sql`free_at` },
  { part: 'passkey-challenges', table: 'passkey_challenge', since: sql`expires_at` },
  { part: 'codes', table: 'openid_request', since: sql`expires_at` },
  {
    part: 'cards',
    table: 'code_card',
    since: sql`least(blocked_at, (until_day + 1)::timestamp at time zone 'Europe/Brussels')`,
  },
  { part: 'help', table: 'help_code', since: sql`expires_at` },
  { part: 'shares', table: 'share', since: sql`least(withdrawn_at, expires_at)` },
  { part: 'access', table: 'access', since: sql`least(withdrawn_at, until)` },
  { part: 'guidance', table: 'guidance_ask', since: sql`expires_at` },
  { part: 'guidance', table: 'guide_code', since: sql`expires_at` },
  { part: 'restriction', table: 'restriction', since: sql`lifted_at` },
  { part: 'messages', table: 'message', since: sql`at` },
  { part: 'outbox', table: 'outbox', since: sql`coalesce(sent_at, at)` },
  {
    part: 'roles',
    table: 'membership',
    since: sql`least(ended_at, (until_day + 1)::timestamp at time zone 'Europe/Brussels')`,
  },
  { part: 'invitations', table: 'invitation', since: sql`least(used_at, withdrawn_at, expires_at)` },
  {
    part: 'agreements',
    table: 'agreement',
    since: sql`(select (max(until_day) + 1)::timestamp at time zone 'Europe/Brussels' from agreement_version
      where agreement_version.agreement_id = agreement.id)`,
  },
  { part: 'shifts', table: 'shift', since: sql`removed_at` },
  { part: 'calendars', table: 'calendar_feed', since: sql`withdrawn_at` },
  { part: 'evidence', table: 'evidence', since: sql`removed_at` },
  { part: 'files', table: 'file', since: sql`removed_at` },
  { part: 'talks', table: 'brochure_talk', since: sql`at` },
  {
    part: 'training-plans',
    table: 'training_plan',
    since: sql`(until_day + 1)::timestamp at time zone 'Europe/Brussels'`,
  },
  { part: 'rosters', table: 'roster', since: sql`made_at` },
]

const atOnce = 1000
const dayInMs = 86_400_000

const removeSome = ({ part, table, since }: Overdue, db: Db, now: Date): Promise<number> =>
  inTransaction(db, async trx => {
    const before = new Date(now.getTime() - daysKept(part) * dayInMs)
    const removed = await sql`delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where ${since} < ${before} limit ${atOnce} for update skip locked))`.execute(
      trx,
    )
    const count = Number(removed.numAffectedRows ?? 0)
    const by = { person: null, role: 'operator' as const }
    if (count > 0) await record(trx, 'retention.removed', { at: now, by, subject: part, detail: { count } })
    return count
  })

/** Removes what is kept for longer than processing.yaml says, a thousand rows at a time. Gives how many rows. */
export const removeOverdue = async (db: Db, now: Date): Promise<number> => {
  let removed = 0
  for (const rule of overdue)
    for (;;) {
      const count = await removeSome(rule, db, now)
      removed += count
      if (count < atOnce) break
    }
  return removed
}
