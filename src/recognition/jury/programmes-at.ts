import { type Catalogue, currentCatalogue, type Programme } from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Translate } from '../../platform/words.ts'

/** The programmes of the providers that an organisation runs. */
export const programmesAt = async (db: Db | Trx, organisation: Id<'organisation'>): Promise<Programme[]> => {
  const runs = await runBy(db, organisation)
  const { programmes } = await currentCatalogue(db)
  return [...programmes.values()].filter(({ provider }) => runs.some(({ id }) => id === provider))
}

export const programmeTitle = ({ programmes }: Catalogue, id: Programme['id'], t: Translate): string =>
  programmes.get(id)?.title[t.language] ?? id
