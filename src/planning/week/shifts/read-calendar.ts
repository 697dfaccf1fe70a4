import {
  convertIcsCalendar,
  getTimezoneObjectOffset,
  type IcsCalendar,
  type IcsDateObject,
  type IcsEvent,
} from 'ts-ics'
import { addDays, type Day, dayOf } from '../../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import type { BusyTime } from '../../timetable/timetable.ts'
import { dayMinutes } from '../clock.ts'
import { daysOfRule, isReadable } from './repeats.ts'

export type CalendarProblem =
  | 'planning.week.ics.not-one'
  | 'planning.week.ics.too-large'
  | 'planning.week.ics.too-many'
  | 'planning.week.ics.nothing'

export interface ReadCalendar {
  times: BusyTime[]
  /** Appointments that say nothing we can read: their dates or how they repeat. */
  unread: number
}

const mostBytes = 3 * 1024 * 1024
const mostTimes = 6_000
const minuteInMs = 60_000
const longestDays = 60

const clockInBrussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Minutes since midnight that the clock in Brussels shows. */
const minutesIn = (instant: Date): number => {
  const [hour = 0, minute = 0] = clockInBrussels.format(instant).split(':').map(Number)
  return hour * 60 + minute
}

type Zones = IcsCalendar['timezones']

/** What the clock of an appointment shows, as if it were UTC: there it can be counted with. */
const wallOf = ({ date, local }: IcsDateObject): Date => local?.date ?? date

/** The instant at which the clock of a zone shows this; a zone that nobody knows is taken for Brussels. */
const instantOf = (wall: Date, like: IcsDateObject, zones: Zones): Date => {
  if (!like.local) return wall
  const offset = getTimezoneObjectOffset(wall, like.local.timezone, zones)?.milliseconds
  return offset === undefined ? wall : new Date(wall.getTime() - offset)
}

/** From one instant to another as the clock in Brussels shows them, day by day. */
const timesBetween = (from: Date, to: Date): BusyTime[] => {
  const [first, last] = [dayOf(from), dayOf(to)]
  const times: BusyTime[] = []
  for (let on = first, nth = 0; on <= last && nth < longestDays; on = addDays(on, 1), nth++) {
    const begin = on === first ? minutesIn(from) : 0
    const end = on === last ? minutesIn(to) : dayMinutes
    if (begin < end) times.push({ on, from: begin, to: end })
  }
  return times
}

const wholeDays = (from: Day, days: number): BusyTime[] =>
  Array.from({ length: Math.min(Math.max(days, 1), longestDays) }, (_, at) => ({
    on: addDays(from, at),
    from: 0,
    to: dayMinutes,
  }))

const dayInMs = 86_400_000
const utcDay = (date: Date): Day => date.toISOString().slice(0, 10) as Day
const isDay = ({ type }: IcsDateObject): boolean => type === 'DATE'

const durationOf = ({ duration: d, start, end }: IcsEvent): number => {
  if (end) return wallOf(end).getTime() - wallOf(start).getTime()
  if (!d) return isDay(start) ? dayInMs : 0
  const days = (d.weeks ?? 0) * 7 + (d.days ?? 0)
  return days * dayInMs + ((d.hours ?? 0) * 60 + (d.minutes ?? 0)) * minuteInMs
}

const isReadDate = (date: IcsDateObject | null | undefined): boolean => !date || !Number.isNaN(date.date.getTime())

interface Window {
  from: Day
  to: Day
}

/** The times of one appointment; null: it cannot be read. `moved`: its days that have an appointment of their own. */
const timesOfEvent = (event: IcsEvent, zones: Zones, window: Window, moved: ReadonlySet<string>): BusyTime[] | null => {
  const { start, recurrenceRule: rule } = event
  if (!start || !isReadDate(start) || !isReadDate(event.end)) return null
  if (rule && !isReadable(rule)) return null
  const length = durationOf(event)
  if (length < 0) return null
  const wall = wallOf(start)
  const first = utcDay(wall)
  const sinceMidnight = wall.getTime() - Date.parse(first)
  const except = new Set((event.exceptionDates ?? []).map(date => utcDay(wallOf(date))))
  const days = rule ? daysOfRule(rule, first, window.to) : [first]
  return days
    .filter(day => !except.has(day) && !moved.has(`${event.uid} ${day}`))
    .flatMap(day => {
      if (isDay(start)) return wholeDays(day, Math.round(length / dayInMs))
      // What one means is the clock of that day: in a week of summer time the shift begins at six as ever.
      const begin = new Date(Date.parse(day) + sinceMidnight)
      return timesBetween(instantOf(begin, start, zones), instantOf(new Date(begin.getTime() + length), start, zones))
    })
    .filter(({ on }) => window.from <= on && on <= window.to)
}

const takesTime = ({ status, timeTransparent }: IcsEvent): boolean =>
  status !== 'CANCELLED' && timeTransparent !== 'TRANSPARENT'

const calendarIn = (bytes: Uint8Array): IcsCalendar | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\uFEFF/, '')
    return /^BEGIN:VCALENDAR/im.test(text) ? convertIcsCalendar(undefined, text) : null
  } catch {
    // Whatever is wrong with a file that is no calendar, one can do one thing: save it again as one.
    return null
  }
}

/**
 * The busy times in an iCalendar file between two days, as the clock in Brussels shows them. What is cancelled or said
 * to take no time is left out; what appointments are called is not read.
 */
export const readCalendar = (bytes: Uint8Array, window: Window): Outcome<ReadCalendar, CalendarProblem> => {
  if (bytes.length > mostBytes) return refuse('planning.week.ics.too-large')
  const calendar = calendarIn(bytes)
  if (!calendar) return refuse('planning.week.ics.not-one')
  const events = calendar.events ?? []
  const moved = new Set(
    events.flatMap(({ uid, recurrenceId }) =>
      recurrenceId && isReadDate(recurrenceId.value) ? [`${uid} ${utcDay(wallOf(recurrenceId.value))}`] : [],
    ),
  )
  const times = new Map<string, BusyTime>()
  let unread = 0
  for (const event of events.filter(takesTime)) {
    const found = timesOfEvent(event, calendar.timezones, window, event.recurrenceId ? new Set() : moved)
    if (found === null) unread++
    for (const time of found ?? []) times.set(`${time.on} ${time.from} ${time.to}`, time)
    if (times.size > mostTimes) return refuse('planning.week.ics.too-many')
  }
  if (times.size === 0) return refuse('planning.week.ics.nothing')
  const inOrder = [...times.values()].sort((a, b) => a.on.localeCompare(b.on) || a.from - b.from)
  return accept({ times: inOrder, unread })
}
