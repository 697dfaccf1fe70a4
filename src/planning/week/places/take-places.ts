import { currentCatalogue } from '../../../catalogue/index.ts'
import { type Db, inTransaction, type Trx } from '../../../platform/connection.ts'
import { type Id, newId } from '../../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import { record } from '../../../platform/record.ts'
import { lockGroups, type StandingGroup } from '../groups/group.store.ts'
import type { SignedIn } from '../signed-in.ts'
import { outOfOrder } from './in-order.ts'
import { letInWaiting } from './let-in-waiting.ts'
import { freeNumbers, placesOf } from './place.store.ts'

export type PlaceRefusal =
  | 'planning.week.place.none-picked'
  | 'planning.week.place.gone'
  | 'planning.week.place.begun'
  | 'planning.week.place.has-module'
  | 'planning.week.place.full'
  | 'planning.week.place.not-full'
  | 'planning.week.place.waits'
  | 'planning.week.place.out-of-order'

/** A refusal that is about one group names it. */
export type PlaceOutcome = { ok: true } | { ok: false; refusal: PlaceRefusal; group: StandingGroup | null }

const mostAtOnce = 40

const whyNot = (group: StandingGroup | undefined, today: string): PlaceRefusal | null => {
  if (!group || group.cancelledAt) return 'planning.week.place.gone'
  const mustBegin = group.meetings.length > 0 ? group.firstDay : group.lastDay
  return mustBegin <= today ? 'planning.week.place.begun' : null
}

/** Undoes all that a transaction did, and carries why. */
class Full extends Error {
  readonly outcome: PlaceOutcome & { ok: false }
  constructor(refusal: PlaceRefusal, group: StandingGroup | null) {
    super(refusal)
    this.outcome = { ok: false, refusal, group }
  }
}

const sitsIn = async (trx: Trx, person: Id<'person'>, { id }: StandingGroup): Promise<boolean> => {
  const sits = trx.selectFrom('groupPlace').select('id').where('groupId', '=', id).where('personId', '=', person)
  return (await sits.where('endedAt', 'is', null).executeTakeFirst()) !== undefined
}

const takeOne = async (trx: Trx, visit: SignedIn, group: StandingGroup): Promise<void> => {
  const { person, now } = visit
  await letInWaiting(trx, group.id, visit, now)
  if (await sitsIn(trx, person.id, group)) return
  const [number] = await freeNumbers(trx, group, 1)
  if (number === undefined) throw new Full('planning.week.place.full', group)
  const taken = await trx
    .insertInto('groupPlace')
    .values({
      id: newId<'group-place'>(),
      groupId: group.id,
      places: group.places,
      number,
      personId: person.id,
      module: group.module,
      takenAt: now,
      endedAt: null,
      endedWhy: null,
    })
    .onConflict(on => on.doNothing())
    .executeTakeFirst()
  if (!taken.numInsertedOrUpdatedRows) throw new Full('planning.week.place.has-module', group)
  await trx
    .updateTable('groupWait')
    .set({ endedAt: now, endedWhy: 'place' })
    .where('groupId', '=', group.id)
    .where('personId', '=', person.id)
    .where('endedAt', 'is', null)
    .execute()
  await record(trx, 'place.taken', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
}

/** Takes a place in every one of these groups, or in none. Groups in which they have one already are let be. */
export const takePlaces = async (db: Db, visit: SignedIn, groups: readonly string[]): Promise<PlaceOutcome> => {
  const wanted = [...new Set(groups)]
  if (wanted.length === 0 || wanted.length > mostAtOnce)
    return { ok: false, refusal: 'planning.week.place.none-picked', group: null }
  const catalogue = await currentCatalogue(db)
  try {
    await inTransaction(db, async trx => {
      const found = await lockGroups(trx, wanted)
      if (found.length < wanted.length) throw new Full('planning.week.place.gone', null)
      const held = (await placesOf(trx, visit.person.id, visit.today)).map(({ group }) => group)
      const fresh = found.filter(({ id }) => !held.some(group => group.id === id))
      const early = outOfOrder(fresh, held, catalogue)
      if (early) throw new Full('planning.week.place.out-of-order', early)
      for (const group of fresh) {
        const no = whyNot(group, visit.today)
        if (no) throw new Full(no, group)
        await takeOne(trx, visit, group)
      }
    })
    return { ok: true }
  } catch (problem) {
    if (problem instanceof Full) return problem.outcome
    throw problem
  }
}

/** Joins the line for a group that is full. */
export const waitFor = (db: Db, visit: SignedIn, id: string): Promise<Outcome<null, PlaceRefusal>> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    const [group] = await lockGroups(trx, [id])
    const no = whyNot(group, visit.today)
    if (no || !group) return refuse(no ?? 'planning.week.place.gone')
    if (group.taken < group.places && group.waiting === 0) return refuse('planning.week.place.not-full')
    const sits = await trx
      .selectFrom('groupPlace')
      .select('id')
      .where('personId', '=', person.id)
      .where('module', '=', group.module)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (sits) return refuse('planning.week.place.has-module')
    const joined = await trx
      .insertInto('groupWait')
      .values({
        id: newId<'group-wait'>(),
        groupId: group.id,
        personId: person.id,
        since: now,
        endedAt: null,
        endedWhy: null,
      })
      .onConflict(on => on.doNothing())
      .executeTakeFirst()
    if (!joined.numInsertedOrUpdatedRows) return refuse('planning.week.place.waits')
    await record(trx, 'place.waits', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
    return accept(null)
  })

/** Gives a place back: who waits first has it. Gives the group; null when they had no such place any more. */
export const giveBack = (db: Db, visit: SignedIn, id: string): Promise<StandingGroup['id'] | null> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    const held = await trx
      .selectFrom('groupPlace')
      .select(['id', 'groupId'])
      .where('personId', '=', person.id)
      .where('endedAt', 'is', null)
      .where(eb => eb.cast<string>('id', 'text'), '=', id)
      .executeTakeFirst()
    if (!held) return null
    await lockGroups(trx, [held.groupId])
    const ended = await trx
      .updateTable('groupPlace')
      .set({ endedAt: now, endedWhy: 'given-back' })
      .where('id', '=', held.id)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows === 0n) return null
    await record(trx, 'place.given-back', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
    await letInWaiting(trx, held.groupId, visit, now)
    return held.groupId
  })

/** Leaves the line. */
export const leaveLine = (db: Db, visit: SignedIn, id: string): Promise<boolean> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    const left = await trx
      .updateTable('groupWait')
      .set({ endedAt: now, endedWhy: 'left' })
      .where('personId', '=', person.id as Id<'person'>)
      .where('endedAt', 'is', null)
      .where(eb => eb.cast<string>('id', 'text'), '=', id)
      .executeTakeFirst()
    if (left.numUpdatedRows === 0n) return false
    await record(trx, 'place.left-line', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
    return true
  })
