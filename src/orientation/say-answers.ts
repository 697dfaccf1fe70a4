import {
  type CompetenceId,
  competencesById,
  currentCatalogue,
  named,
  type QualificationId,
} from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import type { Visit } from '../platform/visit.ts'
import { questions } from './questions.ts'
import { type Names, sayBack } from './say-back.ts'

export const namesFor = async ({ db, t }: Visit, { can }: Portrait): Promise<Names> => {
  const catalogue = await currentCatalogue(db)
  const competences = await competencesById(
    db,
    (can?.has ?? []).map(({ competence }) => competence as CompetenceId),
  )
  const labels = new Map(competences.map(({ id, label }) => [id as string, named(label, id)[t.language]]))
  return {
    competence: id => labels.get(id) ?? id,
    qualification: id => named(catalogue.qualifications.get(id as QualificationId)?.title ?? {}, id)[t.language],
    place: postcode => `${postcode} ${catalogue.postcodes.get(postcode)?.place ?? ''}`.trim(),
  }
}

/** What somebody told, question by question, as sentences; what was skipped is left out. */
export const sayAnswers = async (visit: Visit, portrait: Portrait): Promise<{ about: string; says: string[] }[]> => {
  const names = await namesFor(visit, portrait)
  const support = sayBack('support', portrait, visit.t, names)
  const answers = questions
    .filter(({ slug }) => slug !== 'werkplek')
    .flatMap(({ section, slug }) => {
      const says = sayBack(section, portrait, visit.t, names)
      return says ? [{ about: visit.t(`orientation.question.${slug}.short`), says }] : []
    })
  return support ? [...answers, { about: visit.t('people.part.support'), says: support }] : answers
}
