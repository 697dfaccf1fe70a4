import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { speaks } from './agreement.ts'
import { standardsOn } from './set.store.ts'
import { actorIn, type SignedIn } from './visit.ts'

/** The employer for which somebody speaks now; null: for none. */
export const employerOf = async (db: Db, { worksFor }: Visit): Promise<{ id: string } | null> => {
  if (!worksFor || !speaks.employer.includes(worksFor.role)) return null
  const found = await db
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', worksFor.id)
    .where('kind', '=', 'employer')
    .executeTakeFirst()
  return found ?? null
}

/** An employer says that it holds to a set: the same conditions for all its people as at every other. Twice is no fault. */
export const holdToSet = (db: Db, visit: SignedIn, id: string): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const { worksFor, person, now, today } = visit
    const standard = (await standardsOn(trx, today)).find(({ set }) => set.id === id)
    if (!worksFor || !standard || !(await employerOf(trx, visit))) return refuse('planning.sets.not-yours')
    const added = await trx
      .insertInto('agreementSetMember')
      .values({
        id: newId<'agreement-set-member'>(),
        setId: standard.set.id,
        organisationId: worksFor.id,
        joinedBy: person.id,
        joinedAt: now,
        leftAt: null,
      })
      .onConflict(on => on.columns(['setId', 'organisationId']).where('leftAt', 'is', null).doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows)
      await record(trx, 'agreement-set.joined', { at: now, by: actorIn(visit), subject: standard.set.id })
    return accept(null)
  })

/** An employer no longer holds to a set: nothing new is made on it; what was agreed stays. */
export const leaveSet = (db: Db, visit: SignedIn, id: string): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const { worksFor, now } = visit
    if (!worksFor || !(await employerOf(trx, visit))) return refuse('planning.sets.not-yours')
    const left = await trx
      .updateTable('agreementSetMember')
      .set({ leftAt: now })
      .where(eb => eb.cast<string>('setId', 'text'), '=', id)
      .where('organisationId', '=', worksFor.id)
      .where('leftAt', 'is', null)
      .executeTakeFirst()
    if (left.numUpdatedRows > 0n) await record(trx, 'agreement-set.left', { at: now, by: actorIn(visit), subject: id })
    return accept(null)
  })
