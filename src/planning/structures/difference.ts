import { type Catalogue, type ModuleId, modulesIn, type Structure } from '../../catalogue/index.ts'
import { type Content, everyPart, type Group } from './content.ts'
import { type Place, placesIn, type Size, sizeOf } from './size.ts'

/** What differs between two structures for who follows them; how they are written makes no difference. */
export interface Difference {
  modules: { module: ModuleId; from: Place | 'gone'; to: Place | 'gone' }[]
  rules: { came: Group[]; went: Group[] }
  order: { came: Content['order']; went: Content['order'] }
  excludes: { came: Content['excludes']; went: Content['excludes'] }
  size: { from: Size; to: Size }
}

/** The same for groups that ask the same of the same parts, whatever their titles and the order in which they stand. */
const meaningOf = (part: Structure): string => {
  if (part.kind === 'module') return part.module
  const of = part.of.map(meaningOf).sort().join(',')
  if (part.kind === 'some') return `some ${part.count} ${part.oneLine ?? false} (${of})`
  if (part.kind === 'credits') return `credits ${part.atLeast} ${part.atMost ?? ''} ${part.oneLine ?? false} (${of})`
  return `${part.kind} (${of})`
}

const choicesIn = ({ structure }: Content): Map<string, Group> =>
  new Map(
    everyPart(structure).flatMap(({ part }) =>
      part.kind === 'some' || part.kind === 'credits' ? [[meaningOf(part), part] as const] : [],
    ),
  )

const cameAndWent = <Thing>(from: readonly Thing[], to: readonly Thing[], keyOf: (thing: Thing) => string) => {
  const [before, after] = [from, to].map(things => new Set(things.map(keyOf)))
  return {
    came: to.filter(thing => !before?.has(keyOf(thing))),
    went: from.filter(thing => !after?.has(keyOf(thing))),
  }
}

export const differenceOf = (from: Content, to: Content, catalogue: Catalogue): Difference => {
  const [before, after] = [placesIn(from, catalogue), placesIn(to, catalogue)]
  const [was, is] = [choicesIn(from), choicesIn(to)]
  const pair = ({ one, other }: Content['excludes'][number]) => [one, other].sort().join(' ')
  return {
    modules: [...new Set([...modulesIn(from.structure), ...modulesIn(to.structure)])]
      .map(module => ({ module, from: before.get(module) ?? 'gone', to: after.get(module) ?? 'gone' }) as const)
      .filter(each => each.from !== each.to),
    rules: {
      came: [...is].filter(([key]) => !was.has(key)).map(([, group]) => group),
      went: [...was].filter(([key]) => !is.has(key)).map(([, group]) => group),
    },
    order: cameAndWent(from.order, to.order, ({ before: first, after: then }) => `${first} ${then}`),
    excludes: cameAndWent(from.excludes, to.excludes, pair),
    size: { from: sizeOf(from, catalogue), to: sizeOf(to, catalogue) },
  }
}

export const isSame = ({ modules, rules, order, excludes }: Difference): boolean =>
  [modules, rules.came, rules.went, order.came, order.went, excludes.came, excludes.went].every(
    ({ length }) => length === 0,
  )
