import type { Instance } from './instance.ts'

/** Lists of lists of numbers, one after another: where each begins, and one more for the end. */
interface Rows {
  from: Int32Array
}

export interface Flat {
  /** Per candidate its visits. */
  visits: Rows & { block: Int32Array; start: Int32Array; end: Int32Array; busy: Int32Array }
  /** Per visit its campuses. */
  campuses: Rows & { campus: Int32Array }
  /** Per candidate its minutes per kind of week. */
  minutes: Rows & { week: Int32Array; minutes: Int32Array }
  /** Per block its kinds of weeks. */
  weeks: Rows & { week: Int32Array }
}

const rowsOf = (lists: { length: number }[]): Rows => {
  const from = new Int32Array(lists.length + 1)
  lists.forEach((list, at) => {
    from[at + 1] = (from[at] ?? 0) + list.length
  })
  return { from }
}

/** The instance as arrays of numbers, which is what a search that looks at millions of choices wants. */
export const flatten = ({ candidates, weeksOfBlock }: Instance): Flat => {
  const visits = candidates.flatMap(one => one.visits)
  const minutes = candidates.flatMap(one => one.perWeek)
  return {
    visits: {
      ...rowsOf(candidates.map(one => one.visits)),
      block: Int32Array.from(visits, visit => visit.block),
      start: Int32Array.from(visits, visit => visit.from),
      end: Int32Array.from(visits, visit => visit.to),
      busy: Int32Array.from(visits, visit => visit.busy),
    },
    campuses: {
      ...rowsOf(visits.map(visit => visit.campuses)),
      campus: Int32Array.from(visits.flatMap(visit => visit.campuses)),
    },
    minutes: {
      ...rowsOf(candidates.map(one => one.perWeek)),
      week: Int32Array.from(minutes, ([week]) => week),
      minutes: Int32Array.from(minutes, ([, one]) => one),
    },
    weeks: { ...rowsOf(weeksOfBlock), week: Int32Array.from(weeksOfBlock.flat()) },
  }
}
