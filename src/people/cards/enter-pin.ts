import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { fingerprint, type Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { LiveSession } from '../session.store.ts'
import { beginSession } from '../sign-in.ts'
import { type Card, mostPinTries, type PinRefusal, wrongWithPin } from './card.ts'
import { type CardRefusal, refusalOf } from './enter-card.ts'

const derive = promisify<string, string, number, Buffer>(scrypt)

/** Slow on purpose, and of one person: four digits are few, so what is kept of them should cost who reads it something. */
const keptOf = async (person: Id<'person'>, pin: string): Promise<string> =>
  (await derive(pin, person, 32)).toString('base64url')

/** Whom a session waits for, and whether they have digits already. */
export const awaited = async (
  db: Db,
  { cardId }: Pick<LiveSession, 'cardId'>,
  now: Date,
): Promise<Outcome<{ name: string; personId: Id<'person'>; hasPin: boolean }, CardRefusal>> => {
  const card = await db
    .selectFrom('codeCard')
    .innerJoin('person', 'person.id', 'codeCard.personId')
    .selectAll('codeCard')
    .select('person.name')
    .where('codeCard.id', '=', cardId)
    .executeTakeFirst()
  const refusal = refusalOf(card, now)
  if (!card || refusal) return refuse(refusal ?? 'people.cards.over')
  return accept({ name: card.name, personId: card.personId, hasPin: card.pin !== null })
}

type Refusal = CardRefusal | 'people.cards.wrong-pin' | PinRefusal

const countGuess = async (trx: Trx, card: Card): Promise<Refusal> => {
  const tries = card.pinTries + 1
  await trx.updateTable('codeCard').set({ pinTries: tries }).where('id', '=', card.id).execute()
  return tries < mostPinTries ? 'people.cards.wrong-pin' : 'people.cards.waits'
}

/**
 * The person types their four digits, or chooses them the first time, and is signed in. Guesses are counted under a
 * lock: after five the card waits for who gave it.
 */
export const enterPin = async (
  db: Db,
  waiting: LiveSession,
  typed: { pin: string; again: string },
  now: Date,
): Promise<Outcome<string, Refusal>> => {
  const asked = await awaited(db, waiting, now)
  if (!asked.ok) return asked
  // Before the lock: it takes a twentieth of a second, and others wait for locks.
  const kept = await keptOf(asked.value.personId, typed.pin)
  return inTransaction(db, async trx => {
    // The person before what is theirs, as everybody locks.
    const person = await trx
      .selectFrom('person')
      .select(['id', 'role'])
      .where('id', '=', asked.value.personId)
      .forKeyShare()
      .executeTakeFirstOrThrow()
    const card = await trx
      .selectFrom('codeCard')
      .selectAll()
      .where('id', '=', waiting.cardId)
      .forUpdate()
      .executeTakeFirst()
    const refusal = refusalOf(card, now)
    if (!card || refusal) return refuse(refusal ?? 'people.cards.over')
    if (card.pin === null) {
      const wrong = wrongWithPin(typed.pin, typed.again)
      if (wrong) return refuse(wrong)
      await trx.updateTable('codeCard').set({ pin: kept }).where('id', '=', card.id).execute()
      const by = { person: person.id, role: person.role }
      await record(trx, 'card.pin-chosen', { at: now, by, subject: person.id })
    } else if (card.pin !== kept) return refuse(await countGuess(trx, card))
    await trx.updateTable('codeCard').set({ pinTries: 0, lastUsedAt: now }).where('id', '=', card.id).execute()
    const secret = await beginSession(trx, person, waiting, 'card', now)
    await trx
      .updateTable('session')
      .set({ cardId: card.id, lastSeenAt: now })
      .where('fingerprint', '=', fingerprint(secret))
      .execute()
    return accept(secret)
  })
}
