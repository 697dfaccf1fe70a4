import { hours } from '../../../platform/show.ts'
import type { Translate } from '../../../platform/words.ts'
import type { Relaxed, TimetableProblem, Wish } from '../../timetable/timetable.ts'

/** What the parts of a wish are called: in the question itself, also when they were let go of. */
export interface WishNames {
  module: (id: string) => string
  busy: (id: string) => string
}

export const namesIn = ({ modules, busy }: TimetableProblem, t: Translate): WishNames => ({
  module: id => modules.find(module => module.id === id)?.name[t.language] ?? id,
  busy: id => busy.find(one => one.id === id)?.name[t.language] ?? id,
})

/** What one can do about it: the text of a button. */
export const sayLetGo = (wish: Wish, names: WishNames, t: Translate): string => {
  switch (wish.kind) {
    case 'module':
      return t('planning.week.let-go.module', { module: names.module(wish.module) })
    case 'busy':
      return t('planning.week.let-go.busy', { name: names.busy(wish.busy) })
    case 'order':
      return t('planning.week.let-go.order', { module: names.module(wish.module) })
    default:
      return t(`planning.week.let-go.${wish.kind}`)
  }
}

/** What letting go of it gives, and how little is enough. */
export const sayGain = ({ wish, timetable, enough }: Relaxed, t: Translate): string[] => {
  const gain = timetable ? t('planning.week.gain', { count: timetable.campusDays }) : t('planning.week.gain.none')
  if (enough === null || !timetable) return [gain]
  if (wish.kind === 'max-days') return [gain, t('planning.week.enough.days', { count: enough })]
  if (wish.kind === 'max-minutes')
    return [gain, t('planning.week.enough.minutes', { hours: hours(enough, t.language) })]
  if (wish.kind === 'no-overlap') return [gain, t('planning.week.enough.overlap', { hours: hours(enough, t.language) })]
  if (wish.kind === 'busy') return [gain, t('planning.week.enough.busy', { hours: hours(enough, t.language) })]
  return [gain]
}
