import { type Catalogue, censusOf, type Module, type ModuleId, type Range, totalOf } from '../../catalogue/index.ts'
import type { Content } from './content.ts'

/** How large what one chooses can be. */
export interface Size {
  /** How many choices are possible; null: more than anybody counts. */
  ways: number | null
  /** null: nobody can choose anything. */
  credits: Range | null
  minutes: Range | null
}

/** From here on a figure says no more than that there are many. */
const countless = 1_000_000

const minutesOf = (module: Module): number => module.contact + module.distance + module.workplace

export const sizeOf = ({ structure, excludes }: Content, { modules }: Pick<Catalogue, 'modules'>): Size => {
  const creditsOf = (id: ModuleId) => modules.get(id)?.credits ?? 0
  const weight = (of: (module: Module) => number) => (id: ModuleId) => {
    const module = modules.get(id)
    return module ? of(module) : 0
  }
  const { ways } = censusOf(structure, creditsOf, excludes)
  return {
    ways: ways > countless ? null : ways,
    credits: totalOf(structure, creditsOf, creditsOf, excludes),
    minutes: totalOf(structure, weight(minutesOf), creditsOf, excludes),
  }
}

/** Whether everybody takes a module, or some do. What nobody can take is not there. */
export type Place = 'always' | 'chosen'

export const placesIn = (
  { structure, excludes }: Content,
  { modules }: Pick<Catalogue, 'modules'>,
): Map<ModuleId, Place> => {
  const { ways, withModule } = censusOf(structure, id => modules.get(id)?.credits ?? 0, excludes)
  return new Map(
    [...withModule]
      .filter(([, count]) => count > 0)
      .map(([module, count]) => [module, count === ways ? 'always' : 'chosen'] as const),
  )
}
