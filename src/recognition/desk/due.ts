import { addDays, type Day } from '../../platform/day.ts'
import type { Waiting } from './waiting.ts'

/** How what waits is grouped: what nobody leads first, then by when it must be done. */
export const groups = ['unled', 'late', 'week', 'later'] as const
export type Group = (typeof groups)[number]

const sundayOf = (day: Day): Day => addDays(day, (7 - new Date(`${day}T12:00:00Z`).getUTCDay()) % 7)

/** Where something stands on the desk: late after its last day, this week until Sunday, else later. */
export const groupOf = ({ until, unled = false }: Pick<Waiting, 'until' | 'unled'>, today: Day): Group => {
  if (unled) return 'unled'
  if (until === null) return 'later'
  if (until < today) return 'late'
  return until <= sundayOf(today) ? 'week' : 'later'
}

/** What must be done soonest stands first; what has no day comes after, the longest waiting first. */
export const soonestFirst = (a: Waiting, b: Waiting): number =>
  (a.until ?? '9').localeCompare(b.until ?? '9') || a.since.getTime() - b.since.getTime()

/** Which kinds of thing wait, with how many; the most first. */
export const kindsOf = (waiting: readonly Pick<Waiting, 'what'>[]): { what: Waiting['what']; count: number }[] => {
  const counts = new Map<Waiting['what'], number>()
  for (const { what } of waiting) counts.set(what, (counts.get(what) ?? 0) + 1)
  return [...counts].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count)
}
