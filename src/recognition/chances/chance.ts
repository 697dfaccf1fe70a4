import {
  type Catalogue,
  type Module,
  type ModuleId,
  modulesIn,
  type ProgrammeId,
  type QualificationId,
} from '../../catalogue/index.ts'
import type { Portrait } from '../../people/index.ts'
import type { Day } from '../../platform/day.ts'
import { grouped } from '../../platform/grouped.ts'
import type { Id } from '../../platform/ids.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { exemptableMinutes, freedBy } from '../exemption.ts'
import { holdingsOf } from '../held.ts'
import type { Draft } from '../matrix/draft.ts'

/** Going through everybody: after a version (`published`), after content changed (`catalogue`), or only to count. */
export interface Job {
  id: Id<'chance-job'>
  /** In which order they began. */
  number: number
  cause: 'published' | 'catalogue' | 'count'
  draftId: Draft['id'] | null
  /** Of `count`: the draft as it was then. */
  edition: number | null
  /** Of `catalogue`: the rows that are new or give something else. */
  rows: ConcordanceRow['id'][]
  day: Day
  begunAt: Date
  /** People with a kept dossier when it began, and how many of them were looked at. */
  total: number
  done: number
  lastPerson: Id<'person'> | null
  gains: number
  losses: number
  endedAt: Date | null
}

/** That a change gives somebody a new chance on an exemption. */
export interface Chance {
  personId: Id<'person'>
  module: ModuleId
  rowId: ConcordanceRow['id']
  jobId: Job['id']
  foundAt: Date
  toldAt: Date
}

/** The rows that hold before and after a change; the rest of the catalogue is the same. */
export interface Change {
  before: readonly ConcordanceRow[]
  after: readonly ConcordanceRow[]
}

/** A module that the change touches, in the programme through which somebody meets it. */
interface Touched {
  programme: ProgrammeId
  module: Module
  before: ConcordanceRow[]
  after: ConcordanceRow[]
}

/** What a change touches, by the qualification that somebody works towards. */
export type TouchedByGoal = ReadonlyMap<QualificationId, Touched[]>

const idsOf = (rows: ConcordanceRow[] | undefined): string => (rows ?? []).map(({ id }) => id).join()

/** Compares rows by what they are: `before` and `after` may hold the same row with other minutes. */
const differs = (a: ConcordanceRow[] | undefined, b: ConcordanceRow[] | undefined): boolean =>
  idsOf(a) !== idsOf(b) || (a ?? []).some((row, at) => row !== b?.[at])

export const touchedBy = ({ before, after }: Change, { programmes, modules }: Catalogue): TouchedByGoal => {
  const [was, is] = [before, after].map(rows => grouped(rows, ({ module }) => module))
  const touched = [...programmes.values()].flatMap(programme =>
    modulesIn(programme.structure).flatMap(id => {
      const module = modules.get(id)
      if (!module || !differs(was?.get(id), is?.get(id))) return []
      const found = { programme: programme.id, module, before: was?.get(id) ?? [], after: is?.get(id) ?? [] }
      return [{ goal: programme.awards, found }]
    }),
  )
  return new Map(
    [...grouped(touched, ({ goal }) => goal)].map(([goal, each]) => [goal, each.map(({ found }) => found)]),
  )
}

/** What a change means for one person: where it frees more than before (and than was granted), and where less. */
export interface Meaning {
  gains: { programme: ProgrammeId; module: ModuleId; row: ConcordanceRow['id'] }[]
  losses: ModuleId[]
}

/**
 * What a change means for who tells this of themselves. `granted`: minutes that providers granted already (null: the
 * whole module): they stay whatever changes, so neither more nor less is said of them.
 */
export const meaningFor = (
  portraits: readonly Portrait[],
  granted: ReadonlyMap<ModuleId, number | null>,
  touched: TouchedByGoal,
  { catalogue, day }: { catalogue: Catalogue; day: Day },
): Meaning => {
  const gains = new Map<ModuleId, Meaning['gains'][number]>()
  const losses = new Set<ModuleId>()
  for (const portrait of portraits) {
    const goal = portrait.goal?.qualification as QualificationId | null | undefined
    const modules = (goal && touched.get(goal)) ?? []
    if (modules.length === 0) continue
    const holdings = holdingsOf(portrait, catalogue, day)
    for (const { programme, module, before, after } of modules) {
      const given = granted.get(module.id)
      const sure = given === null ? exemptableMinutes(module) : (given ?? 0)
      const was = freedBy(module, before, holdings)
      const is = freedBy(module, after, holdings)
      const row = is.by.find(id => !was.by.includes(id)) ?? is.by[0]
      if (row && is.minutes > Math.max(was.minutes, sure)) gains.set(module.id, { programme, module: module.id, row })
      if (was.minutes > Math.max(is.minutes, sure)) losses.add(module.id)
    }
  }
  return { gains: [...gains.values()], losses: [...losses] }
}
