import { type Catalogue, type Module, modulesIn, type ProgrammeId } from '../../catalogue/index.ts'

/** The modules of some programmes, in their order; each once. */
export const modulesOf = ({ programmes, modules }: Catalogue, of: readonly ProgrammeId[]): Module[] => [
  ...new Set(
    of
      .flatMap(id => programmes.get(id) ?? [])
      .flatMap(({ structure }) => modulesIn(structure))
      .flatMap(id => modules.get(id) ?? []),
  ),
]
