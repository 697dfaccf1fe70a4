import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { fingerprint, newSecret } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { closeSession, insertSession, type LiveSession } from '../session.store.ts'
import { type Giver, lockHeld } from './card.store.ts'
import { type Card, cardFingerprint, standingOf } from './card.ts'

export type CardRefusal = 'people.cards.over' | 'people.cards.waits'

/** Why a card does not let its person in; null: it does. */
export const refusalOf = (card: Parameters<typeof standingOf>[0] | undefined, now: Date): CardRefusal | null => {
  const standing = card ? standingOf(card, now) : 'over'
  return standing === 'open' ? null : standing === 'waits' ? 'people.cards.waits' : 'people.cards.over'
}

/** A session that waits, with the card, for the digits that only its person knows: nobody is signed in to it yet. */
const beginWaiting = async (trx: Trx, card: Card['id'], before: LiveSession | null, now: Date): Promise<string> => {
  const secret = newSecret()
  if (before) await closeSession(trx, before.fingerprint, now)
  const dossierId = before && !before.person ? before.dossierId : null
  const session = { fingerprint: fingerprint(secret), way: 'card' as const, personId: null, dossierId, cardId: card }
  await insertSession(trx, session, now)
  return secret
}

/** Somebody types the code of a card. Gives the secret of a session in which the digits are asked. */
export const enterCard = (
  db: Db,
  typed: string,
  before: LiveSession | null,
  now: Date,
): Promise<Outcome<string, CardRefusal>> =>
  inTransaction(db, async trx => {
    const card = await trx
      .selectFrom('codeCard')
      .selectAll()
      .where('fingerprint', '=', cardFingerprint(typed))
      .forUpdate()
      .executeTakeFirst()
    const refusal = refusalOf(card, now)
    if (!card || refusal) return refuse(refusal ?? 'people.cards.over')
    return accept(await beginWaiting(trx, card.id, before, now))
  })

/**
 * Who gave a card begins for its person, on a device that both are at: their own session ends here, and the person is
 * asked for the digits. Nothing of the person's opens before those.
 */
export const startFor = (
  db: Db,
  giver: Giver,
  person: string,
  before: LiveSession,
  by: Actor,
  now: Date,
): Promise<Outcome<string, 'people.organisation.not-yours' | 'people.cards.own-mail' | CardRefusal>> =>
  inTransaction(db, async trx => {
    const card = await lockHeld(trx, giver, person, dayOf(now))
    if (!card) return refuse('people.organisation.not-yours')
    if (card.hasOwnMail) return refuse('people.cards.own-mail')
    const refusal = refusalOf(card, now)
    if (refusal) return refuse(refusal)
    await record(trx, 'card.started', { at: now, by, subject: card.personId })
    return accept(await beginWaiting(trx, card.id, before, now))
  })
