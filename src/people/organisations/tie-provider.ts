import type { ProviderId } from '../../catalogue/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { findToDecide, lockOrganisation } from './organisation.store.ts'

/** An administrator says that a validated organisation runs a provider that nobody runs yet. */
export const tieProvider = (
  db: Db,
  organisationId: string,
  provider: string,
  administrator: Id<'person'>,
  by: Actor,
  now: Date,
): Promise<Outcome<null, 'people.run.not-validated' | 'people.run.taken'>> =>
  inTransaction(db, async trx => {
    await lockOrganisation(trx, organisationId)
    const organisation = await findToDecide(trx, organisationId)
    if (organisation?.kind !== 'provider' || organisation.standing !== 'validated')
      return refuse('people.run.not-validated')
    const found = await trx
      .selectFrom('provider')
      .select('id')
      .where('id', '=', provider as ProviderId)
      .executeTakeFirst()
    if (!found) return refuse('people.run.taken')
    const run = { id: newId<'run'>(), provider: found.id, organisationId: organisation.id, since: now, endedAt: null }
    const added = await trx
      .insertInto('organisationProvider')
      .values({ ...run, tiedBy: administrator })
      .onConflict(on => on.column('provider').where('endedAt', 'is', null).doNothing())
      .executeTakeFirst()
    if (!added.numInsertedOrUpdatedRows) return refuse('people.run.taken')
    await record(trx, 'organisation.runs', { at: now, by, subject: organisation.id, detail: { provider: found.id } })
    return accept(null)
  })

/** From now on the organisation no longer decides for this provider; doing it twice is no fault. */
export const untieProvider = (db: Db, organisationId: string, provider: string, by: Actor, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const ended = await trx
      .updateTable('organisationProvider')
      .set({ endedAt: now })
      .where(eb => eb.cast<string>('organisationId', 'text'), '=', organisationId)
      .where('provider', '=', provider as ProviderId)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows > 0n)
      await record(trx, 'organisation.runs-ended', { at: now, by, subject: organisationId, detail: { provider } })
  })
