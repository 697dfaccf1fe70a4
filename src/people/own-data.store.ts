import { sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** Everything that the house keeps of one person, oldest first; secrets and their fingerprints apart. */
export const ownData = async (db: Db, person: Id<'person'>) => {
  const who = await db
    .selectFrom('person')
    .select(['name', 'email', 'role'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const dossiers = await db
    .selectFrom('dossier')
    .select(['id', 'startedAt', 'keptAt'])
    .where('personId', '=', person)
    .orderBy('startedAt')
    .execute()
  const own = dossiers.map(({ id }) => id)
  const answers = await db
    .selectFrom('dossierAnswer')
    .select(['dossierId', 'at', 'question', 'answer'])
    .where('dossierId', '=', sql<Id<'dossier'>>`any(${own})`)
    .orderBy('id')
    .execute()
  const links = await db
    .selectFrom('share')
    .select(['dossierId', 'madeAt', 'expiresAt', 'withdrawnAt'])
    .where('dossierId', '=', sql<Id<'dossier'>>`any(${own})`)
    .orderBy('madeAt')
    .execute()
  const access = await db
    .selectFrom('access')
    .select(['dossierId', 'toEmail', 'parts', 'purpose', 'grantedAt', 'until', 'withdrawnAt'])
    .where('dossierId', '=', sql<Id<'dossier'>>`any(${own})`)
    .orderBy('grantedAt')
    .execute()
  const sessions = await db
    .selectFrom('session')
    .select(['beganAt', 'expiresAt', 'endedAt'])
    .where('personId', '=', person)
    .orderBy('beganAt')
    .execute()
  const mails = await db
    .selectFrom('outbox')
    .select(['at', 'subject', 'body', 'sentAt'])
    .where('recipient', '=', who.email ?? '')
    .orderBy('at')
    .execute()
  const happened = await db
    .selectFrom('event')
    .select(['at', 'kind', 'role', 'subject', 'detail'])
    .where(eb => eb.or([eb('personId', '=', person), eb('subject', 'in', [person, ...own])]))
    .orderBy('id')
    .execute()
  return { who, dossiers, answers, links, access, sessions, mails, happened }
}
export type OwnData = Awaited<ReturnType<typeof ownData>>
