import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import { type Day, dayOf } from '../../platform/day.ts'
import { fingerprint, type Id } from '../../platform/ids.ts'
import { live, passwordWanted, validated } from '../organisations/organisation.store.ts'
import type { Person } from '../person.ts'

const minuteInMs = 60_000
/** How fresh a sign-in with a code is, to set a password without the old one, in minutes. */
const freshMinutes = 15

/** What guesses at a password of this address count as, whether anybody has it or not. */
export const guessesAt = (email: string): string => `password:${fingerprint(email)}`

/** Where this person works today for who wants passwords. */
const workplaces = (db: Db | Trx, today: Day) =>
  db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
    .where(live(today))
    .where(validated)
    .where(passwordWanted)

/** The names of the organisations that let this person have a password; none: they may not. */
export const passwordWantedBy = async (db: Db | Trx, person: Id<'person'>, now: Date): Promise<string[]> => {
  const rows = await workplaces(db, dayOf(now))
    .select('organisation.name')
    .where('membership.personId', '=', person)
    .execute()
  return rows.map(({ name }) => name)
}

/** The password that opens this address today: nobody's, unless they work for who wants passwords. */
export const findOpening = (
  db: Db | Trx,
  email: string,
  now: Date,
): Promise<(Pick<Person, 'id' | 'role'> & { hash: string }) | undefined> =>
  db
    .selectFrom('password')
    .innerJoin('person', 'person.id', 'password.personId')
    .select(['person.id', 'person.role', 'password.hash'])
    .where('person.email', '=', email)
    .where(eb =>
      eb.exists(
        workplaces(db, dayOf(now))
          .select(sql`1`.as('one'))
          .where('membership.personId', '=', sql.ref<Id<'person'>>('person.id')),
      ),
    )
    .executeTakeFirst()

/** The hash of a person's own password; null: they have none. */
export const ownHash = async (db: Db | Trx, person: Id<'person'>): Promise<string | null> => {
  const own = await db.selectFrom('password').select('hash').where('personId', '=', person).executeTakeFirst()
  return own?.hash ?? null
}

/** Whether this session began just now with something that only its person has. */
export const isFresh = async (db: Db, session: string, now: Date): Promise<boolean> =>
  (await db
    .selectFrom('session')
    .select('fingerprint')
    .where('fingerprint', '=', session)
    .where('way', 'in', ['code', 'link', 'passkey'])
    .where('beganAt', '>', new Date(now.getTime() - freshMinutes * minuteInMs))
    .executeTakeFirst()) !== undefined
