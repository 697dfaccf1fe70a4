import { type Db, inTransaction } from '../platform/connection.ts'
import { newId } from '../platform/ids.ts'
import { type Actor, record } from '../platform/record.ts'
import { type Dossier, insertAnswer } from './dossier.store.ts'
import { type Answer, readAnswer, type Section } from './portrait.ts'

/** Begins an empty dossier and lets this session work on it. */
export const startDossier = async (db: Db, session: string, by: Actor, now: Date): Promise<Dossier> => {
  const id = newId<'dossier'>()
  await inTransaction(db, async trx => {
    await trx.insertInto('dossier').values({ id, personId: null, startedAt: now, keptAt: null }).execute()
    await trx.updateTable('session').set({ dossierId: id }).where('fingerprint', '=', session).execute()
    await record(trx, 'dossier.started', { at: now, by, subject: id })
  })
  return { id, keptAt: null, portrait: {} }
}

/** Adds an answer; the ones before it stay. Null clears the section: the question was skipped after all. */
export const answerQuestion = <Of extends Section>(
  db: Db,
  dossier: Dossier,
  question: Of,
  answer: Answer<Of> | null,
  by: Actor,
  now: Date,
): Promise<void> =>
  inTransaction(db, async trx => {
    await insertAnswer(trx, dossier.id, question, answer === null ? null : readAnswer(question, answer), now)
    const kind = answer === null ? 'dossier.cleared' : 'dossier.answered'
    await record(trx, kind, { at: now, by, subject: dossier.id, detail: { question } })
  })

/** Lets this session work on a dossier that its viewer owns. */
export const openAgain = async (db: Db, session: string, dossier: Dossier): Promise<void> => {
  await db.updateTable('session').set({ dossierId: dossier.id }).where('fingerprint', '=', session).execute()
}
