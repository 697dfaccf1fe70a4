import type { Highs, Model } from 'highs'
import type { Instance } from './instance.ts'
import type { Patterns } from './patterns.ts'

/** The rows of the programme over patterns: every module once, of every period one pattern, and the order. */
export interface Rows {
  /** Modules first, then periods, then the order, then the limit on the first cost. */
  count: number
  period: number
  order: number
  limit: number
  /** Per candidate its rows of the order, and what it counts there. */
  orderOf: [row: number, by: number][][]
}

const ranked = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b)

/** A module may only begin by a moment at which the one before it has ended: one row per moment that matters. */
export const rowsOf = ({ modules, candidates, firstOf, periods }: Instance): Rows => {
  const order = modules.length + periods
  const orderOf = candidates.map((): [number, number][] => [])
  const placeOf = new Map(modules.map(({ id }, at) => [id, at]))
  const of = (module: number) => {
    const from = firstOf[module] ?? 0
    return Array.from({ length: (firstOf[module + 1] ?? 0) - from }, (_, at) => from + at)
  }
  let row = order
  modules.forEach(({ after }, module) => {
    for (const before of after.map(id => placeOf.get(id))) {
      if (before === undefined || before === module) continue
      const moments = ranked(of(module).map(at => candidates[at]?.begins ?? 0)).filter(Number.isFinite)
      moments.forEach((moment, at) => {
        const ended = (by: number) => of(before).filter(one => (candidates[one]?.ends ?? 0) <= by)
        const later = moments[at + 1]
        if (later !== undefined && ended(later).length === ended(moment).length) return
        for (const one of of(module)) if ((candidates[one]?.begins ?? 0) <= moment) orderOf[one]?.push([row, 1])
        for (const one of ended(moment)) orderOf[one]?.push([row, -1])
        row += 1
      })
    }
  })
  return { count: row + 1, period: modules.length, order, limit: row, orderOf }
}

/** Columns for HiGHS: patterns as the rows they are in. */
export const columnsOf = (
  instance: Instance,
  patterns: Patterns,
  rows: Rows,
  which: ArrayLike<number>,
  cost: Float64Array,
) => {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const costs: number[] = []
  for (let at = 0; at < which.length; at++) {
    const pattern = which[at] ?? 0
    const order = new Map<number, number>()
    for (let member = patterns.from[pattern] ?? 0; member < (patterns.from[pattern + 1] ?? 0); member++) {
      const candidate = patterns.members[member] ?? 0
      indices.push(instance.candidates[candidate]?.module ?? 0)
      values.push(1)
      for (const [row, by] of rows.orderOf[candidate] ?? []) order.set(row, (order.get(row) ?? 0) + by)
    }
    indices.push(rows.period + (patterns.period[pattern] ?? 0))
    values.push(1)
    for (const [row, by] of order)
      if (by !== 0) {
        indices.push(row)
        values.push(by)
      }
    indices.push(rows.limit)
    values.push(patterns.first[pattern] ?? 0)
    starts.push(indices.length)
    costs.push(cost[pattern] ?? 0)
  }
  return {
    cost: Float64Array.from(costs),
    lower: new Float64Array(costs.length),
    upper: new Float64Array(costs.length).fill(1),
    matrix: {
      format: 'csc' as const,
      numRows: rows.count,
      numCols: costs.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  }
}

/**
 * An empty programme, in which a module may be left out, and days too, at a price that is never worth it. The first cost
 * is exactly `exactly`, when that is known.
 */
export const emptyModel = (
  highs: Highs,
  { modules }: Instance,
  rows: Rows,
  exactly: number | null,
  penalty: number,
): Model => {
  const leftOut = [...modules.keys(), rows.limit]
  const model = highs.createModel({
    numCols: leftOut.length,
    numRows: rows.count,
    colCost: leftOut.map(() => penalty),
    colLower: leftOut.map(() => 0),
    colUpper: leftOut.map(() => highs.infinity),
    rowLower: Array.from({ length: rows.count }, (_, row) =>
      row < rows.period ? 1 : row < rows.limit ? -highs.infinity : (exactly ?? -highs.infinity),
    ),
    rowUpper: Array.from({ length: rows.count }, (_, row) =>
      row < rows.order ? 1 : row < rows.limit ? 0 : (exactly ?? highs.infinity),
    ),
    matrix: {
      format: 'csc',
      numRows: rows.count,
      numCols: leftOut.length,
      starts: Array.from({ length: leftOut.length + 1 }, (_, at) => at),
      indices: leftOut,
      values: leftOut.map(() => 1),
    },
  })
  model.options.set({ output_flag: false })
  return model
}
