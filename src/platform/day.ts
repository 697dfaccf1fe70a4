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
