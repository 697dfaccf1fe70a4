import type { Translate } from '../../platform/words.ts'
import type { PlannedDay, PlannedWeek } from './week.ts'

const column = 66
const gap = 6
const height = 84

const DayBox = ({ day: { kind, halves }, at, t }: { day: PlannedDay; at: number; t: Translate }) => {
  const x = at * (column + gap) + 1
  const tall = halves === 2 ? height : height / 2
  const middle = x + column / 2
  return (
    <g class={kind}>
      {halves === 1 && <rect class="rest" x={x} y={25 + tall} width={column} height={height - tall} rx="8" />}
      <rect x={x} y={25} width={column} height={tall} rx="8" />
      <text class="name" x={middle} y={12}>
        {t(`planning.article-60.weekday.${String(at + 1) as '1' | '2' | '3' | '4' | '5'}`)}
      </text>
      <text x={middle} y={25 + tall / 2 - (kind === 'counts' ? 8 : 0)}>
        {t(`planning.article-60.day.${kind}.short`)}
      </text>
      {kind === 'counts' && (
        <text class="also" x={middle} y={25 + tall / 2 + 10}>
          {t('planning.article-60.day.counts.also')}
        </text>
      )}
    </g>
  )
}

export const dayInWords = ({ kind, halves }: PlannedDay, t: Translate): string =>
  halves === 1
    ? t('planning.article-60.day.half', { what: t(`planning.article-60.day.${kind}`) })
    : t(`planning.article-60.day.${kind}`)

/** A week of a semester, Monday to Friday; the same in one sentence for who cannot see it. */
export const WeekPicture = ({ week, t }: { week: PlannedWeek; t: Translate }) => {
  const width = 5 * column + 4 * gap + 2
  const says = week.days
    .map(
      (day, at) =>
        `${t(`planning.article-60.weekday.${String(at + 1) as '1' | '2' | '3' | '4' | '5'}`)}: ${dayInWords(day, t)}`,
    )
    .join(', ')
  return (
    <svg class="week-days" viewBox={`0 0 ${width} ${height + 28}`} width={width} role="img" aria-label={says}>
      {week.days.map((day, at) => (
        <DayBox day={day} at={at} t={t} />
      ))}
    </svg>
  )
}
