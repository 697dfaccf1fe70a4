import type { Db, Trx } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import type { Person } from './person.ts'

const dayInMs = 86_400_000
/** How long a session lives without being ended. */
export const sessionLifetime = 30 * dayInMs

export interface LiveSession {
  fingerprint: string
  dossierId: Id<'dossier'> | null
  person: Pick<Person, 'id' | 'name' | 'role'> | null
}

/** The session of this secret's fingerprint, if it has neither ended nor expired. */
export const findSession = async (db: Db, fingerprint: string, now: Date): Promise<LiveSession | null> => {
  const row = await db
    .selectFrom('session')
    .leftJoin('person', 'person.id', 'session.personId')
    .select(['session.fingerprint', 'session.dossierId', 'person.id', 'person.name', 'person.role'])
    .where('session.fingerprint', '=', fingerprint)
    .where('session.endedAt', 'is', null)
    .where('session.expiresAt', '>', now)
    .executeTakeFirst()
  if (!row) return null
  const { id, name, role } = row
  return {
    fingerprint: row.fingerprint,
    dossierId: row.dossierId,
    person: id && name && role ? { id, name, role } : null,
  }
}

export const insertSession = (
  trx: Trx,
  session: { fingerprint: string; personId: Id<'person'> | null; dossierId: Id<'dossier'> | null },
  now: Date,
) =>
  trx
    .insertInto('session')
    .values({ ...session, beganAt: now, expiresAt: new Date(now.getTime() + sessionLifetime), endedAt: null })
    .execute()

export const closeSession = (trx: Trx, fingerprint: string, now: Date) =>
  trx.updateTable('session').set({ endedAt: now }).where('fingerprint', '=', fingerprint).execute()

export const findPerson = (db: Db, id: string): Promise<Person | undefined> =>
  db
    .selectFrom('person')
    .selectAll()
    // As text: what a form sends may be no id at all.
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .executeTakeFirst()

/** The named people of this installation, whom anybody may play outside production. */
export const examplePeople = (db: Db): Promise<Person[]> =>
  db.selectFrom('person').selectAll().where('example', '=', true).orderBy('role', 'desc').orderBy('name').execute()
