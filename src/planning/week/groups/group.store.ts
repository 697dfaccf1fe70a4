import { sql } from 'kysely'
import type { ModuleId, ProviderId } from '../../../catalogue/index.ts'
import type { Db, Trx } from '../../../platform/connection.ts'
import type { Day } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'
import type { GroupBody, ModuleGroup } from './group.ts'

/** A group with how many sit in it and wait for it, and when and why it was cancelled. */
export interface StandingGroup extends ModuleGroup {
  taken: number
  waiting: number
  cancelledAt: Date | null
  cancelledBecause: string | null
}

const standing = (db: Db | Trx) =>
  db
    .selectFrom('moduleGroup')
    .leftJoin('cancelledGroup', 'cancelledGroup.groupId', 'moduleGroup.id')
    .selectAll('moduleGroup')
    .select(['cancelledGroup.cancelledAt', 'cancelledGroup.words as cancelledBecause'])
    .select(
      sql<number>`(select count(*) from group_place as sits
      where sits.group_id = module_group.id and sits.ended_at is null)`.as('taken'),
    )
    .select(
      sql<number>`(select count(*) from group_wait as waits
      where waits.group_id = module_group.id and waits.ended_at is null)`.as('waiting'),
    )

/** How many of a provider's groups one page lists. */
export const onOnePage = 50

export interface GroupFilter {
  module: string | null
  text: string
  /** Counted from 1. */
  page: number
}

/** A page of the groups of a provider that did not end before a day, and how many there are. */
export const groupsAt = async (
  db: Db,
  provider: ProviderId,
  { module, text, page }: GroupFilter,
  from: Day,
): Promise<{ groups: StandingGroup[]; count: number }> => {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const { count } = await db
    .selectFrom('moduleGroup')
    .select(sql<number>`count(*)`.as('count'))
    .where('provider', '=', provider)
    .where('lastDay', '>=', from)
    .$if(module !== null, query => query.where('module', '=', module as ModuleId))
    .$if(text !== '', query => query.where('name', 'ilike', pattern))
    .executeTakeFirstOrThrow()
  const groups = await standing(db)
    .where('provider', '=', provider)
    .where('lastDay', '>=', from)
    .$if(module !== null, query => query.where('module', '=', module as ModuleId))
    .$if(text !== '', query => query.where('name', 'ilike', pattern))
    .orderBy('module')
    .orderBy('firstDay')
    .orderBy('name')
    .orderBy('moduleGroup.id')
    .limit(onOnePage)
    .offset((page - 1) * onOnePage)
    .execute()
  return { groups, count }
}

/** One group of a provider; null: not theirs. */
export const findGroup = async (db: Db | Trx, provider: ProviderId, id: string): Promise<StandingGroup | null> =>
  (await standing(db)
    .where('provider', '=', provider)
    // As text: what an address holds may be no id at all.
    .where(sql<string>`module_group.id::text`, '=', id)
    .executeTakeFirst()) ?? null

/**
 * The groups of these modules that one can still join, whoever gives them: not cancelled and not begun. What one learns at
 * one's own pace one may begin later.
 */
export const groupsOfModules = async (db: Db | Trx, modules: ModuleId[], after: Day): Promise<StandingGroup[]> =>
  standing(db)
    .where('module', '=', sql<ModuleId>`any(${modules})`)
    .where(sql<boolean>`(first_day > ${after} or (meetings = '[]' and last_day > ${after}))`)
    .where('cancelledGroup.cancelledAt', 'is', null)
    .orderBy('firstDay')
    .orderBy('name')
    .orderBy('moduleGroup.id')
    .execute()

/** Groups by their ids, locked in one order, so that two who want the same groups never wait for each other in a circle. */
export const lockGroups = async (trx: Trx, ids: readonly string[]): Promise<StandingGroup[]> => {
  const locked = await trx
    .selectFrom('moduleGroup')
    .select('id')
    .where(sql<string>`id::text`, '=', sql<string>`any(${[...ids]})`)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (locked.length === 0) return []
  return standing(trx)
    .where(
      'moduleGroup.id',
      'in',
      locked.map(({ id }) => id),
    )
    .orderBy('moduleGroup.id')
    .execute()
}

/** Locks one group of a provider. */
export const lockGroup = async (trx: Trx, provider: ProviderId, id: string): Promise<StandingGroup | null> => {
  const [group] = await lockGroups(trx, [id])
  return group?.provider === provider ? group : null
}

export const groupRow = (body: GroupBody) => ({ ...body, meetings: JSON.stringify(body.meetings) })

/** Who sits in a group, in the order in which they came. */
export const sittersIn = (db: Db | Trx, group: Id<'module-group'>) =>
  db
    .selectFrom('groupPlace')
    .innerJoin('person', 'person.id', 'groupPlace.personId')
    .select(['person.id', 'person.name', 'takenAt'])
    .where('groupId', '=', group)
    .where('endedAt', 'is', null)
    .orderBy('takenAt')
    .execute()

/** Who waits for a group, first come first. */
export const waitersFor = (db: Db | Trx, group: Id<'module-group'>) =>
  db
    .selectFrom('groupWait')
    .innerJoin('person', 'person.id', 'groupWait.personId')
    .select(['groupWait.id', 'person.id as personId', 'person.name', 'since'])
    .where('groupId', '=', group)
    .where('endedAt', 'is', null)
    .orderBy('turn')
    .execute()
