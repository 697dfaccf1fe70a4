import {
  type Catalogue,
  type Ladder,
  modulesIn,
  named,
  type Programme,
  programmeOn,
  type QualificationId,
} from '../../catalogue/index.ts'
import { type Day, isValidOn } from '../../platform/day.ts'

/** Qualifications that build on each other, lowest first; of the catalogue, or found from its programmes. */
export type Chain = Pick<Ladder, 'id' | 'title' | 'steps'> & { from: Ladder | null }

const prefix = 'naar-'

type Above = Map<QualificationId, Set<QualificationId>>

const within = (some: readonly string[], others: readonly string[]): boolean =>
  some.length < others.length && some.every(id => others.includes(id))

/** Which qualifications one has under way to which: a programme asks them, has them as a stop, or has all their modules. */
const stepsUp = (programmes: Programme[]): Above => {
  const above: Above = new Map()
  const add = (from: QualificationId, to: QualificationId) => {
    if (from !== to) above.set(from, (above.get(from) ?? new Set()).add(to))
  }
  for (const programme of programmes) {
    for (const asked of programme.entry) add(asked, programme.awards)
    for (const { qualification, requires } of programme.stops) {
      if (!qualification) continue
      add(qualification, programme.awards)
      for (const other of programme.stops)
        if (other.qualification && within(requires, other.requires)) add(qualification, other.qualification)
    }
    const modules = modulesIn(programme.structure)
    for (const other of programmes)
      if (other.id !== programme.id && within(modulesIn(other.structure), modules)) add(other.awards, programme.awards)
  }
  return above
}

/** The longest way that ends in a qualification; never twice the same, so that nothing turns in a circle. */
const longestTo = (top: QualificationId, below: Above, seen: readonly QualificationId[]): QualificationId[] => {
  const ways = [...(below.get(top) ?? [])]
    .filter(id => !seen.includes(id))
    .map(id => longestTo(id, below, [...seen, top]))
  const longest = ways.reduce<QualificationId[]>((best, way) => (way.length > best.length ? way : best), [])
  return [...longest, top]
}

const turned = (above: Above): Above => {
  const below: Above = new Map()
  for (const [from, all] of above) for (const to of all) below.set(to, (below.get(to) ?? new Set()).add(from))
  return below
}

/**
 * Every ladder: those that the catalogue names, and those that follow from what programmes of this day ask or hold, as far
 * as no named one has them.
 */
export const chainsOn = (catalogue: Catalogue, today: Day): Chain[] => {
  const named_ = catalogue.ladders.map((ladder): Chain => ({ ...ladder, from: ladder }))
  const programmes = [...catalogue.programmes.values()]
    .filter(programme => isValidOn(programme, today))
    .map(programme => programmeOn(programme, catalogue, today))
  const above = stepsUp(programmes)
  const below = turned(above)
  const tops = [...below.keys()].filter(id => !above.has(id))
  const found = tops
    .map(top => longestTo(top, below, []))
    .filter(steps => !named_.some(chain => steps.every(id => chain.steps.includes(id))))
    .flatMap((steps): Chain[] => {
      const top = steps.at(-1)
      const title = top && catalogue.qualifications.get(top)?.title
      return title ? [{ id: `${prefix}${top}`, title: named(title), steps, from: null }] : []
    })
  return [...named_, ...found]
}
