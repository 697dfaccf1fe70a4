import type { ProviderId } from '../../../catalogue/index.ts'
import { type Db, inTransaction } from '../../../platform/connection.ts'
import { type Id, newId } from '../../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import { record } from '../../../platform/record.ts'
import { actorOf } from '../../../platform/visit.ts'
import type { SignedIn } from '../signed-in.ts'
import { groupRow } from './group.store.ts'
import type { GroupRow } from './read-sheet.ts'

export interface KeptGroupSheet {
  id: Id<'group-sheet'>
  fileName: string
  rows: GroupRow[]
  takenAt: Date | null
}

/** Keeps rows as they were read, to be looked at first. */
export const keepGroupSheet = async (
  { db, person, now }: SignedIn,
  provider: ProviderId,
  { fileName, rows }: Pick<KeptGroupSheet, 'fileName' | 'rows'>,
): Promise<KeptGroupSheet['id']> => {
  const id = newId<'group-sheet'>()
  await db
    .insertInto('groupSheet')
    .values({ id, provider, fileName, rows: JSON.stringify(rows), readAt: now, readBy: person.id, takenAt: null })
    .execute()
  return id
}

export const findGroupSheet = async (db: Db, provider: ProviderId, id: string): Promise<KeptGroupSheet | null> =>
  (await db
    .selectFrom('groupSheet')
    .select(['id', 'fileName', 'rows', 'takenAt'])
    .where('provider', '=', provider)
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .executeTakeFirst()) ?? null

const atOnce = 500

/** Adds a group for every row that is right, once. */
export const takeGroupSheet = (
  db: Db,
  visit: SignedIn,
  provider: ProviderId,
  sheet: KeptGroupSheet,
): Promise<Outcome<number, 'planning.week.sheet.taken-already'>> =>
  inTransaction(db, async trx => {
    const marked = await trx
      .updateTable('groupSheet')
      .set({ takenAt: visit.now })
      .where('id', '=', sheet.id)
      .where('takenAt', 'is', null)
      .executeTakeFirst()
    if (marked.numUpdatedRows === 0n) return refuse('planning.week.sheet.taken-already')
    const bodies = sheet.rows.flatMap(({ body }) => body ?? [])
    for (let from = 0; from < bodies.length; from += atOnce) {
      const rows = bodies.slice(from, from + atOnce).map(body => ({
        id: newId<'module-group'>(),
        provider,
        ...groupRow(body),
        madeBy: visit.person.id,
        madeAt: visit.now,
      }))
      await trx.insertInto('moduleGroup').values(rows).execute()
    }
    const detail = { count: bodies.length }
    await record(trx, 'group.read', { at: visit.now, by: actorOf(visit), subject: sheet.id, detail })
    return accept(bodies.length)
  })
