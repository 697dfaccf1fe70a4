import { sql } from 'kysely'
import { currentCatalogue, type Programme, type ProgrammeId } from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Scheme, SchemeVersion } from './scheme.ts'
import type { Partner } from './who.ts'

export type FoundScheme = Scheme & { provider: string; service: string }
export type FoundVersion = SchemeVersion & { agreedAt: Date | null }

/** The schemes of an organisation, on whichever side it stands. Everything that a partner sees is found through this. */
const schemesFor = (db: Db | Trx, { side, organisation }: Partner) =>
  db
    .selectFrom('article60Scheme')
    .innerJoin('organisation as provider', 'provider.id', 'article60Scheme.organisationId')
    .innerJoin('organisation as service', 'service.id', 'article60Scheme.serviceId')
    .selectAll('article60Scheme')
    .select(['provider.name as provider', 'service.name as service'])
    .where(side === 'provider' ? 'article60Scheme.organisationId' : 'article60Scheme.serviceId', '=', organisation)

export const schemesOf = (db: Db | Trx, partner: Partner): Promise<FoundScheme[]> =>
  schemesFor(db, partner).orderBy('begunAt').execute()

export const findScheme = async (db: Db | Trx, partner: Partner, id: string): Promise<FoundScheme | null> =>
  (await schemesFor(db, partner).where(sql<string>`article60_scheme.id::text`, '=', id).executeTakeFirst()) ?? null

/** Every version of these schemes, the newest first. */
export const versionsOf = async (db: Db | Trx, schemes: Scheme['id'][]): Promise<FoundVersion[]> =>
  schemes.length === 0
    ? []
    : db
        .selectFrom('article60Version')
        .leftJoin('article60Agreement', 'article60Agreement.versionId', 'article60Version.id')
        .selectAll('article60Version')
        .select('article60Agreement.agreedAt')
        .where('schemeId', 'in', schemes)
        .orderBy('number', 'desc')
        .execute()

/** The version that counts for who begins on a day: the newest that both agreed on. */
export const versionOn = (versions: readonly FoundVersion[], on: Day): FoundVersion | null =>
  versions.find(
    ({ agreedAt, validFrom, validTo }) => agreedAt && validFrom <= on && (validTo === null || on <= validTo),
  ) ?? null

/** Whoever else changes this scheme waits. */
export const lockScheme = async (trx: Trx, id: Scheme['id']): Promise<void> => {
  await trx.selectFrom('article60Scheme').select('id').where('id', '=', id).forUpdate().execute()
}

/** Social services with which a scheme can be made. */
export const services = (db: Db | Trx): Promise<{ id: Id<'organisation'>; name: string }[]> =>
  db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('kind', '=', 'guide-service')
    .where(
      sql<boolean>`(select decision from organisation_decision as decided
        where decided.organisation_id = organisation.id order by decided.id desc limit 1) = 'validated'`,
    )
    .orderBy('name')
    .execute()

/** Who guides for a social service today. */
export const guidesAt = async (db: Db | Trx, service: Id<'organisation'>, today: Day): Promise<Id<'person'>[]> => {
  const rows = await db
    .selectFrom('membership')
    .select('personId')
    .distinct()
    .where('organisationId', '=', service)
    .where('role', '=', 'guide')
    .where('endedAt', 'is', null)
    .where(sql<boolean>`from_day <= ${today} and coalesce(until_day, 'infinity') >= ${today}`)
    .execute()
  return rows.map(({ personId }) => personId)
}

/** The programmes that an organisation runs today. */
export const programmesOf = async (db: Db | Trx, organisation: Id<'organisation'>): Promise<Programme[]> => {
  const runs = await runBy(db, organisation)
  const { programmes } = await currentCatalogue(db)
  return [...programmes.values()].filter(({ provider }) => runs.some(({ id }) => id === provider))
}

export const isProgrammeOf = (programmes: readonly Programme[], id: string): id is ProgrammeId =>
  programmes.some(programme => programme.id === id)
