import type { Db, Trx } from '../../platform/connection.ts'
import { fingerprint, type Id } from '../../platform/ids.ts'
import type { Person } from '../person.ts'
import { challengeMinutes, type Passkey } from './passkey.ts'

const minuteInMs = 60_000

export const passkeysOf = (db: Db, person: Id<'person'>): Promise<Passkey[]> =>
  db.selectFrom('passkey').selectAll().where('personId', '=', person).orderBy('madeAt').orderBy('id').execute()

export const findPasskey = (trx: Trx, credential: string): Promise<Passkey | undefined> =>
  trx.selectFrom('passkey').selectAll().where('credential', '=', credential).executeTakeFirst()

/** The person first, always: who erases somebody or takes a key away does the same. */
export const lockPerson = (trx: Trx, person: Id<'person'>): Promise<Pick<Person, 'id' | 'role'> | undefined> =>
  trx
    .selectFrom('person')
    .select(['id', 'role'])
    .where('id', '=', person)
    .where('erasedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** Keeps what a browser has to sign; a newer question puts an older one of the same session out of use. */
export const keepChallenge = async (db: Db, session: string, challenge: string, now: Date): Promise<void> => {
  const asked = {
    fingerprint: fingerprint(challenge),
    expiresAt: new Date(now.getTime() + challengeMinutes * minuteInMs),
  }
  await db
    .insertInto('passkeyChallenge')
    .values({ session, ...asked })
    .onConflict(on => on.column('session').doUpdateSet(asked))
    .execute()
}

/** Takes a session's question away: of two that answer it at once, one finds it. Gives its fingerprint while it counts. */
export const takeChallenge = async (trx: Trx, session: string, now: Date): Promise<string | null> => {
  const taken = await trx
    .deleteFrom('passkeyChallenge')
    .where('session', '=', session)
    .returning(['fingerprint', 'expiresAt'])
    .executeTakeFirst()
  return taken && taken.expiresAt > now ? taken.fingerprint : null
}
