import { tell } from '../../../people/index.ts'
import { type Db, inTransaction, type Trx } from '../../../platform/connection.ts'
import { newId } from '../../../platform/ids.ts'
import { record } from '../../../platform/record.ts'
import type { Visit } from '../../../platform/visit.ts'
import { urls } from '../../../urls.ts'
import { lockGroups, waitersFor } from '../groups/group.store.ts'
import type { ModuleGroup } from '../groups/group.ts'
import { freeNumbers } from './place.store.ts'

type Sends = Pick<Visit, 'mail' | 'sms' | 'origin' | 't'>

/**
 * Gives the free places of a group to who waits for it, first come first served. Its row is locked by who calls. Who has
 * found a place for the module elsewhere leaves the line.
 */
export const letInWaiting = async (trx: Trx, id: ModuleGroup['id'], sends: Sends, now: Date): Promise<void> => {
  const waiters = await waitersFor(trx, id)
  if (waiters.length === 0) return
  const [group] = await lockGroups(trx, [id])
  if (!group || group.cancelledAt) return
  const free = await freeNumbers(trx, group, waiters.length)
  for (const waiter of waiters) {
    const [number] = free
    if (number === undefined) return
    const taken = await trx
      .insertInto('groupPlace')
      .values({
        id: newId<'group-place'>(),
        groupId: group.id,
        places: group.places,
        number,
        personId: waiter.personId,
        module: group.module,
        takenAt: now,
        endedAt: null,
        endedWhy: null,
      })
      .onConflict(on => on.doNothing())
      .executeTakeFirst()
    const sits = (taken.numInsertedOrUpdatedRows ?? 0n) > 0n
    await trx
      .updateTable('groupWait')
      .set({ endedAt: now, endedWhy: sits ? 'place' : 'elsewhere' })
      .where('id', '=', waiter.id)
      .execute()
    if (!sits) continue
    free.shift()
    const by = { person: null, role: 'operator' as const }
    await record(trx, 'place.from-line', { at: now, by, subject: waiter.personId })
    const message = {
      kind: 'decision' as const,
      about: 'group-place' as const,
      key: `group-place:${waiter.id}`,
      values: { group: group.name, day: group.firstDay },
      link: urls.week,
    }
    await tell(trx, waiter.personId, message, sends, now)
  }
}

/** One round over groups where a place came free without anybody who could pass it on: who had it was erased. */
export const keepLines = async (db: Db, sends: Sends, now: Date): Promise<void> => {
  const open = await db
    .selectFrom('moduleGroup')
    .select('moduleGroup.id')
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('groupWait')
          .select('groupWait.id')
          .whereRef('groupWait.groupId', '=', 'moduleGroup.id')
          .where('endedAt', 'is', null),
      ),
    )
    .where(({ eb, selectFrom }) =>
      eb(
        'moduleGroup.places',
        '>',
        selectFrom('groupPlace')
          .select(({ fn }) => fn.countAll<number>().as('taken'))
          .whereRef('groupPlace.groupId', '=', 'moduleGroup.id')
          .where('endedAt', 'is', null),
      ),
    )
    .execute()
  for (const { id } of open)
    await inTransaction(db, async trx => {
      await lockGroups(trx, [id])
      await letInWaiting(trx, id, sends, now)
    })
}
