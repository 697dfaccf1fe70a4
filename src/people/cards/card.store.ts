import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import { type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Language } from '../../platform/words.ts'
import { live, lockOrganisation, ofValidated, secondAsked } from '../organisations/organisation.store.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { Present } from '../person.ts'
import { type Card, cardRoles } from './card.ts'

/** Who makes cards, and for which organisation. */
export interface Giver {
  person: Present
  organisation: Organisation['id']
}

/** The visitor as somebody who makes cards; null when they work for nobody now, or in a role that makes none. */
export const giverOf = ({ person, worksFor }: Visit): Giver | null =>
  person && worksFor && cardRoles.some(role => role === worksFor.role) ? { person, organisation: worksFor.id } : null

/** Locks the organisation, and tells whether this person makes cards for it now: who lost their role just before, does not. */
export const lockGiver = async (trx: Trx, { person, organisation }: Giver, today: Day): Promise<boolean> => {
  await lockOrganisation(trx, organisation)
  const role = await trx
    .selectFrom('membership')
    .select('id')
    .where('organisationId', '=', organisation)
    .where('personId', '=', person.id)
    .where('role', 'in', cardRoles)
    .where(live(today))
    .where(ofValidated)
    .where(sql<boolean>`(${person.second} or not ${secondAsked})`)
    .executeTakeFirst()
  return role !== undefined
}

/** A card with whose it is, for the organisation that gave it. Nothing of what the person does stands in it. */
export type Held = Omit<Card, 'fingerprint' | 'pin'> & {
  name: string
  /** In which the card speaks to them. */
  language: Language
  /** Goes on without a card: nobody but they themselves can get in any more. */
  hasOwnMail: boolean
  /** Who made it. */
  maker: string
}

const held = (db: Db | Trx, organisation: Organisation['id']) =>
  db
    .selectFrom('codeCard')
    .innerJoin('person', 'person.id', 'codeCard.personId')
    .innerJoin('person as maker', 'maker.id', 'codeCard.madeBy')
    .distinctOn('codeCard.personId')
    .select(['codeCard.id', 'codeCard.personId', 'codeCard.organisationId', 'codeCard.madeAt', 'codeCard.madeBy'])
    .select(['codeCard.untilDay', 'codeCard.pinTries', 'codeCard.blockedAt', 'codeCard.lastUsedAt'])
    .select([
      'person.name',
      'person.language',
      'maker.name as maker',
      sql<boolean>`person.email is not null`.as('hasOwnMail'),
    ])
    .where('codeCard.organisationId', '=', organisation)
    .orderBy('codeCard.personId')
    .orderBy('codeCard.madeAt', 'desc')
    .orderBy(sql`code_card.blocked_at desc nulls first`)

/** Everybody to whom this organisation gave a card, with the newest, by name. */
export const heldBy = async (db: Db, { organisation }: Giver): Promise<Held[]> =>
  (await held(db, organisation).execute()).toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))

/** The newest card that this organisation gave to a person; null for anybody else's. */
export const findHeld = async (db: Db | Trx, { organisation }: Giver, person: string): Promise<Held | null> =>
  (await held(db, organisation).where(sql<string>`code_card.person_id::text`, '=', person).executeTakeFirst()) ?? null

/**
 * What `findHeld` finds, once its person and the organisation are locked, in the order in which everybody locks; null
 * also for who lost their role just before.
 */
export const lockHeld = async (trx: Trx, giver: Giver, person: string, today: Day): Promise<Held | null> => {
  await trx.selectFrom('person').select('id').where(sql<string>`id::text`, '=', person).forKeyShare().execute()
  return (await lockGiver(trx, giver, today)) ? findHeld(trx, giver, person) : null
}

/** Whether a card that was found has this code. */
export const isCodeOf = async (db: Db, card: Card['id'], fingerprint: string): Promise<boolean> =>
  (await db
    .selectFrom('codeCard')
    .select('id')
    .where('id', '=', card)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()) !== undefined

/** The card with which this person gets in, when they have one. */
export const ownCard = (db: Db | Trx, person: Id<'person'>, now: Date): Promise<Card | undefined> =>
  db
    .selectFrom('codeCard')
    .selectAll()
    .where('personId', '=', person)
    .where('blockedAt', 'is', null)
    .where('untilDay', '>=', dayOf(now))
    .executeTakeFirst()
