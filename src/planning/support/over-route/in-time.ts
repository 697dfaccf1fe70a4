import type { Day } from '../../../platform/day.ts'
import type { TrainingFacts } from '../facts.ts'
import { monthsBetween } from './periods.ts'

/** What falls in one month of a training. Whole minutes and cents: all months together are the training, exactly. */
export interface Stretch {
  /** The first day of it: of the training, or of the month. */
  day: Day
  contactMinutes: number
  /** What is due in this month, and the minutes of lessons that it is for. */
  feeCents: number
  feeMinutes: number
}

/** A training (one leg of a route) month by month. */
export interface LegInTime {
  /** What names it: of a programme. */
  id: string
  training: TrainingFacts
  stretches: Stretch[]
}

/** Divides whole figures over parts, by weight, so that the parts are the whole exactly. */
export const divided = (whole: number, weights: readonly number[]): number[] => {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let weighed = 0
  let given = 0
  return weights.map((weight, at) => {
    weighed += weight
    const upTo = at === weights.length - 1 || all === 0 ? whole : Math.floor((whole * weighed) / all)
    const part = all === 0 && at > 0 ? 0 : upTo - given
    given += part
    return part
  })
}

/** A training of which no more is known than when it begins and ends: each month has as much of it. */
export const evenly = (training: TrainingFacts, id = ''): LegInTime => {
  const { start, end, contactMinutes, distanceMinutes, priceCents } = training
  const days = monthsBetween(start, end === null || end < start ? start : end)
  const even = days.map(() => 1)
  const lessons = divided(contactMinutes, even)
  const fees = divided(priceCents, even)
  const feeMinutes = divided(contactMinutes + distanceMinutes, even)
  return {
    id,
    training,
    stretches: days.map((day, at) => ({
      day,
      contactMinutes: lessons[at] ?? 0,
      feeCents: fees[at] ?? 0,
      feeMinutes: feeMinutes[at] ?? 0,
    })),
  }
}
