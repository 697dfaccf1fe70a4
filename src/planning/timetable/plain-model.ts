import type { Highs, ModelData } from 'highs'
import type { Instance } from './instance.ts'
import type { Scale } from './scale.ts'

type Entries = [column: number, value: number][]

export interface Weights {
  /** What the first and the second cost count for. With nothing for the second, gaps and travel are left out. */
  first: number
  second: number
  /** The first cost may not be more than this; null: no matter. */
  firstAtMost: number | null
}

/** A day is long enough for any gap. */
const longest = 1440

/** Columns and rows of a model while it is put together. */
class Draft {
  readonly costs: number[] = []
  readonly uppers: number[] = []
  readonly whole: boolean[] = []
  readonly lowers: number[] = []
  readonly limits: number[] = []
  readonly starts = [0]
  readonly indices: number[] = []
  readonly values: number[] = []

  column(cost: number, upper: number, whole: boolean): number {
    this.uppers.push(upper)
    this.whole.push(whole)
    return this.costs.push(cost) - 1
  }

  row(lower: number, limit: number, entries: Entries): void {
    this.lowers.push(lower)
    this.limits.push(limit)
    for (const [column, value] of entries) {
      this.indices.push(column)
      this.values.push(value)
    }
    this.starts.push(this.indices.length)
  }

  data(highs: Highs): ModelData {
    const { integer, continuous } = highs.constants.variableType
    const { costs, uppers, lowers, limits, starts, indices, values } = this
    const size = { numCols: costs.length, numRows: lowers.length }
    return {
      ...size,
      colCost: costs,
      colLower: costs.map(() => 0),
      colUpper: uppers,
      rowLower: lowers,
      rowUpper: limits,
      matrix: { format: 'csr', ...size, starts, indices, values },
      integrality: this.whole.map(one => (one ? integer : continuous)),
    }
  }
}

/** One group of every module, and of two that clash one at most: for each group and each other module in one row. */
const choose = (draft: Draft, { candidates, modules, firstOf, clashes, words }: Instance, none: number): void => {
  for (const _ of candidates) draft.column(0, 1, true)
  const groupsOf = modules.map((_, module) =>
    Array.from(
      { length: (firstOf[module + 1] ?? 0) - (firstOf[module] ?? 0) },
      (__, at) => (firstOf[module] ?? 0) + at,
    ),
  )
  const only = (list: number[]): Entries => list.map(at => [at, 1])
  for (const groups of groupsOf) draft.row(1, 1, only(groups))
  candidates.forEach((_, at) => {
    for (const groups of groupsOf) {
      const against = groups.filter(other => ((clashes[at * words + (other >>> 5)] ?? 0) >>> (other & 31)) & 1)
      if (against.length > 0) draft.row(none, 1, only([at, ...against]))
    }
  })
}

/**
 * The whole problem, overlap never allowed, as one integer programme: a column for every group, for every block that is
 * open, for every campus visited there, for when the first class begins and the last ends, and for the gap between.
 */
export const plainModel = (highs: Highs, instance: Instance, scale: Scale, weigh: Weights): ModelData => {
  const { candidates, weights, travel, weeks, problem } = instance
  const { maxDaysPerWeek, maxMinutesPerWeek } = problem.wishes
  const draft = new Draft()
  const none = -highs.infinity
  choose(draft, instance, none)
  const days = Array.from(weights, weight => draft.column(weigh.first * scale.day * weight, 1, true))
  const open = (block: number): number => days[block] ?? 0
  const detailed = weigh.second > 0
  const hours = detailed
    ? Array.from(weights, weight => ({
        start: draft.column(0, longest, false),
        end: draft.column(0, longest, false),
        gap: draft.column(weigh.second * scale.gapMinute * weight, longest, false),
        busy: [] as Entries,
      }))
    : []
  const visitors = new Map<string, number>()
  candidates.forEach(({ visits }, at) => {
    for (const { block, from, to, busy, campuses } of visits) {
      draft.row(none, 0, [
        [at, 1],
        [open(block), -1],
      ])
      const on = hours[block]
      if (!on) continue
      draft.row(none, longest, [
        [on.start, 1],
        [at, longest - from],
      ])
      draft.row(0, highs.infinity, [
        [on.end, 1],
        [at, -to],
      ])
      on.busy.push([at, busy])
      for (const campus of campuses) {
        const key = `${block} ${campus}`
        const cost = weigh.second * (weights[block] ?? 0) * (travel[campus] ?? 0)
        const visit = visitors.get(key) ?? draft.column(cost, 1, true)
        visitors.set(key, visit)
        draft.row(none, 0, [
          [at, 1],
          [visit, -1],
        ])
      }
    }
  })
  for (const { start, end, gap, busy } of hours)
    draft.row(0, highs.infinity, [[gap, 1], [end, -1], [start, 1], ...busy])
  weeks.forEach(({ blocks }, week) => {
    if (maxDaysPerWeek !== null)
      draft.row(
        none,
        maxDaysPerWeek,
        blocks.map(block => [open(block), 1]),
      )
    const minutes = candidates.flatMap(
      ({ perWeek }, at): Entries => perWeek.flatMap(([of, value]): Entries => (of === week ? [[at, value]] : [])),
    )
    if (maxMinutesPerWeek !== null) draft.row(none, maxMinutesPerWeek, minutes)
  })
  const allDays = Array.from(weights, (weight, block): [number, number] => [open(block), scale.day * weight])
  if (weigh.firstAtMost !== null) draft.row(none, weigh.firstAtMost, allDays)
  return draft.data(highs)
}
