import { type Catalogue, type Module, modulesEver, type Programme, type ProviderId } from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import { type Day, isValidOn } from '../../platform/day.ts'
import type { Visit } from '../../platform/visit.ts'

/** Whose rows somebody keeps. `provider` null: rows that hold for every provider. */
export interface Matrix {
  provider: ProviderId | null
  /** In the address. */
  of: string
  /** null: of no provider. */
  name: string | null
}

/** In the address: the rows of no provider. */
const general = 'algemeen'

/**
 * The matrices that this visitor keeps: of the providers that their organisation runs, for its coordinators and managers;
 * of no provider, for sector partners and administrators. Nobody else finds any.
 */
export const matricesOf = async ({ db, person, worksFor }: Visit): Promise<Matrix[]> => {
  const ofAll = worksFor?.role === 'sector' || person?.role === 'administrator'
  const runs = worksFor && ['coordinator', 'manager'].includes(worksFor.role) ? await runBy(db, worksFor.id) : []
  return [
    ...runs.map(({ id, name }) => ({ provider: id, of: id, name })),
    ...(ofAll ? [{ provider: null, of: general, name: null }] : []),
  ]
}

/** One of these, by what stands in the address; null: not theirs. */
export const findMatrix = async (visit: Visit, of: string): Promise<Matrix | null> =>
  (await matricesOf(visit)).find(matrix => matrix.of === of) ?? null

/** A programme with its modules, each once: the columns of a table. */
export interface Sheet {
  programme: Programme
  modules: Module[]
}

/** The programmes of a matrix on a day; those of every provider for the rows that hold for all. */
export const sheetsOf = ({ provider }: Pick<Matrix, 'provider'>, catalogue: Catalogue, day: Day): Sheet[] =>
  [...catalogue.programmes.values()]
    .filter(programme => (provider === null || programme.provider === provider) && isValidOn(programme, day))
    .map(programme => ({
      programme,
      modules: modulesEver(programme, catalogue).flatMap(id => catalogue.modules.get(id) ?? []),
    }))
