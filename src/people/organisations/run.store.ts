import { sql } from 'kysely'
import type { ProviderId } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Organisation } from './organisation.ts'

/** The providers that this organisation runs now. */
export const runBy = (db: Db | Trx, organisation: Organisation['id']): Promise<{ id: ProviderId; name: string }[]> =>
  db
    .selectFrom('organisationProvider')
    .innerJoin('provider', 'provider.id', 'organisationProvider.provider')
    .select(['provider.id', 'provider.name'])
    .where('organisationProvider.organisationId', '=', organisation)
    .where('organisationProvider.endedAt', 'is', null)
    .orderBy('provider.name')
    .execute()

/** Providers that no organisation runs yet. */
export const runByNobody = (db: Db): Promise<{ id: ProviderId; name: string }[]> =>
  db
    .selectFrom('provider')
    .select(['id', 'name'])
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('organisationProvider as tied')
            .select(sql`1`.as('one'))
            .whereRef('tied.provider', '=', 'provider.id')
            .where('tied.endedAt', 'is', null),
        ),
      ),
    )
    .orderBy('name')
    .execute()

/** The validated organisation that runs this provider; null: nobody here decides for it. */
export const runnerOf = async (
  db: Db | Trx,
  provider: ProviderId,
): Promise<Pick<Organisation, 'id' | 'name'> | null> => {
  const found = await db
    .selectFrom('organisationProvider')
    .innerJoin('organisation', 'organisation.id', 'organisationProvider.organisationId')
    .select(['organisation.id', 'organisation.name'])
    .where('organisationProvider.provider', '=', provider)
    .where('organisationProvider.endedAt', 'is', null)
    .where(
      sql<boolean>`(select decision from organisation_decision as decided
        where decided.organisation_id = organisation.id order by decided.id desc limit 1) = 'validated'`,
    )
    .executeTakeFirst()
  return found ?? null
}
