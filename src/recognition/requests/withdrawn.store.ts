import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Granted } from './granted.ts'
import type { WithdrawnPaper } from './withdrawn.ts'

/** The papers of this person that count no more. */
export const withdrawnOf = (db: Db | Trx, person: Id<'person'>): Promise<WithdrawnPaper[]> =>
  db
    .selectFrom('withdrawnPaper')
    .select(['id', 'personId', 'requestId', 'title', 'keys', 'words', 'at'])
    .where('personId', '=', person)
    .orderBy('at')
    .execute()

/** Pairs that a provider looked at, and let stand. */
export const keptOf = (
  db: Db | Trx,
  person: Id<'person'>,
): Promise<{ exemptionId: Granted['id']; paperId: WithdrawnPaper['id'] }[]> =>
  db
    .selectFrom('keptExemption')
    .innerJoin('withdrawnPaper', 'withdrawnPaper.id', 'keptExemption.paperId')
    .select(['exemptionId', 'paperId'])
    .where('withdrawnPaper.personId', '=', person)
    .execute()

/** People with a withdrawn paper and an exemption at a provider that this organisation runs, with the request of each. */
export const touchedAt = (
  db: Db,
  organisation: Id<'organisation'>,
): Promise<{ requestId: Id<'request'>; personId: Id<'person'> }[]> =>
  db
    .selectFrom('grantedExemption')
    .innerJoin('withdrawnPaper', 'withdrawnPaper.personId', 'grantedExemption.personId')
    .select(['grantedExemption.requestId as requestId', 'grantedExemption.personId as personId'])
    .distinct()
    .where('grantedExemption.requestId', 'is not', null)
    .where(
      sql<boolean>`exists (select from organisation_provider as run where run.provider = granted_exemption.provider
        and run.organisation_id = ${organisation} and run.ended_at is null)`,
    )
    .$narrowType<{ requestId: Id<'request'> }>()
    .execute()
