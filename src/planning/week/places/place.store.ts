import { sql } from 'kysely'
import type { ModuleId, ProviderId } from '../../../catalogue/index.ts'
import type { Db, Trx } from '../../../platform/connection.ts'
import type { Day } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'
import type { GroupMeeting, ModuleGroup } from '../groups/group.ts'

/** A group in which somebody has a place, with what it is called. */
export interface HeldPlace {
  id: Id<'group-place'>
  takenAt: Date
  group: ModuleGroup
}

/** The places that somebody has, in groups that have not ended; the first to begin first. */
export const placesOf = async (db: Db | Trx, person: Id<'person'>, today: Day): Promise<HeldPlace[]> => {
  const rows = await db
    .selectFrom('groupPlace')
    .innerJoin('moduleGroup', 'moduleGroup.id', 'groupPlace.groupId')
    .selectAll('moduleGroup')
    .select(['groupPlace.id as placeId', 'takenAt'])
    .where('personId', '=', person)
    .where('endedAt', 'is', null)
    .where('lastDay', '>=', today)
    .orderBy('firstDay')
    .orderBy('name')
    .execute()
  return rows.map(({ placeId, takenAt, ...group }) => ({ id: placeId, takenAt, group }))
}

export interface HeldWait {
  id: Id<'group-wait'>
  groupId: ModuleGroup['id']
  module: ModuleId
  provider: ProviderId
  name: string
  firstDay: Day
  meetings: GroupMeeting[]
  /** How many came before them. */
  ahead: number
}

/** The groups for which somebody waits. */
export const waitsOf = (db: Db | Trx, person: Id<'person'>): Promise<HeldWait[]> =>
  db
    .selectFrom('groupWait')
    .innerJoin('moduleGroup', 'moduleGroup.id', 'groupWait.groupId')
    .select(['groupWait.id', 'groupWait.groupId', 'module', 'provider', 'name', 'firstDay', 'meetings'])
    .select(
      sql<number>`(select count(*) from group_wait as before where before.group_id = group_wait.group_id
      and before.ended_at is null and before.turn < group_wait.turn)`.as('ahead'),
    )
    .where('personId', '=', person)
    .where('endedAt', 'is', null)
    .orderBy('firstDay')
    .execute()

/** Numbers of a group on which nobody sits, as many as asked, lowest first. */
export const freeNumbers = async (trx: Trx, { id }: Pick<ModuleGroup, 'id'>, count: number): Promise<number[]> => {
  const { rows } = await sql<{ number: number }>`
    select number from module_group, generate_series(1, places) as number
    where module_group.id = ${id} and not exists (select from group_place as sits
      where sits.group_id = module_group.id and sits.number = number.number and sits.ended_at is null)
    order by number limit ${count}`.execute(trx)
  return rows.map(({ number }) => number)
}

/** A group in which somebody had a place until the provider called it off. */
export interface LostPlace {
  module: ModuleId
  name: string
  at: Date
  /** Other groups of the module that one can still join. */
  others: number
}

/** Places that somebody lost because a group was called off, and for which they have no other yet. */
export const lostPlacesOf = async (db: Db, person: Id<'person'>, today: Day): Promise<LostPlace[]> => {
  const { rows } = await sql<LostPlace>`
    select lost.module, gone.name, lost.ended_at as at, (
      select count(*) from module_group as other
      where other.module = lost.module and other.first_day > ${today}
      and not exists (select from cancelled_group where cancelled_group.group_id = other.id)) as others
    from group_place as lost join module_group as gone on gone.id = lost.group_id
    where lost.person_id = ${person} and lost.ended_why = 'cancelled' and not exists (
      select from group_place as sits
      where sits.person_id = lost.person_id and sits.module = lost.module and sits.ended_at is null)
    order by lost.ended_at`.execute(db)
  return rows
}

/** A group in which somebody had a place, by what stands in an address; null: they never had. */
export const groupNamed = async (
  db: Db,
  person: Id<'person'>,
  id: string,
): Promise<Pick<ModuleGroup, 'id' | 'name'> | null> =>
  (await db
    .selectFrom('groupPlace')
    .innerJoin('moduleGroup', 'moduleGroup.id', 'groupPlace.groupId')
    .select(['moduleGroup.id', 'moduleGroup.name'])
    .where('personId', '=', person)
    .where('endedAt', 'is not', null)
    .where(sql<string>`module_group.id::text`, '=', id)
    .executeTakeFirst()) ?? null
