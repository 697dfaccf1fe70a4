/** A calendar day in Belgium, written YYYY-MM-DD. Days compare as text. */
export type Day = string & { readonly is: 'day' }

export interface Valid {
  /** First day on which it holds; null: always did. */
  validFrom: Day | null
  /** Last day on which it holds; null: still does. */
  validTo: Day | null
}

const inBrussels = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' })

/** The day it is in Brussels at that instant. */
export const dayOf = (instant: Date): Day => inBrussels.format(instant) as Day

/** Reads YYYY-MM-DD; null when it is no day of the calendar (30 February, month 13). */
export const readDay = (text: string): Day | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const instant = new Date(`${text}T12:00:00Z`)
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== text ? null : (text as Day)
}

export const isValidOn = (thing: Valid, day: Day): boolean =>
  (thing.validFrom === null || thing.validFrom <= day) && (thing.validTo === null || day <= thing.validTo)

export const addDays = (day: Day, days: number): Day => {
  const instant = new Date(`${day}T12:00:00Z`)
  instant.setUTCDate(instant.getUTCDate() + days)
  return instant.toISOString().slice(0, 10) as Day
}

const hourInBrussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hour: '2-digit',
  hourCycle: 'h23',
})

const clockInBrussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The instant of a clock time (`14:30`) in Brussels on a day; null: no such time, or one that summer time skips. */
export const instantOn = (day: Day, clock: string): Date | null => {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null
  const instants = ['+02:00', '+01:00'].map(offset => new Date(`${day}T${clock}:00${offset}`))
  return instants.find(instant => dayOf(instant) === day && clockInBrussels.format(instant) === clock) ?? null
}

/** Eight in the morning in Brussels on a day, in summer time and in winter time. */
const eightOn = (day: Day): Date => {
  const inWinter = new Date(`${day}T07:00:00Z`)
  return hourInBrussels.format(inWinter) === '08' ? inWinter : new Date(`${day}T06:00:00Z`)
}

/** The last Monday at eight in the morning (Brussels) that is not after this instant. */
export const lastMondayAtEight = (instant: Date): Date => {
  const today = dayOf(instant)
  const sinceMonday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7
  const monday = eightOn(addDays(today, -sinceMonday))
  return monday <= instant ? monday : eightOn(addDays(today, -sinceMonday - 7))
}

/** Easter Sunday of a year (Gauss, Meeus). */
const easterOf = (year: number): Day => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const monthAndDay = h + l - 7 * m + 114
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(Math.floor(monthAndDay / 31))}-${two((monthAndDay % 31) + 1)}` as Day
}

/** The ten legal holidays of Belgium in a year (Royal Decree of 18 April 1974). */
const holidaysOf = (year: number): Day[] => {
  const easter = easterOf(year)
  const fixed = ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'].map(day => `${year}-${day}` as Day)
  return [...fixed, addDays(easter, 1), addDays(easter, 39), addDays(easter, 50)].sort()
}

/** Monday to Friday, and no legal holiday. */
const isWorkingDay = (day: Day): boolean => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).includes(day)
}

/** The day that is so many working days after this one, which itself does not count. */
export const addWorkingDays = (day: Day, count: number): Day => {
  let on = day
  for (let left = count; left > 0; ) {
    on = addDays(on, 1)
    if (isWorkingDay(on)) left -= 1
  }
  return on
}
