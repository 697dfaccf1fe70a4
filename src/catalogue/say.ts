import { hours, money } from '../platform/show.ts'
import type { Translate } from '../platform/words.ts'
import { lessonPeriod, type Module, type Programme } from './catalogue.ts'
import type { Listed, Totals } from './listed.ts'
import type { Range } from './structure.ts'

/** Minutes as the provider counts them: `40 lestijden`, else `33 u 20`. */
export const length = (minutes: number, unit: Programme['unit'], t: Translate): string =>
  unit === 'lesson-period'
    ? t('catalogue.lesson-periods', { count: Math.round(minutes / lessonPeriod) })
    : hours(minutes, t.language)

const between = ({ least, most }: Range, say: (value: number) => string, t: Translate): string =>
  say(least) === say(most) ? say(least) : t('catalogue.between', { least: say(least), most: say(most) })

const creditsIn = (credits: Range, t: Translate): string =>
  credits.least === credits.most
    ? t('catalogue.credits', { count: credits.least })
    : t('catalogue.credits.between', { least: credits.least, most: credits.most })

/** All lessons in the provider's unit: lesson periods, hours or credits. */
export const lessonsOf = ({ totals, programme }: Pick<Listed, 'totals' | 'programme'>, t: Translate): string => {
  if (!totals) return t('catalogue.unknown')
  if (programme.unit === 'credit' && totals.credits) return creditsIn(totals.credits, t)
  const { lessons, minutes } = totals
  if (minutes.most === 0) return t('catalogue.unknown')
  if (programme.unit !== 'lesson-period' || lessons.least === lessons.most)
    return between(lessons, each => length(each, programme.unit, t), t)
  return t('catalogue.lesson-periods.between', {
    least: Math.round(lessons.least / lessonPeriod),
    most: Math.round(lessons.most / lessonPeriod),
  })
}

/** Hours on the work floor; null when there are none, or when credits count them already. */
export const workplaceOf = (
  { totals, programme }: Pick<Listed, 'totals' | 'programme'>,
  t: Translate,
): string | null =>
  !totals || totals.workplace.most === 0 || (programme.unit === 'credit' && totals.credits)
    ? null
    : between(totals.workplace, each => hours(each, t.language), t)

/** The whole programme: `420 lestijden + 80 u op de werkvloer`. */
export const sizeOf = (listed: Pick<Listed, 'totals' | 'programme'>, t: Translate): string => {
  const workplace = workplaceOf(listed, t)
  const onFloor = workplace && t('catalogue.part.workplace', { size: workplace })
  if (onFloor && listed.totals?.lessons.most === 0) return onFloor
  return [lessonsOf(listed, t), onFloor].filter(part => part !== null).join(' + ')
}

/** What a module asks, by where one learns: lessons in the provider's unit, the work floor in hours. */
export const moduleSize = (module: Module, unit: Programme['unit'], t: Translate): string => {
  const parts = (['contact', 'distance', 'workplace'] as const)
    .filter(part => module[part] > 0)
    .map(part => {
      const counted = part === 'workplace' || unit === 'credit' ? 'hour' : unit
      return t(`catalogue.part.${part}`, { size: length(module[part], counted, t) })
    })
  const credits = module.credits === null ? [] : [t('catalogue.credits', { count: module.credits })]
  return [...credits, ...parts].join(' · ') || t('catalogue.unknown')
}

export const priceOf = (totals: Totals | null, t: Translate): string =>
  totals ? between(totals.cents, cents => money(cents, t.language), t) : t('catalogue.unknown')
