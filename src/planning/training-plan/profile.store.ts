import { sql } from 'kysely'
import {
  type Catalogue,
  competencesById,
  named,
  type OccupationId,
  type QualificationId,
} from '../../catalogue/index.ts'
import type { Db } from '../../platform/connection.ts'
import { plain, wordsIn } from '../../platform/typed.ts'
import type { Language } from '../../platform/words.ts'
import type { Taken } from './shape-jobs.ts'

/** A job as a source describes it, to begin from: a qualification of the catalogue, or an occupation of ESCO. */
export interface Profile {
  id: string
  title: string
  source: 'catalogue' | 'esco'
}

const most = 12

/** Profiles with these words in their name; none when nothing was typed. */
export const profilesFor = async (
  db: Db,
  catalogue: Catalogue,
  typed: string,
  language: Language,
): Promise<Profile[]> => {
  const asked = wordsIn(typed)
  if (asked.length === 0) return []
  const ofCatalogue = [...catalogue.qualifications.values()]
    .filter(({ competences }) => competences.length > 0)
    .map(({ id, title }) => ({ id: `q:${id}`, title: named(title, id)[language], source: 'catalogue' as const }))
    .filter(({ title }) => asked.every(word => plain(title).includes(word)))
    .toSorted((a, b) => a.title.length - b.title.length)
  const ofEsco = await db
    .selectFrom('occupationLabel')
    .select(['occupationId', 'text'])
    .where('language', '=', language)
    .where('kind', '=', 'preferred')
    .where(sql<boolean>`plain(text) like ${`%${asked.join('%').replace(/[_\\]/g, '')}%`}`)
    .orderBy(sql`length(text)`)
    .limit(most)
    .execute()
  return [
    ...ofCatalogue.slice(0, most),
    ...ofEsco.map(({ occupationId, text }) => ({ id: `o:${occupationId}`, title: text, source: 'esco' as const })),
  ]
}

/** What a profile asks to be able to do; null: there is no such profile. */
export const profileOf = async (
  db: Db,
  catalogue: Catalogue,
  id: string,
  language: Language,
): Promise<{ title: string; competences: Taken[] } | null> => {
  const key = id.slice(2)
  if (id.startsWith('q:')) {
    const qualification = catalogue.qualifications.get(key as QualificationId)
    if (!qualification) return null
    const competences = qualification.competences.flatMap(each => {
      const competence = catalogue.competences.get(each)
      return competence ? [{ competence: each, label: named(competence.label, each) }] : []
    })
    return { title: named(qualification.title, key)[language], competences }
  }
  const occupation = await db
    .selectFrom('occupationLabel')
    .select('text')
    .where('occupationId', '=', key as OccupationId)
    .where('language', '=', language)
    .where('kind', '=', 'preferred')
    .executeTakeFirst()
  if (!id.startsWith('o:') || !occupation) return null
  const tied = await db
    .selectFrom('occupationCompetence')
    .select('competenceId')
    .where('occupationId', '=', key as OccupationId)
    .where('essential', '=', true)
    .limit(60)
    .execute()
  const found = await competencesById(
    db,
    tied.map(({ competenceId }) => competenceId),
  )
  return {
    title: occupation.text,
    competences: found.map(({ id, label }) => ({ competence: id, label: named(label, id) })),
  }
}
