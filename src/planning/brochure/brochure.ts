import type { Listed, Offer } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { endAfter, lessonWeeks, weeksFor } from '../pace.ts'

/** What one month asks of a worker: minutes of lessons, in so many weeks. */
export interface Month {
  /** `2027-02`. */
  month: string
  minutes: number
  weeks: number
}

/** What the catalogue does not tell, and the brochure therefore says that it does not know. */
export type Missing =
  | 'offer'
  | 'start'
  | 'place'
  | 'pace'
  | 'lessons'
  | 'price'
  | 'days'
  | 'when-workplace'
  | 'value'
  | 'language'

/** What a programme asks of production, in minutes a worker; null: the catalogue does not say. */
export interface Asks {
  offer: Offer | null
  /** Lessons in all, at most. */
  lessons: number | null
  perWeek: number | null
  days: number | null
  weeks: number | null
  end: Day | null
  /** On the work floor, besides the lessons; 0: none. */
  workplace: number
  months: Month[]
}

const nextMonth = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** The lessons over the months, those without any between them too. They add up to `minutes`. */
export const monthsOf = (start: Day, minutes: number, perWeek: number): Month[] => {
  const weeks = lessonWeeks(start, weeksFor(minutes, perWeek) ?? 0)
  const months: Month[] = []
  let left = minutes
  for (const week of weeks) {
    const month = week.slice(0, 7)
    for (let last = months.at(-1); last && last.month < month; last = months.at(-1)) {
      months.push({ month: nextMonth(last.month), minutes: 0, weeks: 0 })
    }
    if (months.length === 0) months.push({ month, minutes: 0, weeks: 0 })
    const now = months.at(-1)
    const asked = Math.min(left, perWeek)
    if (now) {
      now.minutes += asked
      now.weeks += 1
    }
    left -= asked
  }
  return months
}

/** What the next group of a programme asks of a worker's week. */
export const asksOf = ({ offers, totals }: Pick<Listed, 'offers' | 'totals'>): Asks => {
  const offer = offers[0] ?? null
  const lessons = totals?.lessons.most ?? null
  const perWeek = offer?.minutesPerWeek ?? null
  const weeks = lessons === null || lessons === 0 ? null : weeksFor(lessons, perWeek)
  const start = offer?.start ?? null
  const known = start !== null && weeks !== null && lessons !== null && perWeek !== null
  return {
    offer,
    lessons,
    perWeek,
    days: offer?.daysPerWeek ?? null,
    weeks,
    end: known ? endAfter(start, weeks) : null,
    workplace: totals?.workplace.most ?? 0,
    months: known ? monthsOf(start, lessons, perWeek) : [],
  }
}

/** What must be said to be unknown. A fact that hangs on another that is unknown already is not named besides. */
export const missingFrom = (asks: Asks, { totals, awards, programme }: Listed): Missing[] => {
  const { offer, lessons, perWeek, days, workplace } = asks
  return [
    ...(offer === null ? (['offer'] as const) : []),
    ...(offer && offer.start === null ? (['start'] as const) : []),
    ...(offer && offer.place === null && offer.form !== 'distance' ? (['place'] as const) : []),
    ...(lessons ? [] : (['lessons'] as const)),
    ...(offer && perWeek === null ? (['pace'] as const) : []),
    ...(offer && perWeek !== null && days === null ? (['days'] as const) : []),
    ...(workplace > 0 ? (['when-workplace'] as const) : []),
    ...(totals === null ? (['price'] as const) : []),
    ...(awards.value === null ? (['value'] as const) : []),
    ...(programme.language === null ? (['language'] as const) : []),
  ]
}
