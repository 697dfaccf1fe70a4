import { type Db, inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Present } from '../person.ts'
import { lockManaged } from './invite.ts'
import type { Organisation } from './organisation.ts'

/** How an organisation wants who works for it to sign in. */
export interface SignInWish {
  /** A role counts only once its person showed a second thing. */
  secondAsked: boolean
  /** Whoever works here may sign in with a password. */
  passwordWanted: boolean
}

/** What it said last; neither, when it never said anything. */
export const signInWishOf = async (db: Db, organisation: Organisation['id']): Promise<SignInWish> => {
  const newest = await db
    .selectFrom('signInWish')
    .select(['secondAsked', 'passwordWanted'])
    .where('organisationId', '=', organisation)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest ?? { secondAsked: false, passwordWanted: false }
}

const said = (yes: boolean): 'yes' | 'no' => (yes ? 'yes' : 'no')

/** A manager says how people sign in for this organisation, from the next click on. */
export const setSignInWish = (
  db: Db,
  organisation: string,
  wish: SignInWish,
  who: Present,
  by: Actor,
  now: Date,
): Promise<Outcome<null, 'people.organisation.not-yours'>> =>
  inTransaction(db, async trx => {
    const found = await lockManaged(trx, who, organisation, dayOf(now))
    if (!found) return refuse('people.organisation.not-yours')
    await trx
      .insertInto('signInWish')
      .values({ organisationId: found.id, ...wish, at: now, personId: who.id })
      .execute()
    const detail = { second: said(wish.secondAsked), password: said(wish.passwordWanted) }
    await record(trx, 'organisation.sign-in-set', { at: now, by, subject: found.id, detail })
    return accept(null)
  })
