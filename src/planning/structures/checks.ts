import {
  type Catalogue,
  censusOf,
  circleIn,
  decksOf,
  type ModuleId,
  modulesIn,
  named,
  type Programme,
  type Structure,
  totalOf,
} from '../../catalogue/index.ts'
import { type Because, because } from '../../platform/because.ts'
import { type Day, isValidOn } from '../../platform/day.ts'
import { type Content, everyPart, type Group, type Path, placeOf } from './content.ts'

/** Something about a structure that somebody should look at, and where. A fault keeps it from being published. */
export interface Finding {
  /** null: about the whole. */
  path: Path | null
  fault: boolean
  because: Because
}

export interface Ground {
  catalogue: Catalogue
  /** The day on which it would begin to hold. */
  day: Day
  stops: Programme['stops']
}

const moduleName = (id: ModuleId, { catalogue }: Ground) => named(catalogue.modules.get(id)?.title ?? {}, id)
const creditsIn =
  ({ catalogue }: Ground) =>
  (id: ModuleId): number =>
    catalogue.modules.get(id)?.credits ?? 0

const fault = (path: Path | null, reason: Because): Finding => ({ path, fault: true, because: reason })
const hint = (path: Path | null, reason: Because): Finding => ({ path, fault: false, because: reason })

const choiceFindings = (group: Group & { kind: 'some' | 'credits' }, path: Path, ground: Ground): Finding[] => {
  const decks = decksOf(group)
  const longest = Math.max(0, ...decks.map(({ length }) => length))
  if (group.kind === 'some') {
    if (group.count > longest)
      return [
        fault(
          path,
          because(`planning.structures.finding.${group.oneLine ? 'short-lines' : 'too-many-asked'}`, {
            with: { count: group.count, there: longest },
          }),
        ),
      ]
    const short = group.of.flatMap((part, at) =>
      group.oneLine && part.kind === 'line' && part.of.length < group.count ? [{ part, at }] : [],
    )
    return [
      ...short.map(({ part, at }) =>
        fault(
          [...path, at],
          because('planning.structures.finding.short-line', { with: { line: part.title, count: group.count } }),
        ),
      ),
      ...(group.count === longest && decks.length === 1
        ? [hint(path, because('planning.structures.finding.no-choice', { with: { count: group.count } }))]
        : []),
    ]
  }
  const credits = creditsIn(ground)
  if (totalOf(group, () => 0, credits)) return []
  const open = totalOf(
    { kind: 'credits', atLeast: 1, of: group.of, ...(group.oneLine ? { oneLine: true } : {}) },
    credits,
    credits,
  )
  const most = open?.most ?? 0
  return [
    fault(
      path,
      most < group.atLeast
        ? because('planning.structures.finding.too-few-credits', { with: { atLeast: group.atLeast, most } })
        : because('planning.structures.finding.no-sum', {
            with: { atLeast: group.atLeast, atMost: group.atMost ?? most },
          }),
    ),
  ]
}

const groupFindings = (part: Structure, path: Path, ground: Ground): Finding[] => {
  if (part.kind === 'module') {
    const module = ground.catalogue.modules.get(part.module)
    const module_ = { module: moduleName(part.module, ground) }
    if (!module) return [fault(path, because('planning.structures.finding.unknown', { with: module_ }))]
    return isValidOn(module, ground.day)
      ? []
      : [fault(path, because('planning.structures.finding.ended', { with: module_ }))]
  }
  if (part.of.length === 0) return [fault(path, because('planning.structures.finding.empty'))]
  if (part.kind === 'all' || part.kind === 'line') return []
  const loose = part.of.some(({ kind }) => kind !== 'line') && part.of.some(({ kind }) => kind === 'line')
  return [
    ...choiceFindings(part, path, ground),
    ...(loose ? [hint(path, because('planning.structures.finding.outside-lines'))] : []),
  ]
}

