import type { Catalogue, ModuleId, ProgrammeId } from '../../catalogue/index.ts'
import { modulesIn } from '../../catalogue/index.ts'
import { type Day, isValidOn } from '../../platform/day.ts'
import type { Language } from '../../platform/words.ts'
import { weeksFor } from '../pace.ts'
import type { Plan } from './plan.ts'
import { mondayOf } from './weeks.ts'

/** A module of the catalogue that teaches something of the matrix, as it would fill the form. */
export interface Suggestion {
  module: ModuleId
  programme: ProgrammeId
  /** Rows that it teaches. */
  rows: string[]
  typed: Record<string, string>
}

const most = 20

/**
 * Modules that prove competences which are lacked, with the next group of their programme: those that teach most first.
 * What the catalogue does not say stays empty; when a module falls within its programme it never says.
 */
export const suggestionsFor = (
  plan: Plan,
  lacked: ReadonlySet<string>,
  catalogue: Catalogue,
  { from, until, today }: { from: Day; until: Day; today: Day },
  language: Language,
): Suggestion[] => {
  const rowOf = new Map(
    plan.rows.flatMap(({ id, competence }) => (competence && lacked.has(id) ? [[competence, id]] : [])),
  )
  const used = new Set(plan.courses.map(({ module }) => module))
  return [...catalogue.programmes.values()]
    .filter(programme => isValidOn(programme, today))
    .flatMap(programme => {
      const provider = catalogue.providers.get(programme.provider)
      const offer = catalogue.offers.find(
        each => each.programme === programme.id && each.start !== null && each.start >= from && each.start <= until,
      )
      return modulesIn(programme.structure).flatMap((id): Suggestion[] => {
        const module = catalogue.modules.get(id)
        const rows = [...new Set(module?.proves.flatMap(competence => rowOf.get(competence) ?? []))]
        if (!module || !provider || rows.length === 0 || used.has(id)) return []
        const lessons = module.contact + module.distance
        const weeks = weeksFor(lessons, offer?.minutesPerWeek ?? null)
        return [
          {
            module: id,
            programme: programme.id,
            rows,
            typed: {
              module: id,
              title: module.title[language],
              provider: provider.name,
              price: String(module.price / 100).replace('.', ','),
              start: offer?.start ? mondayOf(offer.start) : '',
              weeks: weeks ? String(weeks) : '',
              hours: offer?.minutesPerWeek ? String(Math.round(offer.minutesPerWeek / 6) / 10).replace('.', ',') : '',
              seats: '',
            },
          },
        ]
      })
    })
    .toSorted((a, b) => b.rows.length - a.rows.length || a.module.localeCompare(b.module))
    .slice(0, most)
}
