import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { type Giver, lockHeld, ownCard } from './card.store.ts'
import type { Card } from './card.ts'

/** A card opens nothing any more, and what it opened is shut. Who is just entering it came first, or is refused. */
export const endCard = async (trx: Trx, id: Card['id'], now: Date): Promise<Card> => {
  const card = await trx.selectFrom('codeCard').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  await trx
    .updateTable('codeCard')
    .set({ blockedAt: card.blockedAt ?? now })
    .where('id', '=', id)
    .execute()
  await trx.updateTable('session').set({ endedAt: now }).where('cardId', '=', id).where('endedAt', 'is', null).execute()
  return card
}

/** The organisation that gave a card blocks it: it is lost, or the person left. Blocking twice is one blocking. */
export const blockCard = (
  db: Db,
  giver: Giver,
  person: string,
  by: Actor,
  now: Date,
): Promise<Outcome<null, 'people.organisation.not-yours'>> =>
  inTransaction(db, async trx => {
    const card = await lockHeld(trx, giver, person, dayOf(now))
    if (!card) return refuse('people.organisation.not-yours')
    await endCard(trx, card.id, now)
    if (card.blockedAt === null) await record(trx, 'card.blocked', { at: now, by, subject: card.personId })
    return accept(null)
  })

/** A person blocks their own card. */
export const blockOwnCard = (db: Db, person: Id<'person'>, by: Actor, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    await trx.selectFrom('person').select('id').where('id', '=', person).forKeyShare().execute()
    const card = await ownCard(trx, person, now)
    if (!card) return
    await endCard(trx, card.id, now)
    await record(trx, 'card.blocked', { at: now, by, subject: person })
  })
