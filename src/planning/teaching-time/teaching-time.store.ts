import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Division, Share, Staff, TeachingTime } from './teaching-time.ts'

export type NamedShare = Share & { name: string }
/** Periods of a module as they are divided now. */
export type FoundTime = TeachingTime & Omit<Division, 'shares'> & { number: number; saidAt: Date; shares: NamedShare[] }

/** Every division of some modules, the newest first. */
const divisionsOf = async (db: Db | Trx, times: TeachingTime[]): Promise<FoundTime[]> => {
  if (times.length === 0) return []
  const ids = times.map(({ id }) => id)
  const splits = await db
    .selectFrom('teachingSplit')
    .selectAll()
    .where('timeId', 'in', ids)
    .orderBy('number', 'desc')
    .execute()
  const shares = await db
    .selectFrom('teachingShare')
    .innerJoin('person', 'person.id', 'teachingShare.personId')
    .selectAll('teachingShare')
    .select('person.name')
    .where('timeId', 'in', ids)
    .orderBy('part')
    .orderBy('quarters', 'desc')
    .orderBy('person.name')
    .execute()
  return splits.flatMap(({ timeId, number, funded, contact, workplace, saidAt }) => {
    const time = times.find(({ id }) => id === timeId)
    const own = shares.filter(share => share.timeId === timeId && share.number === number)
    return time ? [{ ...time, number, funded, contact, workplace, saidAt, shares: own }] : []
  })
}

/** How the periods of each module stand now. */
const newestOf = async (db: Db | Trx, times: TeachingTime[]): Promise<FoundTime[]> => {
  const all = await divisionsOf(db, times)
  return times.flatMap(({ id }) => all.find(each => each.id === id) ?? [])
}

const timesOf = (db: Db | Trx, organisation: Id<'organisation'>) =>
  db.selectFrom('teachingTime').selectAll().where('organisationId', '=', organisation)

/** The modules of an organisation in a school year, for who coordinates it. */
export const timesIn = async (db: Db | Trx, organisation: Id<'organisation'>, year: number): Promise<FoundTime[]> =>
  newestOf(
    db,
    await timesOf(db, organisation).where('schoolYear', '=', year).orderBy('programme').orderBy('begunAt').execute(),
  )

/** In which school years an organisation divided anything, the latest first. */
export const yearsOf = async (db: Db | Trx, organisation: Id<'organisation'>): Promise<number[]> => {
  const rows = await db
    .selectFrom('teachingTime')
    .select('schoolYear')
    .distinct()
    .where('organisationId', '=', organisation)
    .orderBy('schoolYear', 'desc')
    .execute()
  return rows.map(({ schoolYear }) => schoolYear)
}

/** One module of an organisation with every division of it, the newest first; null: not theirs. */
export const findTime = async (
  db: Db | Trx,
  organisation: Id<'organisation'>,
  id: string,
): Promise<[FoundTime, ...FoundTime[]] | null> => {
  const time = await timesOf(db, organisation).where(sql<string>`teaching_time.id::text`, '=', id).executeTakeFirst()
  if (!time) return null
  const [newest, ...older] = await divisionsOf(db, [time])
  return newest ? [newest, ...older] : null
}

/** Whoever else divides the periods of this module waits. */
export const lockTime = async (trx: Trx, id: TeachingTime['id']): Promise<void> => {
  await trx.selectFrom('teachingTime').select('id').where('id', '=', id).forUpdate().execute()
}

/** Who teaches or accompanies at an organisation today. */
export const staffOf = (db: Db | Trx, organisation: Id<'organisation'>, today: Day): Promise<Staff[]> =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['person.id', 'person.name', sql<string[]>`array_agg(distinct membership.role)`.as('roles')])
    .where('membership.organisationId', '=', organisation)
    .where('membership.role', 'in', ['teacher', 'supervisor'])
    .where('membership.endedAt', 'is', null)
    .where(sql<boolean>`from_day <= ${today} and coalesce(until_day, 'infinity') >= ${today}`)
    .groupBy(['person.id', 'person.name'])
    .orderBy('person.name')
    .execute()

export type OwnShare = Pick<FoundTime, 'id' | 'programme' | 'module' | 'schoolYear'> &
  Pick<Share, 'part' | 'quarters'> & { organisation: string }

/** What one person has over modules and schools, as it stands now. */
export const ownShares = (db: Db, person: Id<'person'>): Promise<OwnShare[]> =>
  db
    .selectFrom('teachingShare')
    .innerJoin('teachingTime', 'teachingTime.id', 'teachingShare.timeId')
    .innerJoin('organisation', 'organisation.id', 'teachingTime.organisationId')
    .select(['teachingTime.id', 'programme', 'module', 'schoolYear', 'part', 'quarters'])
    .select('organisation.name as organisation')
    .where('personId', '=', person)
    .where(
      'teachingShare.number',
      '=',
      sql<number>`(select max(newest.number) from teaching_split newest where newest.time_id = teaching_share.time_id)`,
    )
    .orderBy('schoolYear', 'desc')
    .orderBy('begunAt')
    .orderBy('teachingTime.id')
    .orderBy('part')
    .execute()
