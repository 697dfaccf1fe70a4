import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { AgreementViewer } from './agreement.ts'
import { type ConditionSet, inForce, SetBody, type SetVersion } from './set.ts'

/** Who keeps sets for a sector partner or a provider. */
const keeperRoles = ['manager', 'sector', 'coordinator']

const sets = (db: Db | Trx) =>
  db
    .selectFrom('agreementSet as conditionSet')
    .innerJoin('organisation', 'organisation.id', 'conditionSet.organisationId')
    .select(['conditionSet.id', 'conditionSet.organisationId', 'conditionSet.name', 'conditionSet.second'])
    .select('organisation.name as keeper')

/** Whether this viewer keeps sets for the organisation for which they work now. */
export const keepsSets = async (
  db: Db | Trx,
  { organisation, role }: AgreementViewer,
): Promise<{ id: Id<'organisation'>; name: string } | null> => {
  if (!organisation || !role || !keeperRoles.includes(role)) return null
  const found = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', '=', organisation)
    .where('kind', 'in', ['sector-partner', 'provider'])
    .executeTakeFirst()
  return found ?? null
}

/** The sets that this viewer keeps. */
export const keptSets = async (db: Db | Trx, viewer: AgreementViewer): Promise<ConditionSet[]> => {
  const keeper = await keepsSets(db, viewer)
  if (!keeper) return []
  return sets(db).where('conditionSet.organisationId', '=', keeper.id).orderBy('conditionSet.name').execute()
}

/** One of the sets that this viewer keeps; null for anybody else's. */
export const findKeptSet = async (db: Db | Trx, viewer: AgreementViewer, id: string): Promise<ConditionSet | null> =>
  (await keptSets(db, viewer)).find(each => each.id === id) ?? null

const versionsIn = async (db: Db | Trx, ids: readonly ConditionSet['id'][]): Promise<SetVersion[]> => {
  const rows = await db
    .selectFrom('agreementSetVersion as version')
    .leftJoin('agreementSetPublication as published', 'published.versionId', 'version.id')
    .select(['version.id', 'version.setId', 'version.number', 'version.validFrom', 'version.validTo', 'version.body'])
    .select(['version.writtenBy', 'version.writtenAt', 'published.publishedAt'])
    .where('version.setId', '=', sql<ConditionSet['id']>`any(${ids})`)
    .orderBy('version.number')
    .execute()
  return rows.map(row => ({ ...row, body: SetBody.parse(row.body) }))
}

/** Every version of a set, oldest first; who asks found the set through a query that lets them see it. */
export const versionsOf = (db: Db | Trx, set: ConditionSet['id']): Promise<SetVersion[]> => versionsIn(db, [set])

export interface Standard {
  set: ConditionSet
  version: SetVersion
}

/** Sets that hold on a day, for anybody. */
export const standardsOn = async (db: Db | Trx, day: Day): Promise<Standard[]> => {
  const all = await sets(db).orderBy('conditionSet.name').execute()
  const versions = await versionsIn(
    db,
    all.map(({ id }) => id),
  )
  return all.flatMap(set => {
    const version = inForce(
      versions.filter(({ setId }) => setId === set.id),
      day,
    )
    return version ? [{ set, version }] : []
  })
}

/** A set that was ever published, with those versions, for anybody. */
export const findPublished = async (
  db: Db,
  id: string,
): Promise<{ set: ConditionSet; versions: SetVersion[] } | null> => {
  const set = await sets(db).where(sql<string>`condition_set.id::text`, '=', id).executeTakeFirst()
  const versions = set ? (await versionsIn(db, [set.id])).filter(({ publishedAt }) => publishedAt !== null) : []
  return set && versions.length > 0 ? { set, versions } : null
}

export interface SetMember {
  id: Id<'agreement-set-member'>
  setId: ConditionSet['id']
  organisationId: Id<'organisation'>
  employer: string
}

/** Employers that hold to sets now. */
export const membersIn = (db: Db | Trx): Promise<SetMember[]> =>
  db
    .selectFrom('agreementSetMember as member')
    .innerJoin('organisation', 'organisation.id', 'member.organisationId')
    .select(['member.id', 'member.setId', 'member.organisationId', 'organisation.name as employer'])
    .where('member.leftAt', 'is', null)
    .where(
      sql<boolean>`(select decision from organisation_decision as decided
        where decided.organisation_id = organisation.id order by decided.id desc limit 1) = 'validated'`,
    )
    .orderBy('organisation.name')
    .execute()
