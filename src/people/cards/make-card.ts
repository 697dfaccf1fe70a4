import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { type Day, dayOf } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { type Language, languages } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import type { Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import { readName } from '../name-oneself.ts'
import { newPaperCode } from '../paper-code.ts'
import { endCard } from './block-card.ts'
import { type Giver, lockGiver, lockHeld } from './card.store.ts'
import { type Card, cardFingerprint, isLastDay } from './card.ts'

/** A card that was just made. Its code is shown once and never stored. */
export interface MadeCard {
  personId: Id<'person'>
  code: string
}

const insertCard = async (
  trx: Trx,
  card: Pick<Card, 'personId' | 'untilDay' | 'pin'>,
  giver: Giver,
  now: Date,
): Promise<MadeCard> => {
  const code = newPaperCode()
  await trx
    .insertInto('codeCard')
    .values({
      ...card,
      id: newId<'code-card'>(),
      organisationId: giver.organisation,
      fingerprint: cardFingerprint(code),
      madeAt: now,
      madeBy: giver.person.id,
      pinTries: 0,
      blockedAt: null,
      lastUsedAt: null,
    })
    .execute()
  return { personId: card.personId, code }
}

const insertPerson = async (trx: Trx, name: string, language: Language): Promise<Id<'person'>> => {
  const id = newId<'person'>()
  await trx
    .insertInto('person')
    .values({ id, name, email: null, role: 'worker', language, storyNl: '', storyEn: '', example: false })
    .execute()
  return id
}

type MakeRefusal = 'people.organisation.not-yours' | 'people.no-name' | 'people.cards.wrong-day'

/** Makes an account for somebody without mail, and a card that opens it. */
export const makeCard = (
  db: Db,
  giver: Giver,
  ask: { name: string; language: string; untilDay: Day | null },
  by: Actor,
  now: Date,
): Promise<Outcome<MadeCard, MakeRefusal>> =>
  inTransaction(db, async trx => {
    if (!(await lockGiver(trx, giver, dayOf(now)))) return refuse('people.organisation.not-yours')
    const name = readName(ask.name)
    if (name === null) return refuse('people.no-name')
    const { untilDay } = ask
    if (!isLastDay(untilDay, dayOf(now))) return refuse('people.cards.wrong-day')
    const personId = await insertPerson(trx, name, languages.find(each => each === ask.language) ?? 'nl')
    const made = await insertCard(trx, { personId, untilDay, pin: null }, giver, now)
    await record(trx, 'card.made', { at: now, by, subject: personId })
    return accept(made)
  })

type RenewRefusal = 'people.organisation.not-yours' | 'people.cards.own-mail' | 'people.cards.wrong-day'

/**
 * Gives a new card in the place of the one before, which opens nothing from then on. The person's digits stay, unless
 * they forgot them: then they choose others, and are told that they were taken away.
 */
export const renewCard = (
  db: Db,
  giver: Giver,
  person: string,
  ask: { untilDay: Day | null; forgotPin: boolean },
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<MadeCard, RenewRefusal>> =>
  inTransaction(db, async trx => {
    const before = await lockHeld(trx, giver, person, dayOf(now))
    if (!before) return refuse('people.organisation.not-yours')
    if (before.hasOwnMail) return refuse('people.cards.own-mail')
    const { untilDay } = ask
    if (!isLastDay(untilDay, dayOf(now))) return refuse('people.cards.wrong-day')
    const { pin, personId } = await endCard(trx, before.id, now)
    const made = await insertCard(trx, { personId, untilDay, pin: ask.forgotPin ? null : pin }, giver, now)
    await record(trx, 'card.renewed', { at: now, by, subject: personId })
    if (ask.forgotPin) {
      const message = { kind: 'security' as const, about: 'pin-cleared' as const, key: `pin-cleared:${before.id}` }
      await tell(trx, personId, { ...message, link: urls.ownTimeline }, sends, now)
    }
    return accept(made)
  })
