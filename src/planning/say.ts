import type { Programme } from '../catalogue/index.ts'
import { hours } from '../platform/show.ts'
import type { Translate } from '../platform/words.ts'

const lessonPeriod = 50

/** Minutes as the provider counts them: `40 lestijden`, else `33 u 20`. */
export const length = (minutes: number, unit: Programme['unit'], t: Translate): string =>
  unit === 'lesson-period'
    ? t('planning.lesson-periods', { count: Math.round(minutes / lessonPeriod) })
    : hours(minutes, t.language)

/** Weeks as people speak of them: weeks up to ten, then months. */
export const duration = (weeks: number | null, t: Translate): string => {
  if (weeks === null) return t('planning.duration.unknown')
  const schoolWeeksInMonth = 4
  return weeks <= 10
    ? t('planning.duration.weeks', { count: weeks })
    : t('planning.duration.months', { count: Math.round(weeks / schoolWeeksInMonth) })
}
