import { type Db, inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { joinedBy } from './organisation.store.ts'

/** From now on this session works for an organisation, in one of the person's own roles; null: for themselves again. */
export const workFor = (
  db: Db,
  session: string,
  person: Id<'person'>,
  membership: string | null,
  now: Date,
): Promise<Outcome<null, 'people.organisation.not-yours' | 'people.organisation.not-validated'>> =>
  inTransaction(db, async trx => {
    const joined = membership === null ? null : await joinedBy(trx, person, dayOf(now))
    const chosen = joined?.find(({ id }) => id === membership)
    if (membership !== null && !chosen) return refuse('people.organisation.not-yours')
    if (chosen && chosen.standing !== 'validated') return refuse('people.organisation.not-validated')
    await trx
      .updateTable('session')
      .set({ membershipId: chosen?.id ?? null })
      .where('fingerprint', '=', session)
      .where('personId', '=', person)
      .execute()
    return accept(null)
  })
