import { addDays, type Day } from '../../platform/day.ts'
import type { Minutes, Weekday } from '../timetable/timetable.ts'

export const weekdays = [0, 1, 2, 3, 4, 5, 6] as const satisfies readonly Weekday[]
export const dayMinutes = 1440
const weekDays = 7

/** Reads `18:30`, `18u30`, `18.30`, `18u` or `9`; null: no time of the day. Midnight at the end is `24:00`. */
export const readClock = (text: string): Minutes | null => {
  const [, hour, minute] = /^(\d{1,2})(?:\s*[:.uh]\s*(\d{2})?)?$/i.exec(text.trim()) ?? []
  const minutes = Number(hour) * 60 + Number(minute ?? 0)
  return hour === undefined || Number(minute ?? 0) > 59 || minutes > dayMinutes ? null : minutes
}

const two = (figure: number): string => String(figure).padStart(2, '0')

/** Minutes since midnight as `18:30`; after midnight as the clock shows it then. */
export const showClock = (minutes: Minutes): string => {
  const onDay = minutes > dayMinutes ? minutes - dayMinutes : minutes
  return `${two(Math.floor(onDay / 60))}:${two(onDay % 60)}`
}

export const weekdayOf = (day: Day): Weekday => ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % weekDays) as Weekday

export const mondayOf = (day: Day): Day => addDays(day, -weekdayOf(day))

/** The Mondays from the week of one day to the week of another. */
export const mondaysBetween = (from: Day, to: Day): Day[] => {
  const mondays: Day[] = []
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, weekDays)) mondays.push(monday)
  return mondays
}

const dayInMs = 86_400_000

/** Weeks from the week of one day to the week of another; negative when the other came before. */
export const weeksApart = (from: Day, to: Day): number =>
  Math.round((Date.parse(mondayOf(to)) - Date.parse(mondayOf(from))) / dayInMs / weekDays)
