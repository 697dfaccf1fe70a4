import type { DayKind } from './scheme.ts'

/** Half a working day of a full-time week of 38 hours, in minutes. */
export const halfDay = 228

/** One day of somebody's own week; of a day that is half, the other half is free. */
export interface PlannedDay {
  kind: DayKind
  halves: 1 | 2
}

export interface PlannedWeek {
  days: PlannedDay[]
  /** Half-days of lessons and internship that lie outside the contract. */
  over: number
}

/**
 * The week of a scheme for who works so much of full time: what the contract has no hours for falls away, first work, then
 * work that counts, the last day of the week first. Lessons and internship stay; what does not fit is said.
 */
export const fitWeek = (week: readonly DayKind[], percent: number): PlannedWeek => {
  const days = week.map((kind): { kind: DayKind; halves: number } => ({ kind, halves: 2 }))
  const free = days.filter(({ kind }) => kind === 'free').length * 2
  let over = Math.max(0, 10 - Math.round(percent / 10) - free)
  for (const kind of ['work', 'counts'] as const)
    for (const day of days.toReversed()) {
      if (day.kind !== kind) continue
      const less = Math.min(day.halves, over)
      day.halves -= less
      over -= less
    }
  return {
    days: days.map(({ kind, halves }) =>
      halves === 0 ? { kind: 'free', halves: 2 } : { kind, halves: halves === 1 ? 1 : 2 },
    ),
    over,
  }
}

/** The week of who no longer works under article 60: lessons and internship only. */
export const withoutWork = (week: readonly DayKind[]): PlannedWeek => ({
  days: week.map(kind => ({ kind: kind === 'work' || kind === 'counts' ? 'free' : kind, halves: 2 })),
  over: 0,
})

/** Minutes of a kind of day in a week. */
export const minutesOf = ({ days }: PlannedWeek, kind: DayKind): number =>
  days.filter(day => day.kind === kind).reduce((sum, { halves }) => sum + halves * halfDay, 0)
