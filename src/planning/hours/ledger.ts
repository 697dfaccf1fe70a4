import { addDays, type Day } from '../../platform/day.ts'

/** What became of hours: followed, fallen away with leave, or for a reason that counts. */
export const lineKinds = ['done', 'leave', 'absent'] as const
export type LineKind = (typeof lineKinds)[number]

/** Hours a week that were agreed, from the first to the last day. In minutes. */
export interface Agreed {
  from: Day
  until: Day
  minutesPerWeek: number
}

/** What was told of one day. In minutes. */
export interface Told {
  kind: LineKind
  day: Day
  minutes: number
  confirmed: boolean
}

/** One month, or all together; everything in minutes. */
export interface Account {
  planned: number
  /** Of what is planned, what should be behind one by today. */
  due: number
  done: number
  leave: number
  absent: number
  /** Of what was told, what the other side said is right. */
  confirmed: number
  /** `done + leave + absent - due`: below nothing so much is missing, above it so much is more than agreed. */
  balance: number
}

const dayMs = 86_400_000
/** A Monday. */
const firstMonday = Date.parse('1970-01-05T12:00:00Z')

/** Days from Monday to Friday up to and with this one, counted from a fixed Monday. */
const weekdaysUpTo = (day: Day): number => {
  const days = Math.round((Date.parse(`${day}T12:00:00Z`) - firstMonday) / dayMs)
  return Math.floor(days / 7) * 5 + Math.min((((days % 7) + 7) % 7) + 1, 5)
}

/**
 * Minutes planned up to and with a day: a fifth of the week for each day from Monday to Friday. Whole minutes, and whatever
 * spans one cuts the time in, together they are the whole exactly.
 */
export const plannedUpTo = ({ from, until, minutesPerWeek }: Agreed, day: Day): number => {
  const last = day < until ? day : until
  if (last < from) return 0
  return Math.floor((minutesPerWeek * (weekdaysUpTo(last) - weekdaysUpTo(addDays(from, -1)))) / 5)
}

/** Months from the first to the last day, as `2027-02`. */
export const monthsOf = ({ from, until }: Pick<Agreed, 'from' | 'until'>): string[] => {
  const months: string[] = []
  for (let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]; ; month++) {
    if (month > 12) [year, month] = [year + 1, 1]
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (name > until.slice(0, 7)) return months
    months.push(name)
  }
}

const firstOf = (month: string): Day => `${month}-01` as Day
const lastOf = (month: string): Day => {
  const after = monthsOf({ from: firstOf(month), until: addDays(firstOf(month), 31) }).at(-1)
  return addDays(firstOf(after ?? month), -1)
}

const sumOf = (told: readonly Told[], which: (line: Told) => boolean): number =>
  told.filter(which).reduce((sum, { minutes }) => sum + minutes, 0)

/** One month of what was agreed, with what was told of its days. */
export const accountOf = (agreed: Agreed, told: readonly Told[], month: string, today: Day): Account => {
  const [before, last] = [addDays(firstOf(month), -1), lastOf(month)]
  const own = told.filter(({ day }) => day.startsWith(month))
  const by = (kind: LineKind) => sumOf(own, line => line.kind === kind)
  const planned = plannedUpTo(agreed, last) - plannedUpTo(agreed, before)
  const due =
    today < firstOf(month) ? 0 : plannedUpTo(agreed, today < last ? today : last) - plannedUpTo(agreed, before)
  const [done, leave, absent] = [by('done'), by('leave'), by('absent')]
  const confirmed = sumOf(own, line => line.confirmed)
  return { planned, due, done, leave, absent, confirmed, balance: done + leave + absent - due }
}

/** Months together. */
export const totalOf = (accounts: readonly Account[]): Account =>
  accounts.reduce(
    (all, each) => ({
      planned: all.planned + each.planned,
      due: all.due + each.due,
      done: all.done + each.done,
      leave: all.leave + each.leave,
      absent: all.absent + each.absent,
      confirmed: all.confirmed + each.confirmed,
      balance: all.balance + each.balance,
    }),
    { planned: 0, due: 0, done: 0, leave: 0, absent: 0, confirmed: 0, balance: 0 },
  )
