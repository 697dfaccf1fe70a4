import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import type { WayIn } from './session.store.ts'

export interface OwnSession {
  fingerprint: string
  way: WayIn
  beganAt: Date
  expiresAt: Date
}

/** Where this person is signed in now, the newest first. */
export const openSessionsOf = (db: Db, person: Id<'person'>, now: Date): Promise<OwnSession[]> =>
  db
    .selectFrom('session')
    .select(['fingerprint', 'way', 'beganAt', 'expiresAt'])
    .where('personId', '=', person)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('beganAt', 'desc')
    .execute()
