import { type Db, inTransaction } from '../platform/connection.ts'
import { newId } from '../platform/ids.ts'
import { type Actor, record } from '../platform/record.ts'
import { type Dossier, insertAnswer, isAnsweredSince } from './dossier.store.ts'
import { type Answer, readAnswer, type Section } from './portrait.ts'

/** Begins an empty dossier and lets this session work on it. */
export const startDossier = async (db: Db, session: string, by: Actor, now: Date): Promise<Dossier> => {
  const id = newId<'dossier'>()
  await inTransaction(db, async trx => {
    await trx.insertInto('dossier').values({ id, personId: null, startedAt: now, keptAt: null }).execute()
    await trx.updateTable('session').set({ dossierId: id }).where('fingerprint', '=', session).execute()
    await record(trx, 'dossier.started', { at: now, by, subject: id })
  })
  return { id, keptAt: null, portrait: {}, newest: 0 }
}

/** Somebody answered the same question between reading and answering: in another tab, or by a double click. */
class AnsweredMeanwhile extends Error {}

const mostAttempts = 5

/** Reads and answers again, on top of what came in between, so that neither answer is lost. */
export const untilKept = async <Result>(readAndAnswer: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await readAndAnswer()
    } catch (problem) {
      if (!(problem instanceof AnsweredMeanwhile) || attempt === mostAttempts) throw problem
    }
}

/**
 * Adds an answer on top of the dossier as it was read; the answers before it stay. Null clears the section: the
 * question was skipped after all. Call it within `untilKept`: it throws when another answer to this question came in
 * between.
 */
export const answerQuestion = <Of extends Section>(
  db: Db,
  dossier: Dossier,
  question: Of,
  answer: Answer<Of> | null,
  by: Actor,
  now: Date,
): Promise<void> =>
  inTransaction(db, async trx => {
    if (await isAnsweredSince(trx, dossier, question)) throw new AnsweredMeanwhile(question)
    await insertAnswer(trx, dossier.id, question, answer === null ? null : readAnswer(question, answer), now)
    const kind = answer === null ? 'dossier.cleared' : 'dossier.answered'
    await record(trx, kind, { at: now, by, subject: dossier.id, detail: { question } })
  })

/** Lets this session work on a dossier that its viewer owns. */
export const openAgain = async (db: Db, session: string, dossier: Dossier): Promise<void> => {
  await db.updateTable('session').set({ dossierId: dossier.id }).where('fingerprint', '=', session).execute()
}
