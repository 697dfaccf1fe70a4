import { addDays, type Day } from '../../platform/day.ts'
import { lessonWeeks } from '../pace.ts'
import type { Edition } from './plan.ts'

/** The Monday of the week of a day. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7))

/** The Mondays of the weeks in which an edition has class; school holidays have none. */
export const weeksOf = ({ start, weeks }: Pick<Edition, 'start' | 'weeks'>): Day[] =>
  lessonWeeks(start, weeks).map(mondayOf)

/** The last day of the last week of class. */
export const endOf = (edition: Pick<Edition, 'start' | 'weeks'>): Day =>
  addDays(weeksOf(edition).at(-1) ?? mondayOf(edition.start), 6)

/** Every Monday from one day to another. */
export const mondaysBetween = (from: Day, until: Day): Day[] => {
  const mondays: Day[] = []
  for (let monday = mondayOf(from); monday <= until; monday = addDays(monday, 7)) mondays.push(monday)
  return mondays
}
