import type { ProviderId } from '../../catalogue/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { type Policy, PolicyBody } from './policy.ts'

/** How this provider decides on a day; null: it said nothing yet. */
export const policyOn = async (db: Db | Trx, provider: ProviderId, day: Day): Promise<Policy | null> => {
  const found = await db
    .selectFrom('recognitionPolicy')
    .selectAll()
    .where('provider', '=', provider)
    .where('validFrom', '<=', day)
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

/** The providers that somebody decides for here, and that said how, on a day. */
export const providersToAsk = async (db: Db, day: Day): Promise<ReadonlySet<ProviderId>> => {
  const rows = await db
    .selectFrom('recognitionPolicy')
    .innerJoin('organisationProvider as run', 'run.provider', 'recognitionPolicy.provider')
    .select('recognitionPolicy.provider')
    .distinct()
    .where('validFrom', '<=', day)
    .where('run.endedAt', 'is', null)
    .execute()
  return new Set(rows.map(({ provider }) => provider))
}

/** Every policy that a provider had, has or will have; the newest first. */
export const policiesOf = (db: Db, provider: ProviderId): Promise<Policy[]> =>
  db
    .selectFrom('recognitionPolicy')
    .selectAll()
    .where('provider', '=', provider)
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** A provider's policy from a day on, never in the past: requests under way keep what they were asked under. */
export const setPolicy = async (
  db: Db,
  provider: ProviderId,
  ask: { validFrom: Day | null; body: unknown },
  by: Actor,
  today: Day,
  now: Date,
): Promise<Outcome<null, 'recognition.policy.incomplete' | 'recognition.policy.past'>> => {
  const read = PolicyBody.safeParse(ask.body)
  const { validFrom } = ask
  if (!read.success || !by.person) return refuse('recognition.policy.incomplete')
  if (validFrom === null || validFrom < today) return refuse('recognition.policy.past')
  await inTransaction(db, async trx => {
    await trx
      .insertInto('recognitionPolicy')
      .values({ provider, validFrom, body: JSON.stringify(read.data), setBy: by.person, setAt: now })
      .execute()
    await record(trx, 'policy.set', { at: now, by, subject: provider, detail: { from: validFrom } })
  })
  return accept(null)
}
