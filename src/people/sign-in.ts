import { type Db, inTransaction, type Trx } from '../platform/connection.ts'
import { dayOf } from '../platform/day.ts'
import { fingerprint, type Id, newSecret } from '../platform/ids.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { record } from '../platform/record.ts'
import { joinedBy } from './organisations/organisation.store.ts'
import type { Person } from './person.ts'
import { closeSession, findPerson, insertSession, type LiveSession, type WayIn } from './session.store.ts'

/**
 * Gives a signed-in session's secret: a new one, so that a secret known before opens nothing after. What the visitor
 * was filling in goes along.
 */
export const beginSession = async (
  trx: Trx,
  person: Pick<Person, 'id' | 'role'>,
  before: LiveSession | null,
  way: WayIn,
  now: Date,
): Promise<string> => {
  const secret = newSecret()
  if (before) await closeSession(trx, before.fingerprint, now)
  // Somebody else's kept dossier stays behind; only what belongs to nobody yet goes along.
  const dossierId = before && !before.person ? before.dossierId : null
  await insertSession(trx, { fingerprint: fingerprint(secret), way, personId: person.id, dossierId }, now)
  await record(trx, 'session.began', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
  return secret
}

/** Signs in as a named example person, at their work if they have some, without a key: only people made for practice. */
export const signInAsExample = async (
  db: Db,
  personId: string,
  before: LiveSession | null,
  now: Date,
): Promise<Outcome<string, 'people.unknown-person'>> => {
  const person = await findPerson(db, personId)
  if (!person?.example) return refuse('people.unknown-person')
  return accept(
    await inTransaction(db, async trx => {
      const secret = await beginSession(trx, person, before, 'example', now)
      const [work] = (await joinedBy(trx, person.id, dayOf(now))).filter(({ role }) => role !== 'manager')
      if (work)
        await trx
          .updateTable('session')
          .set({ membershipId: work.id })
          .where('fingerprint', '=', fingerprint(secret))
          .execute()
      return secret
    }),
  )
}

export const signOut = (db: Db, session: LiveSession, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    if (!(await closeSession(trx, session.fingerprint, now))) return
    const by = { person: session.person?.id ?? null, role: session.person?.role ?? ('visitor' as const) }
    await record(trx, 'session.ended', { at: now, by, subject: session.person?.id ?? 'visitor' })
  })

/** Begins a session for a visitor who has none yet, with an empty dossier to fill in. */
export const beginVisit = async (db: Db, dossierId: Id<'dossier'> | null, now: Date): Promise<string> => {
  const secret = newSecret()
  await inTransaction(db, trx =>
    insertSession(trx, { fingerprint: fingerprint(secret), way: 'visit', personId: null, dossierId }, now),
  )
  return secret
}
