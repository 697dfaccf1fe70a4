import type { ProviderId } from '../../../catalogue/index.ts'
import { tell } from '../../../people/index.ts'
import { type Db, inTransaction, type Trx } from '../../../platform/connection.ts'
import { type Id, newId } from '../../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import { record } from '../../../platform/record.ts'
import { actorOf } from '../../../platform/visit.ts'
import { urls } from '../../../urls.ts'
import { letInWaiting } from '../places/let-in-waiting.ts'
import { freeNumbers } from '../places/place.store.ts'
import type { SignedIn } from '../signed-in.ts'
import { groupRow, lockGroup, sittersIn, waitersFor } from './group.store.ts'
import type { GroupBody, ModuleGroup } from './group.ts'

export type GroupRefusal =
  | 'planning.week.group.gone'
  | 'planning.week.group.is-cancelled'
  | 'planning.week.group.has-people'
  | 'planning.week.group.fewer-places'
  | 'planning.week.group.changed-meanwhile'
  | 'planning.week.group.no-why'

/** Adds a group. */
export const addGroup = (db: Db, visit: SignedIn, provider: ProviderId, body: GroupBody): Promise<ModuleGroup['id']> =>
  inTransaction(db, async trx => {
    const id = newId<'module-group'>()
    await trx
      .insertInto('moduleGroup')
      .values({ id, provider, ...groupRow(body), madeBy: visit.person.id, madeAt: visit.now })
      .execute()
    await record(trx, 'group.added', { at: visit.now, by: actorOf(visit), subject: id })
    return id
  })

/** In one order, whatever order the database keeps the parts of a moment in. */
const moments = ({ meetings }: Pick<GroupBody, 'meetings'>) =>
  meetings.map(({ weekday, from, to, away }) => [weekday, from, to, away])

/** What of a group people chose it for: it stays as it is once somebody has a place or waits. */
const promised = (body: GroupBody): string => {
  const { module, firstDay, lastDay, weeksOff, postcode, place } = body
  return JSON.stringify([module, firstDay, lastDay, weeksOff, postcode, place, moments(body)])
}

/** What a form showed of a group: who saves over a newer one is told. */
export const stampOf = (body: GroupBody): string => JSON.stringify([body.name, body.places, promised(body)])

/** Who sits on a number that goes away gets a lower one that is free. */
const moveDown = async (trx: Trx, group: Pick<ModuleGroup, 'id'>, places: number): Promise<void> => {
  const above = await trx
    .selectFrom('groupPlace')
    .select('id')
    .where('groupId', '=', group.id)
    .where('endedAt', 'is', null)
    .where('number', '>', places)
    .execute()
  const free = await freeNumbers(trx, group, above.length)
  for (const [at, { id }] of above.entries()) {
    const number = free[at]
    if (number !== undefined) await trx.updateTable('groupPlace').set({ number }).where('id', '=', id).execute()
  }
}

/**
 * Changes a group. With people in it only its name and its places change; more places go to who waits first, and fewer
 * than are taken the database refuses.
 */
export const changeGroup = (
  db: Db,
  visit: SignedIn,
  provider: ProviderId,
  id: string,
  asked: { body: GroupBody; seen: string },
): Promise<Outcome<null, GroupRefusal>> =>
  inTransaction(db, async trx => {
    const group = await lockGroup(trx, provider, id)
    if (!group) return refuse('planning.week.group.gone')
    if (group.cancelledAt) return refuse('planning.week.group.is-cancelled')
    if (stampOf(group) !== asked.seen) return refuse('planning.week.group.changed-meanwhile')
    const { body } = asked
    const hasPeople = group.taken + group.waiting > 0
    if (hasPeople && promised(body) !== promised(group)) return refuse('planning.week.group.has-people')
    if (body.places < group.taken) return refuse('planning.week.group.fewer-places')
    await moveDown(trx, group, body.places)
    await trx.updateTable('moduleGroup').set(groupRow(body)).where('id', '=', group.id).execute()
    await record(trx, 'group.changed', { at: visit.now, by: actorOf(visit), subject: group.id })
    await letInWaiting(trx, group.id, visit, visit.now)
    return accept(null)
  })

/** Cancels a group: everybody who has a place or waits is told why, and can choose again. */
export const cancelGroup = (
  db: Db,
  visit: SignedIn,
  provider: ProviderId,
  id: string,
  words: string,
): Promise<Outcome<null, GroupRefusal>> =>
  inTransaction(db, async trx => {
    const group = await lockGroup(trx, provider, id)
    if (!group) return refuse('planning.week.group.gone')
    if (group.cancelledAt) return refuse('planning.week.group.is-cancelled')
    if (words === '') return refuse('planning.week.group.no-why')
    const { now } = visit
    const concerned = new Set<Id<'person'>>([
      ...(await sittersIn(trx, group.id)).map(({ id }) => id),
      ...(await waitersFor(trx, group.id)).map(({ personId }) => personId),
    ])
    await trx
      .insertInto('cancelledGroup')
      .values({ groupId: group.id, cancelledBy: visit.person.id, cancelledAt: now, words })
      .execute()
    const end = { endedAt: now, endedWhy: 'cancelled' as const }
    await trx.updateTable('groupPlace').set(end).where('groupId', '=', group.id).where('endedAt', 'is', null).execute()
    await trx.updateTable('groupWait').set(end).where('groupId', '=', group.id).where('endedAt', 'is', null).execute()
    await record(trx, 'group.cancelled', { at: now, by: actorOf(visit), subject: group.id })
    for (const person of concerned) {
      await tell(
        trx,
        person,
        {
          kind: 'decision',
          about: 'group-cancelled',
          key: `group-cancelled:${group.id}`,
          values: { group: group.name, words },
          link: urls.week,
        },
        visit,
        now,
      )
      await record(trx, 'place.cancelled', { at: now, by: actorOf(visit), subject: person })
    }
    return accept(null)
  })
