import {
  type Catalogue,
  isFulfilled,
  type ModuleId,
  modulesIn,
  type Programme,
  type Stop,
  type Structure,
} from '../../catalogue/index.ts'
import { lightestChoice } from '../choice.ts'
import { type Content, everyPart, type Group, type Path, pathText } from './content.ts'

/** How far what somebody ticked goes. */
export interface Tried {
  /** The ticked modules that the structure has, in its order. */
  ticked: ModuleId[]
  /** What they ticked is enough. */
  done: boolean
  /** Nothing more than one needs: the ticked modules that count. */
  counts: ModuleId[]
  /** Ticked, and not needed for what is counted. */
  spare: ModuleId[]
  /** The shortest way on from here: modules still to take. */
  missing: ModuleId[]
  /** No way on from here uses what was ticked together: modules that exclude each other. */
  clashes: Content['excludes']
  /** Of every group, by its place: how many parts, or credits, are taken and asked. */
  groups: Map<string, { has: number; asks: number }>
  stops: Stop[]
}

const creditsOf =
  ({ modules }: Pick<Catalogue, 'modules'>) =>
  (id: ModuleId): number =>
    modules.get(id)?.credits ?? 0

const flat = (group: Group): Structure[] =>
  group.kind === 'some' || group.kind === 'credits'
    ? group.of.flatMap(part => (part.kind === 'line' ? part.of : [part]))
    : group.of

const progressOf = (group: Group, ticked: ReadonlySet<ModuleId>, catalogue: Pick<Catalogue, 'modules'>) => {
  const credits = creditsOf(catalogue)
  const parts = flat(group).filter(part => isFulfilled(part, ticked, credits))
  if (group.kind !== 'credits')
    return { has: parts.length, asks: group.kind === 'some' ? group.count : group.of.length }
  const has = parts
    .flatMap(modulesIn)
    .filter(id => ticked.has(id))
    .reduce((sum, id) => sum + credits(id), 0)
  return { has, asks: group.atLeast }
}

/**
 * What ticked modules come to: the way to the end that leaves fewest to take, then uses most of what was ticked, then asks
 * fewest minutes.
 */
export const tryChoice = (
  content: Content,
  asked: readonly string[],
  stops: Programme['stops'],
  catalogue: Pick<Catalogue, 'modules'>,
): Tried => {
  const within = [...new Set(modulesIn(content.structure))]
  const ticked = within.filter(id => asked.includes(id))
  const has = new Set(ticked)
  const minutes = (id: ModuleId): number => {
    const module = catalogue.modules.get(id)
    return module ? module.contact + module.distance + module.workplace : 0
  }
  const burden = (id: ModuleId) => (has.has(id) ? [0, -1, 0] : [1, 0, minutes(id)])
  const way = lightestChoice(content.structure, { credits: creditsOf(catalogue), burden }, content.excludes)
  const needed = new Set(way?.modules)
  const missing = within.filter(id => needed.has(id) && !has.has(id))
  return {
    ticked,
    done: way !== null && missing.length === 0,
    counts: ticked.filter(id => needed.has(id)),
    spare: ticked.filter(id => !needed.has(id)),
    missing,
    clashes: content.excludes.filter(({ one, other }) => has.has(one) && has.has(other)),
    groups: new Map(
      everyPart(content.structure).flatMap(({ part, path }: { part: Structure; path: Path }) =>
        part.kind === 'module' || part.kind === 'line'
          ? []
          : [[pathText(path), progressOf(part, has, catalogue)] as const],
      ),
    ),
    stops: stops.filter(({ requires }) => requires.every(id => has.has(id))),
  }
}
