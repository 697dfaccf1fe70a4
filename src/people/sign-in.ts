import { type Db, inTransaction } from '../platform/connection.ts'
import { fingerprint, type Id, newSecret } from '../platform/ids.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { record } from '../platform/record.ts'
import { closeSession, findPerson, insertSession, type LiveSession } from './session.store.ts'

/**
 * Signs in as a named example person. A new secret is given, so that one known before sign-in opens nothing after it;
 * what the visitor was filling in goes along. Real people sign in otherwise: that door is not built yet.
 */
export const signInAsExample = async (
  db: Db,
  personId: string,
  before: LiveSession | null,
  now: Date,
): Promise<Outcome<string, 'people.unknown-person'>> => {
  const person = await findPerson(db, personId)
  if (!person?.example) return refuse('people.unknown-person')
  const secret = newSecret()
  await inTransaction(db, async trx => {
    if (before) await closeSession(trx, before.fingerprint, now)
    // Somebody else's kept dossier stays behind; only what belongs to nobody yet goes along.
    const dossierId = before && !before.person ? before.dossierId : null
    await insertSession(trx, { fingerprint: fingerprint(secret), personId: person.id, dossierId }, now)
    await record(trx, 'session.began', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
  })
  return accept(secret)
}

export const signOut = (db: Db, session: LiveSession, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    await closeSession(trx, session.fingerprint, now)
    const by = { person: session.person?.id ?? null, role: session.person?.role ?? ('visitor' as const) }
    await record(trx, 'session.ended', { at: now, by, subject: session.person?.id ?? 'visitor' })
  })

/** Begins a session for a visitor who has none yet, with an empty dossier to fill in. */
export const beginVisit = async (db: Db, dossierId: Id<'dossier'> | null, now: Date): Promise<string> => {
  const secret = newSecret()
  await inTransaction(db, trx =>
    insertSession(trx, { fingerprint: fingerprint(secret), personId: null, dossierId }, now),
  )
  return secret
}
