import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import { plain } from '../platform/typed.ts'
import type { Language } from '../platform/words.ts'
import { bestMatches, type Labelled, type Match, type Query } from './search.ts'

/** Labels looked at for one question; the best by trigrams are among them. */
const mostLabels = 400
/** The last parts of a long word, longest first: `ziekenhuiskok` ends in `kok`. */
const ends = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => word.slice(at + 3))

interface Found {
  id: string
  text: string
  kind: 'preferred' | 'other'
  language: string
}

const asLabelled = (rows: Found[], language: Language): Labelled[] =>
  rows.map(row => ({
    id: row.id,
    text: row.text,
    preferred: row.kind === 'preferred',
    ownLanguage: row.language === language,
  }))

const tables = {
  occupation: sql`select occupation_id as id, text, kind, language from occupation_label`,
  competence: sql`select competence_id as id, text, kind, language from competence_label`,
}

const ask = async (db: Db, of: keyof typeof tables, query: Query, where: RawBuilder<unknown>): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    ${tables[of]} where language in ('nl', 'en') and (${where})
    order by similarity(plain(text), ${plain(query.text)}) desc, text limit ${mostLabels}`.execute(db)
  return rows
}

/** `%>` is pg_trgm's "has a part like it", served by the index on plain(text). */
const like = (words: string[]): RawBuilder<unknown> =>
  sql.join(
    words.map(word => sql`plain(text) %> ${word}`),
    sql` and `,
  )

/** First labels that answer every word, then those that answer the longest, then the last part of a compound. */
const search = async (
  db: Db,
  of: keyof typeof tables,
  query: Query,
  language: Language,
  most: number,
): Promise<Match[]> => {
  const [longest = ''] = [...query.words].sort((a, b) => b.length - a.length)
  const parts = query.words.flatMap(ends)
  const tries = [
    like(query.words),
    ...(query.words.length > 1 ? [like([longest])] : []),
    ...(parts.length > 0 ? [sql`plain(text) = any(${parts})`] : []),
  ]
  for (const where of tries) {
    const matches = bestMatches(query, asLabelled(await ask(db, of, query, where), language), most)
    if (matches.length > 0) return matches
  }
  return []
}

/** ESCO occupations that answer, best first; `text` is the label that answered. */
export const searchOccupations = (db: Db, query: Query, language: Language, most: number): Promise<Match[]> =>
  search(db, 'occupation', query, language, most)

export const searchCompetences = (db: Db, query: Query, language: Language, most: number): Promise<Match[]> =>
  search(db, 'competence', query, language, most)
