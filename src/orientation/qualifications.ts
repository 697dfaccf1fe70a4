import type { Catalogue, Qualification, QualificationId } from '../catalogue/index.ts'
import { type Day, isValidOn } from '../platform/day.ts'
import type { Language } from '../platform/words.ts'
import { bestMatches, labelsIn, type Match, type Query } from './search.ts'

/** Of each qualification the newest version that holds today. */
export const currentQualifications = (catalogue: Catalogue, today: Day): Qualification[] => {
  const newest = new Map<string, Qualification>()
  for (const qualification of catalogue.qualifications.values()) {
    const before = newest.get(qualification.series)
    if (isValidOn(qualification, today) && (!before || before.version < qualification.version))
      newest.set(qualification.series, qualification)
  }
  return [...newest.values()]
}

/** What some programme leads to today. */
export const onOffer = (catalogue: Catalogue, today: Day): Set<QualificationId> =>
  new Set([...catalogue.programmes.values()].filter(each => isValidOn(each, today)).map(({ awards }) => awards))

export const searchQualifications = (among: Qualification[], query: Query, language: Language, most: number): Match[] =>
  bestMatches(
    query,
    among.flatMap(({ id, title }) => labelsIn(id, title, language)),
    most,
  )
