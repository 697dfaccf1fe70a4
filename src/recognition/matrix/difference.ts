import type { ConcordanceRow } from '../concordance.ts'
import { cellOf } from './draft.ts'

/** What came, went and changed between two tables; `from` and `to` are the same cell and part. */
export interface Difference {
  added: ConcordanceRow[]
  gone: ConcordanceRow[]
  changed: { from: ConcordanceRow; to: ConcordanceRow }[]
}

const placeOf = (row: ConcordanceRow): string => `${cellOf(row)} ${row.part ?? ''}`

const isSame = (a: ConcordanceRow, b: ConcordanceRow): boolean =>
  a.minutes === b.minutes && a.ground === b.ground && a.decides === b.decides && a.how.nl === b.how.nl

/** What differs between the rows that hold on one day and those on another. Ids say nothing: a row may come back as new. */
export const differenceOf = (before: readonly ConcordanceRow[], after: readonly ConcordanceRow[]): Difference => {
  const left = [...after]
  const take = (suits: (to: ConcordanceRow) => boolean) => {
    const at = left.findIndex(suits)
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null)
  }
  // What stayed the same goes first, so that nothing else takes its place.
  const other = before.filter(from => !take(to => placeOf(to) === placeOf(from) && isSame(from, to)))
  const difference: Difference = { added: [], gone: [], changed: [] }
  for (const from of other) {
    const to = take(row => placeOf(row) === placeOf(from))
    if (to) difference.changed.push({ from, to })
    else difference.gone.push(from)
  }
  return { ...difference, added: left }
}
