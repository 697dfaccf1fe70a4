import type { Language } from '../platform/words.ts'
import type { Catalogue, QualificationId } from './catalogue.ts'
import { named } from './label.ts'
import type { Listed } from './listed.ts'

/** A qualification or a ladder, by its name; the id itself when nothing is called so. */
export const goalName = (id: string, catalogue: Catalogue, language: Language): string => {
  const ladder = catalogue.ladders.find(each => each.id === id)
  const qualification = catalogue.qualifications.get(id as QualificationId)
  return ladder ? ladder.title[language] : named(qualification?.title ?? {}, id)[language]
}

export interface Goal {
  id: string
  name: string
}

const byName = (a: Goal, b: Goal): number => a.name.localeCompare(b.name, 'nl')

/** Ladders and qualifications to which some programme leads, each once, by name. */
export const goalsOf = (all: Listed[], catalogue: Catalogue, language: Language) => {
  const goal = (id: string): Goal => ({ id, name: goalName(id, catalogue, language) })
  return {
    ladders: [...new Set(all.flatMap(({ ladders }) => ladders))].map(goal).sort(byName),
    qualifications: [...new Set(all.map(({ awards }) => awards.id))].map(goal).sort(byName),
  }
}

/** Providers that have some programme, by name. */
export const providersOf = (all: Listed[]): Goal[] =>
  [...new Map(all.map(({ provider: { id, name } }) => [id, { id, name }])).values()].sort(byName)
