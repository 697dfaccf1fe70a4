import ical, { ICalCalendarMethod } from 'ical-generator'
import { addDays, type Day, instantOn } from '../../../platform/day.ts'
import { dayMinutes, showClock } from '../clock.ts'
import type { Entry } from './entries.ts'

/** The instant of a clock time in Brussels; an hour that summer time skips is the hour after. */
const instantAt = (on: Day, minutes: number): Date => {
  if (minutes >= dayMinutes) return instantAt(addDays(on, 1), minutes - dayMinutes)
  const instant = instantOn(on, showClock(minutes)) ?? instantOn(on, showClock(minutes + 60))
  if (!instant) throw new Error(`no instant on ${on} at ${minutes}`)
  return instant
}

/** Noon of a day, so that it is that day in every zone of the machine that writes it. */
const noonOf = (on: Day): Date => new Date(`${on}T12:00:00Z`)

/** Entries as an iCalendar file. The same entries give the same bytes. */
export const asIcs = (name: string, entries: readonly Entry[], origin: string): string => {
  const calendar = ical({
    name,
    prodId: { company: 'Leerladder', product: 'agenda' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { id, on, time, title, where, link, since } of entries)
    calendar.createEvent({
      id: `${id}@leerladder`,
      stamp: since,
      summary: title,
      ...(time
        ? { start: instantAt(on, time.from), end: instantAt(on, time.to) }
        : { start: noonOf(on), allDay: true }),
      ...(where ? { location: where } : {}),
      ...(link ? { url: new URL(link, origin).href } : {}),
    })
  return calendar.toString()
}
