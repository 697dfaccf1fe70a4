import {
  type Catalogue,
  currentCatalogue,
  type Module,
  modulesIn,
  type Programme,
  type ProviderId,
} from '../../../catalogue/index.ts'
import { runBy } from '../../../people/index.ts'
import { type Day, isValidOn } from '../../../platform/day.ts'
import type { Ctx, Visit } from '../../../platform/visit.ts'
import type { SignedIn } from '../signed-in.ts'

export interface KeptProvider {
  id: ProviderId
  name: string
}

/** The providers whose groups this visitor keeps: those that their organisation runs, for coordinators and managers. */
export const providersKeptBy = async ({ db, person, worksFor, helper }: Visit): Promise<KeptProvider[]> =>
  person && !helper && worksFor && ['coordinator', 'manager'].includes(worksFor.role) ? runBy(db, worksFor.id) : []

/** A module of a provider, and a programme in which it is. */
export interface OwnModule {
  module: Module
  programme: Programme
}

/** The modules that a provider gives on a day, each once, by programme and then in the order of the programme. */
const modulesOf = (catalogue: Catalogue, provider: ProviderId, on: Day): OwnModule[] => {
  const found = new Map<string, OwnModule>()
  for (const programme of catalogue.programmes.values()) {
    if (programme.provider !== provider || !isValidOn(programme, on)) continue
    for (const id of modulesIn(programme.structure)) {
      const module = catalogue.modules.get(id)
      if (module && !found.has(id)) found.set(id, { module, programme })
    }
  }
  return [...found.values()]
}

export interface Keeping {
  visit: SignedIn
  provider: KeptProvider
  catalogue: Catalogue
  modules: OwnModule[]
}

/** For who keeps the groups of the provider in the address; to anybody else there is no such page. */
export const forKeeper = (go: (c: Ctx, kept: Keeping) => Response | Promise<Response>) => async (c: Ctx) => {
  const { visit } = c.var
  const provider = (await providersKeptBy(visit)).find(({ id }) => id === c.req.param('provider'))
  if (!provider || !visit.person) return c.notFound()
  const catalogue = await currentCatalogue(visit.db)
  const modules = modulesOf(catalogue, provider.id, visit.today)
  return go(c, { visit: { ...visit, person: visit.person }, provider, catalogue, modules })
}
