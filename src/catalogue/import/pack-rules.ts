import type { Day } from '../../platform/day.ts'
import type { ModuleId } from '../catalogue.ts'
import { excluding, mostExcluding } from '../ways.ts'
import type { Pack, PackModule, PackProgramme, Written } from './pack-schema.ts'
import type { Problem } from './reading.ts'

/** A rule that a pack breaks, at a path in it. */
export interface Broken {
  problem: Problem['problem']
  path: PropertyKey[]
  with: Record<string, string | number>
}

const partsOf = (written: Written): Written[] =>
  typeof written === 'string' ? [] : 'all' in written ? written.all : written.of

/** Every module that a written structure names, in its order. */
export const modulesOf = (written: Written): ModuleId[] =>
  typeof written === 'string' ? [written] : partsOf(written).flatMap(modulesOf)

/** Between which parts one chooses: of all lines together, or of one line. */
const decks = (written: Exclude<Written, ModuleId>): Written[][] => {
  const isLine = (part: Written) => typeof part !== 'string' && 'line' in part
  if (!('oneLine' in written) || !written.oneLine)
    return [partsOf(written).flatMap(part => (isLine(part) ? partsOf(part) : [part]))]
  const loose = partsOf(written).filter(part => !isLine(part))
  return [...partsOf(written).filter(isLine).map(partsOf), ...(loose.length > 0 ? [loose] : [])]
}

/** The most credits that can be gathered in it. */
const mostCredits = (written: Written, creditsOf: (module: string) => number): number => {
  if (typeof written === 'string') return creditsOf(written)
  const most = decks(written).map(parts => {
    const each = parts.map(part => mostCredits(part, creditsOf))
    const chosen = 'some' in written ? each.toSorted((a, b) => b - a).slice(0, written.some) : each
    return chosen.reduce((sum, credits) => sum + credits, 0)
  })
  return Math.max(0, ...most)
}

/** Parts that nobody can ever fulfil: three of two, or more credits than there are. */
const impossible = (written: Written, path: PropertyKey[], creditsOf: (module: string) => number): Broken[] => {
  if (typeof written === 'string') return []
  const parts = partsOf(written)
  const key = 'all' in written ? 'all' : 'of'
  const deeper = parts.flatMap((part, at) => impossible(part, [...path, key, at], creditsOf))
  const toChoose = Math.max(0, ...decks(written).map(({ length }) => length))
  if ('some' in written && written.some > toChoose)
    return [
      { problem: 'some-impossible', path: [...path, 'some'], with: { wanted: written.some, there: toChoose } },
      ...deeper,
    ]
  if (!('credits' in written)) return deeper
  const there = Math.min(mostCredits(written, creditsOf), written.atMost ?? Number.POSITIVE_INFINITY)
  return written.credits > there
    ? [
        { problem: 'credits-impossible', path: [...path, 'credits'], with: { wanted: written.credits, there } },
        ...deeper,
      ]
    : deeper
}

/** A chain of modules that leads back to its start, when the order has one. */
export const circleIn = <Id extends string>(order: { before: Id; after: Id }[]): Id[] | null => {
  const after = new Map<Id, Id[]>()
  for (const rule of order) after.set(rule.before, [...(after.get(rule.before) ?? []), rule.after])
  const safe = new Set<Id>()
  const walk = (module: Id, chain: Id[]): Id[] | null => {
    if (chain.includes(module)) return [...chain.slice(chain.indexOf(module)), module]
    if (safe.has(module)) return null
    for (const next of after.get(module) ?? []) {
      const circle = walk(next, [...chain, module])
      if (circle) return circle
    }
    safe.add(module)
    return null
  }
  for (const start of after.keys()) {
    const circle = walk(start, [])
    if (circle) return circle
  }
  return null
}

const broken = (problem: Problem['problem'], path: PropertyKey[], detail: Broken['with']): Broken => ({
  problem,
  path,
  with: detail,
})

const twice = (ids: string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]

