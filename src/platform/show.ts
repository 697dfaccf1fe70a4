import type { Day } from './day.ts'
import type { Language } from './words.ts'

const locale = (language: Language): string => (language === 'nl' ? 'nl-BE' : 'en-GB')

/** Cents as `€ 117` or `€ 117,50`. */
export const money = (cents: number, language: Language): string => {
  const digits = cents % 100 === 0 ? 0 : 2
  const amount = new Intl.NumberFormat(locale(language), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return `${cents < 0 ? '– ' : ''}€\u00a0${amount.format(Math.abs(cents) / 100)}`
}

/** Minutes as `7 u 30` (`7 h 30`), without the zero part. */
export const hours = (minutes: number, language: Language): string => {
  const unit = language === 'nl' ? 'u' : 'h'
  const whole = Math.floor(minutes / 60)
  const rest = Math.round(minutes - whole * 60)
  if (rest === 0) return `${whole}\u00a0${unit}`
  return whole === 0 ? `${rest}\u00a0min` : `${whole}\u00a0${unit}\u00a0${String(rest).padStart(2, '0')}`
}

const dayStyles = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  plain: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
} as const

/** A day as `vrijdag 12 december 2026` (long), `12 december 2026` (plain) or `12 dec 2026` (short). */
export const day = (value: Day, language: Language, style: keyof typeof dayStyles = 'long'): string =>
  new Intl.DateTimeFormat(locale(language), { timeZone: 'UTC', ...dayStyles[style] }).format(
    new Date(`${value}T12:00:00Z`),
  )

export const figure = (value: number, language: Language, digits = 0): string =>
  new Intl.NumberFormat(locale(language), { maximumFractionDigits: digits }).format(value)

/** An instant as the clock in Flanders shows it: `14:05`. */
export const time = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), { timeZone: 'Europe/Brussels', hour: '2-digit', minute: '2-digit' }).format(
    at,
  )
