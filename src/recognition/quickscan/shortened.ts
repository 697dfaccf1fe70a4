import {
  type Catalogue,
  type Module,
  type ModuleId,
  modulesIn,
  type Programme,
  totalOf,
} from '../../catalogue/index.ts'
import { exemptableMinutes } from '../exemption.ts'
import type { Sure } from '../requests/granted.ts'

/** A programme with what falls away for one person, and the weeks that it takes at their hours a week. */
export interface Shortened {
  off: { module: Module; minutes: number }[]
  /** Minutes and weeks in all, and what is left; where one may choose, the least. */
  before: { minutes: number; weeks: number }
  after: { minutes: number; weeks: number }
}

const sizeOf = ({ contact, distance, workplace }: Module): number => contact + distance + workplace

/** What providers granted, taken off a programme. `perWeek`: minutes a week that the person has, above 0. */
export const shortenedProgramme = (
  { structure }: Programme,
  { modules }: Pick<Catalogue, 'modules'>,
  granted: ReadonlyMap<ModuleId, Sure>,
  perWeek: number,
): Shortened => {
  const offOf = (module: Module): number => {
    const sure = granted.get(module.id)
    const most = exemptableMinutes(module)
    return sure ? Math.min(sure.minutes ?? most, most) : 0
  }
  const total = (weightOf: (module: Module) => number): number =>
    totalOf(
      structure,
      id => {
        const module = modules.get(id)
        return module ? weightOf(module) : 0
      },
      id => modules.get(id)?.credits ?? 0,
    )?.least ?? 0
  const span = (minutes: number) => ({ minutes, weeks: Math.ceil(minutes / perWeek) })
  return {
    off: modulesIn(structure)
      .flatMap(id => modules.get(id) ?? [])
      .map(module => ({ module, minutes: offOf(module) }))
      .filter(({ minutes }) => minutes > 0),
    before: span(total(sizeOf)),
    after: span(total(module => sizeOf(module) - offOf(module))),
  }
}
