import { sql } from 'kysely'
import type { OccupationId } from '../catalogue/index.ts'
import type { Db } from '../platform/connection.ts'
import { plain } from '../platform/typed.ts'
import type { Language } from '../platform/words.ts'

/** The usual names of these occupations: in this language, else in the other. */
export const occupationNames = async (db: Db, ids: string[], language: Language): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('occupationLabel')
    .select(['occupationId', 'text'])
    .where('occupationId', '=', sql<OccupationId>`any(${ids})`)
    .where('kind', '=', 'preferred')
    .where('language', 'in', ['nl', 'en'])
    .orderBy(sql`language = ${language}`)
    .execute()
  return new Map(rows.map(({ occupationId, text }) => [occupationId, text]))
}

/** How this person calls the occupation: the label that they typed when it is one of its names, else its usual name. */
export const ownNameOf = async (db: Db, id: string, typed: string, language: Language): Promise<string | null> => {
  const labels = await db
    .selectFrom('occupationLabel')
    .select(['text', 'kind', 'language'])
    .where('occupationId', '=', id as OccupationId)
    .where('language', 'in', ['nl', 'en'])
    .orderBy(sql`kind = 'preferred'`, 'desc')
    .orderBy(sql`language = ${language}`, 'desc')
    .execute()
  const own = labels.find(({ text }) => plain(text) === plain(typed))
  return (own ?? labels[0])?.text ?? null
}