const inProgramme = (programme: PackProgramme, path: PropertyKey[], known: Map<string, PackModule>): Broken[] => {
  const structure = programme.structure ?? { all: programme.modules.map(({ id }) => id) }
  const modules = modulesOf(structure)
  const named = new Set<string>(modules)
  // Credits of a module of another file are not known here, so nothing is said about them.
  const creditsOf = (id: string) => (known.has(id) ? (known.get(id)?.credits ?? 0) : Number.POSITIVE_INFINITY)
  const circle = circleIn(programme.order)
  const outside = (ids: string[], where: PropertyKey[]): Broken[] =>
    ids.filter(id => !named.has(id)).map(id => broken('not-in-structure', where, { id }))
  const found = [
    ...twice(modules).map(id => broken('module-twice', [...path, 'structure'], { id })),
    ...impossible(structure, [...path, 'structure'], creditsOf),
    ...programme.order.flatMap((rule, at) => outside([rule.before, rule.after], [...path, 'order', at])),
    ...programme.excludes.flatMap(({ one, other }, at) => outside([one, other], [...path, 'excludes', at])),
    ...programme.excludes.flatMap(({ one, other }, at) =>
      one === other ? [broken('excludes-itself', [...path, 'excludes', at], { id: one })] : [],
    ),
    ...programme.stops.flatMap((stop, at) => outside(stop.requires, [...path, 'stops', at, 'requires'])),
    ...programme.modules.flatMap(({ id }, at) => outside([id], [...path, 'modules', at])),
  ]
  if (modules.length === 0) found.push(broken('no-modules', path, { id: programme.id }))
  const excluded = excluding(programme.excludes).length
  if (excluded > mostExcluding)
    found.push(broken('too-many-exclusions', [...path, 'excludes'], { count: excluded, most: mostExcluding }))
  if (circle) found.push(broken('order-circle', [...path, 'order'], { chain: circle.join(' → ') }))
  if (programme.entry.includes(programme.awards))
    found.push(broken('entry-is-award', [...path, 'entry'], { id: programme.awards }))
  return found
}

type Dated = { validFrom?: Day | null | undefined; validTo?: Day | null | undefined }
const endsBeforeStart = (thing: Dated, defaults: Dated, path: PropertyKey[]): Broken[] => {
  const from = thing.validFrom === undefined ? defaults.validFrom : thing.validFrom
  const to = thing.validTo === undefined ? defaults.validTo : thing.validTo
  return from && to && to < from
    ? [{ problem: 'ends-before-start', path: [...path, 'validTo'], with: { from, to } }]
    : []
}

const sections = [
  'qualifications',
  'competences',
  'providers',
  'programmes',
  'ladders',
  'certificates',
  'concordance',
] as const

/** Every rule that a pack of the right shape still breaks. */
export const brokenRules = (pack: Pack): Broken[] => {
  const modules = pack.programmes.flatMap((programme, at) =>
    programme.modules.map((module, nr) => ({ module, path: ['programmes', at, 'modules', nr] })),
  )
  const known = new Map<string, PackModule>(modules.map(({ module }) => [module.id, module]))
  const offers = pack.programmes.flatMap(({ offers }, at) =>
    offers.map((offer, nr) => ({ offer, path: ['programmes', at, 'offers', nr] })),
  )
  const doubles = (place: string, ids: string[]): Broken[] =>
    twice(ids).map(id => ({ problem: 'double', path: [place], with: { id } }))
  return [
    ...sections.flatMap(section =>
      doubles(
        section,
        pack[section].map(({ id }) => id),
      ),
    ),
    ...doubles(
      'modules',
      modules.map(({ module }) => module.id),
    ),
    ...doubles(
      'offers',
      offers.map(({ offer }) => offer.id),
    ),
    ...sections.flatMap(section =>
      pack[section].flatMap((thing, at) => endsBeforeStart(thing, pack.defaults, [section, at])),
    ),
    ...modules.flatMap(({ module, path }) => endsBeforeStart(module, pack.defaults, path)),
    ...offers.flatMap(({ offer, path }) => endsBeforeStart(offer, pack.defaults, path)),
    ...pack.programmes.flatMap((programme, at) => inProgramme(programme, ['programmes', at], known)),
    ...pack.qualifications.flatMap(({ id, partOf }, at): Broken[] =>
      id === partOf ? [{ problem: 'part-of-itself', path: ['qualifications', at], with: { id } }] : [],
    ),
    ...pack.concordance.flatMap((row, at): Broken[] => {
      const path = ['concordance', at]
      if ((row.certificates === undefined) === (row.competences === undefined))
        return [{ problem: 'one-evidence', path, with: { id: row.id } }]
      if (row.competences && !row.strength) return [{ problem: 'missing-field', path, with: { field: 'strength' } }]
      const module = known.get(row.module)
      const whole = module ? module.contact + module.distance + module.workplace : Number.POSITIVE_INFINITY
      if (row.hours === 0) return [{ problem: 'no-time', path: [...path, 'hours'], with: { found: '0' } }]
      return (row.hours ?? 0) > whole
        ? [{ problem: 'more-than-module', path: [...path, 'hours'], with: { module: row.module } }]
        : []
    }),
  ]
}
