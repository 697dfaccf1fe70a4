import type { Translate } from '../platform/words.ts'

/** Weeks as people speak of them: weeks up to ten, then months. */
export const duration = (weeks: number | null, t: Translate): string => {
  if (weeks === null) return t('planning.duration.unknown')
  const schoolWeeksInMonth = 4
  return weeks <= 10
    ? t('planning.duration.weeks', { count: weeks })
    : t('planning.duration.months', { count: Math.round(weeks / schoolWeeksInMonth) })
}