const twice = ({ structure }: Content, ground: Ground): Finding[] => {
  const seen = new Set<ModuleId>()
  return everyPart(structure).flatMap(({ part, path }) => {
    if (part.kind !== 'module') return []
    if (!seen.has(part.module)) {
      seen.add(part.module)
      return []
    }
    return [
      fault(path, because('planning.structures.finding.twice', { with: { module: moduleName(part.module, ground) } })),
    ]
  })
}

const ruleFindings = (content: Content, ground: Ground): Finding[] => {
  const within = new Set(modulesIn(content.structure))
  const outside = (ids: ModuleId[], word: 'order-outside' | 'exclusion-outside' | 'stop-outside') =>
    [...new Set(ids)]
      .filter(id => !within.has(id))
      .map(id =>
        fault(null, because(`planning.structures.finding.${word}`, { with: { module: moduleName(id, ground) } })),
      )
  const chain = circleIn(content.order)
  return [
    ...outside(
      content.order.flatMap(({ before, after }) => [before, after]),
      'order-outside',
    ),
    ...outside(
      content.excludes.flatMap(({ one, other }) => [one, other]),
      'exclusion-outside',
    ),
    ...outside(
      ground.stops.flatMap(({ requires }) => requires),
      'stop-outside',
    ),
    ...(chain
      ? [
          fault(
            chain[0] === undefined ? null : placeOf(content, chain[0]),
            because('planning.structures.finding.circle', {
              with: {
                chain: {
                  nl: chain.map(id => moduleName(id, ground).nl).join(' → '),
                  en: chain.map(id => moduleName(id, ground).en).join(' → '),
                },
              },
            }),
          ),
        ]
      : []),
  ]
}

/** A module that is in no possible choice: because of an exclusion, or whatever one chooses. */
const neverFindings = (content: Content, ground: Ground): Finding[] => {
  const { structure, excludes } = content
  const credits = creditsIn(ground)
  const { ways, withModule } = censusOf(structure, credits, excludes)
  if (ways === 0) return []
  const without = excludes.length > 0 ? censusOf(structure, credits) : null
  const never = [...withModule].filter(([, count]) => count === 0).map(([id]) => id)
  const emptied = everyPart(structure).filter(
    ({ part }) => part.kind === 'line' && part.of.length > 0 && modulesIn(part).every(id => never.includes(id)),
  )
  const inEmptied = new Set(emptied.flatMap(({ part }) => modulesIn(part)))
  const always = (id: ModuleId) => withModule.get(id) === ways
  const reasonFor = (id: ModuleId): Because => {
    const pair = excludes.find(({ one, other }) => (one === id && always(other)) || (other === id && always(one)))
    const module = moduleName(id, ground)
    if (pair && (without?.withModule.get(id) ?? 0) > 0) {
      const other = moduleName(pair.one === id ? pair.other : pair.one, ground)
      return because('planning.structures.finding.never-excluded', { with: { module, other } })
    }
    return because('planning.structures.finding.never', { with: { module } })
  }
  return [
    ...emptied.map(({ part, path }) =>
      fault(
        path,
        because('planning.structures.finding.empty-line', {
          with: { line: part.kind === 'line' ? part.title : '' },
          because: modulesIn(part).map(reasonFor),
        }),
      ),
    ),
    ...never.filter(id => !inEmptied.has(id)).map(id => fault(placeOf(content, id), reasonFor(id))),
  ]
}

/** Everything that is wrong or odd about a structure, each at its place; without a fault it can be followed to the end. */
export const findingsIn = (content: Content, ground: Ground): Finding[] => {
  const parts = everyPart(content.structure).flatMap(({ part, path }) => groupFindings(part, path, ground))
  const found = [...parts, ...twice(content, ground), ...ruleFindings(content, ground)]
  const isPossible = censusOf(content.structure, creditsIn(ground), content.excludes).ways > 0
  if (isPossible) return [...found, ...neverFindings(content, ground)]
  const byExclusion = censusOf(content.structure, creditsIn(ground)).ways > 0
  return [
    fault(null, because(`planning.structures.finding.${byExclusion ? 'impossible-together' : 'impossible'}`)),
    ...found,
  ]
}
