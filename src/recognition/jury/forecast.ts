import { addDays, type Day } from '../../platform/day.ts'
import { mondayOf } from './jury.ts'

export interface Queue {
  /** How many wait before this person. */
  ahead: number
  /** The day of every free seat that is planned, in order. */
  free: readonly Day[]
  /** Seats there were in each of the last weeks. */
  lastWeeks: readonly number[]
  today: Day
}

export interface Forecast {
  ahead: number
  /** The first day with a free seat; null: none is planned. */
  firstFree: Day | null
  /** The Monday of the week in which it is likely their turn; null: nobody can say. */
  week: Day | null
  /** What that rests on: seats that are planned, or how many there were in a week. */
  restsOn: 'planned' | 'pace' | 'nothing'
  /** Seats in a week, on average. */
  perWeek: number
}

/**
 * About when it is somebody's turn. Who waits longer takes the planned seats first; what is left goes at the pace of the
 * last weeks, after the last planned seat.
 */
export const forecast = ({ ahead, free, lastWeeks, today }: Queue): Forecast => {
  const perWeek = lastWeeks.reduce((sum, seats) => sum + seats, 0) / Math.max(1, lastWeeks.length)
  const known = { ahead, firstFree: free[0] ?? null, perWeek }
  const seat = free[ahead]
  if (seat) return { ...known, week: mondayOf(seat), restsOn: 'planned' }
  if (perWeek === 0) return { ...known, week: null, restsOn: 'nothing' }
  const weeks = Math.ceil((ahead - free.length + 1) / perWeek)
  return { ...known, week: addDays(mondayOf(free.at(-1) ?? today), 7 * weeks), restsOn: 'pace' }
}
