import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import { isOpen, type WayIn } from './session.store.ts'

export interface OwnSession {
  fingerprint: string
  way: WayIn
  beganAt: Date
  expiresAt: Date
  /** Who looks along in it; null: the person themselves. */
  helper: string | null
}

/** Where this person is signed in now, the newest first. */
export const openSessionsOf = (db: Db, person: Id<'person'>, now: Date): Promise<OwnSession[]> =>
  db
    .selectFrom('session')
    .leftJoin('person as helper', 'helper.id', 'session.supportBy')
    .select(['session.fingerprint', 'session.way', 'session.beganAt', 'session.expiresAt', 'helper.name as helper'])
    .where('session.personId', '=', person)
    .where(isOpen(now))
    .orderBy('session.beganAt', 'desc')
    .execute()
