import { type Db, inTransaction } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { type Actor, record } from '../platform/record.ts'
import type { SpokenTerm, Term } from '../platform/terms.ts'
import type { Visit } from '../platform/visit.ts'

/** A term as an organisation calls it, beside the word that all share. */
export interface OwnWord {
  organisationId: Id<'organisation'>
  term: Term['id']
  word: string
  setAt: Date
}

/** The terms, each with what the organisation that this person works for calls it. */
export const spoken = async (terms: Term[], { db, worksFor }: Visit): Promise<SpokenTerm[]> => {
  if (!worksFor) return terms
  const rows = await db
    .selectFrom('ownWord')
    .select(['term', 'word'])
    .where('organisationId', '=', worksFor.id)
    .execute()
  const words = new Map(rows.map(({ term, word }) => [term, word]))
  return terms.map(term => {
    const word = words.get(term.id)
    return word ? { ...term, ours: { word, organisation: worksFor.name } } : term
  })
}

type Refusal = 'knowledge.own-word.not-yours' | 'knowledge.own-word.too-long'

/** A manager says what their organisation calls a term; nothing typed: as everybody does. */
export const setOwnWord = (
  db: Db,
  term: Term,
  typed: string,
  worksFor: Visit['worksFor'],
  by: Actor,
  now: Date,
): Promise<Outcome<null, Refusal>> =>
  inTransaction(db, async trx => {
    if (worksFor?.role !== 'manager') return refuse('knowledge.own-word.not-yours')
    const word = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
    if ([...word].length > 80) return refuse('knowledge.own-word.too-long')
    const row = { organisationId: worksFor.id, term: term.id }
    if (word === '')
      await trx
        .deleteFrom('ownWord')
        .where('organisationId', '=', row.organisationId)
        .where('term', '=', row.term)
        .execute()
    else
      await trx
        .insertInto('ownWord')
        .values({ ...row, word, setAt: now })
        .onConflict(on => on.columns(['organisationId', 'term']).doUpdateSet({ word, setAt: now }))
        .execute()
    await record(trx, 'word.set', { at: now, by, subject: worksFor.id, detail: { term: term.id } })
    return accept(null)
  })
