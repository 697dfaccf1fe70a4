import { day } from '../../../platform/show.ts'
import type { Translate } from '../../../platform/words.ts'
import { showClock } from '../clock.ts'
import type { Block, Hours } from './shift.ts'

const blockText = ({ weekday, from, to }: Block, t: Translate): string =>
  t('planning.week.meets', { day: t(`planning.week.day.${weekday}`), from: showClock(from), to: showClock(to) })

/** What a shift says, a line for each week of a pattern. */
export const sayHours = (hours: Hours, t: Translate): string[] => {
  if (hours.is === 'day') {
    const { on, from, to } = hours.time
    const text = { day: day(on, t.language), from: showClock(from), to: showClock(to) }
    return [from === 0 && to === 1440 ? t('planning.week.shift.whole-day', text) : t('planning.week.meets', text)]
  }
  if (hours.is === 'calendar')
    return [t('planning.week.shift.read', { count: hours.times.length, until: day(hours.until, t.language, 'plain') })]
  const weeks = Array.from({ length: hours.weeks }, (_, week) => hours.blocks.filter(block => block.week === week))
  return weeks.map((blocks, at) => {
    const text = blocks.length === 0 ? t('planning.week.shift.free-week') : blocks.map(b => blockText(b, t)).join(', ')
    return hours.weeks === 1 ? text : t('planning.week.shift.week-text', { nth: at + 1, text })
  })
}

export const sayPeriod = (hours: Hours, t: Translate): string | null => {
  if (hours.is !== 'pattern') return null
  const from = day(hours.from, t.language, 'short')
  return hours.until
    ? t('planning.week.from-to', { from, to: day(hours.until, t.language, 'short') })
    : t('planning.week.shift.from', { from })
}
