import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'

/** Why somebody closes their dossiers, after the four cases of GDPR article 18(1). */
export const restrictionGrounds = ['incorrect', 'unlawful', 'claim', 'objection'] as const
export type RestrictionGround = (typeof restrictionGrounds)[number]

export interface Restriction {
  id: Id<'restriction'>
  personId: Id<'person'>
  ground: RestrictionGround
  beganAt: Date
  liftedAt: Date | null
}

const isGround = (text: string): text is RestrictionGround => restrictionGrounds.some(ground => ground === text)

/** Whether the person with this id column closed their dossiers now: a condition for every query on behalf of others. */
export const isClosed = (person: 'dossier.person_id' | 'kept_plan.person_id') =>
  sql<boolean>`exists (select from restriction where restriction.person_id = ${sql.ref(person)} and restriction.lifted_at is null)`

export const restrictionOf = (db: Db, person: Id<'person'>): Promise<Restriction | undefined> =>
  db
    .selectFrom('restriction')
    .selectAll()
    .where('personId', '=', person)
    .where('liftedAt', 'is', null)
    .executeTakeFirst()

/**
 * From now on nobody but the person sees their dossiers: who was let in and who has a link finds nothing, until they are
 * opened again. Nothing goes because of its age meanwhile. Closing twice is one closing.
 */
export const closeDossiers = (
  db: Db,
  person: Id<'person'>,
  ground: string,
  by: Actor,
  now: Date,
): Promise<Outcome<null, 'people.restriction.no-ground'>> =>
  inTransaction(db, async trx => {
    if (!isGround(ground)) return refuse('people.restriction.no-ground')
    const added = await trx
      .insertInto('restriction')
      .values({ id: newId<'restriction'>(), personId: person, ground, beganAt: now, liftedAt: null })
      .onConflict(on => on.column('personId').where('liftedAt', 'is', null).doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows) await record(trx, 'restriction.began', { at: now, by, subject: person })
    return accept(null)
  })

/** Opens the dossiers again, to whom they were open before. */
export const openDossiers = (db: Db, person: Id<'person'>, by: Actor, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const lifted = await trx
      .updateTable('restriction')
      .set({ liftedAt: now })
      .where('personId', '=', person)
      .where('liftedAt', 'is', null)
      .executeTakeFirst()
    if (lifted.numUpdatedRows > 0n) await record(trx, 'restriction.lifted', { at: now, by, subject: person })
  })
