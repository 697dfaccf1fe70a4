import { sql } from 'kysely'
import { type CompetenceId, currentCatalogue, type OccupationId } from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import type { Db } from '../platform/connection.ts'
import type { Visit } from '../platform/visit.ts'
import { newestFirst } from './jobs.ts'
import { awardsOf } from './papers.ts'
import { type Proposal, propose, type Spring } from './proposals.ts'
import { currentQualifications } from './qualifications.ts'

interface Belonging {
  occupation: string
  competence: CompetenceId
  essential: boolean
}

/** Which competences belong to these occupations; those with an official Dutch name first, then by name. */
const competencesOf = async (db: Db, occupations: string[]): Promise<Belonging[]> => {
  if (occupations.length === 0) return []
  const { rows } = await sql<Belonging>`
    select occupation_id as occupation, competence_id as competence, essential
    from occupation_competence
    left join lateral (
      select min(text) filter (where language = 'nl') as dutch, min(text) as any_name
      from competence_label where competence_label.competence_id = occupation_competence.competence_id and kind = 'preferred'
    ) as label on true
    where occupation_id = any(${occupations})
    order by essential desc, dutch nulls last, any_name, competence_id`.execute(db)
  return rows
}

/** The person's jobs and papers, each with the competences that belong to it. */
const springsOf = async (visit: Visit, { jobs = [], papers = [] }: Portrait): Promise<Spring[]> => {
  const { db, today } = visit
  const catalogue = await currentCatalogue(db)
  const belonging = await competencesOf(
    db,
    jobs.map(({ occupation }) => occupation),
  )
  const current = currentQualifications(catalogue, today)
  const ofJob = (occupation: string): Pick<Spring, 'essential' | 'optional'> => {
    const prepares = current.filter(
      ({ id, occupations }) => id === occupation || occupations.includes(occupation as OccupationId),
    )
    const own = belonging.filter(row => row.occupation === occupation)
    return {
      essential: [
        ...prepares.flatMap(({ competences }) => competences),
        ...own.filter(({ essential }) => essential).map(({ competence }) => competence),
      ],
      optional: own.filter(({ essential }) => !essential).map(({ competence }) => competence),
    }
  }
  return [
    ...newestFirst(jobs).map(({ occupation, title }) => ({ kind: 'job' as const, title, ...ofJob(occupation) })),
    ...papers.map(paper => ({
      kind: 'paper' as const,
      title: paper.title,
      essential: awardsOf(paper, catalogue).flatMap(id => catalogue.qualifications.get(id)?.competences ?? []),
      optional: [],
    })),
  ]
}

/** What this person may well be able to do, from jobs and papers. */
export const proposalsFor = async (visit: Visit, portrait: Portrait): Promise<Proposal[]> =>
  propose(await springsOf(visit, portrait))
