import { type Db, inTransaction } from '../../../platform/connection.ts'
import { newId } from '../../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import { record } from '../../../platform/record.ts'
import type { SignedIn } from '../signed-in.ts'
import type { Shift } from './shift.ts'
import type { WeekWishes } from './wishes.ts'

/** How many a person may keep: more is no pattern any more, and would slow their week down. */
const mostShifts = 60

/** Adds when somebody cannot come. */
export const addShift = (
  db: Db,
  { person, now }: SignedIn,
  shift: Pick<Shift, 'kind' | 'name' | 'hours'>,
): Promise<Outcome<Shift['id'], 'planning.week.shift.too-many'>> =>
  inTransaction(db, async trx => {
    // One after the other: two tabs at once would both see room for one more.
    await trx.selectFrom('person').select('id').where('id', '=', person.id).forNoKeyUpdate().execute()
    const held = await trx
      .selectFrom('shift')
      .select('id')
      .where('personId', '=', person.id)
      .where('removedAt', 'is', null)
      .execute()
    if (held.length >= mostShifts) return refuse('planning.week.shift.too-many')
    const id = newId<'shift'>()
    const hours = JSON.stringify(shift.hours)
    await trx
      .insertInto('shift')
      .values({ ...shift, id, personId: person.id, hours, addedAt: now, removedAt: null })
      .execute()
    const by = { person: person.id, role: person.role }
    await record(trx, 'shift.added', { at: now, by, subject: person.id, detail: { kind: shift.kind } })
    return accept(id)
  })

/** Takes one away, or puts back what was taken away. */
export const setShiftRemoved = (db: Db, { person, now }: SignedIn, id: Shift['id'], removed: boolean): Promise<void> =>
  inTransaction(db, async trx => {
    const changed = await trx
      .updateTable('shift')
      .set({ removedAt: removed ? now : null })
      .where('id', '=', id)
      .where('personId', '=', person.id)
      .where('removedAt', removed ? 'is' : 'is not', null)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return
    const by = { person: person.id, role: person.role }
    await record(trx, removed ? 'shift.removed' : 'shift.put-back', { at: now, by, subject: person.id })
  })

/** What somebody wishes of their week from now on. */
export const setWishes = (db: Db, { person, now }: SignedIn, wishes: WeekWishes): Promise<void> =>
  inTransaction(db, async trx => {
    await trx
      .insertInto('weekWish')
      .values({ personId: person.id, wishes: JSON.stringify(wishes), setAt: now })
      .execute()
    const by = { person: person.id, role: person.role }
    await record(trx, 'week.wished', { at: now, by, subject: person.id })
  })
