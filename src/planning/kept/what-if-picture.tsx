import { day } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import type { Drawn } from './plan.ts'

const [width, rowHeight, head, left] = [420, 58, 28, 8]
const longest = 32
const short = (title: string): string => (title.length > longest ? `${title.slice(0, longest).trim()}…` : title)
const time = (at: string): number => Date.parse(`${at}T12:00:00Z`)

/** Years that begin between two instants. */
const yearsBetween = (from: number, to: number): number[] => {
  const first = new Date(from).getUTCFullYear() + 1
  const last = new Date(to).getUTCFullYear()
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
}

/** From when to when each plan would run, one bar below the other. The table beside it says the same in figures. */
export const WhatIfPicture = ({ plans, t }: { plans: { title: string; drawn: Drawn }[]; t: Translate }) => {
  const known = plans.flatMap(({ drawn }) => (drawn.end ? [time(drawn.start), time(drawn.end)] : []))
  if (known.length === 0) return null
  const [from, to] = [Math.min(...known), Math.max(...known)]
  const x = (at: number) => left + ((at - from) / Math.max(1, to - from)) * (width - 2 * left - 20)
  const height = head + plans.length * rowHeight
  const says = plans
    .map(({ title, drawn }) =>
      t('planning.plan.what-if.bar', { title, start: drawn.start, end: drawn.end ?? t('planning.unknown') }),
    )
    .join(' ')
  return (
    <svg class="plan-bars" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      {yearsBetween(from, to).map(year => (
        <g class="year">
          <path d={`M${x(time(`${year}-01-01`))} ${head - 6}V${height}`} />
          <text x={x(time(`${year}-01-01`)) + 4} y={head - 10}>
            {year}
          </text>
        </g>
      ))}
      {plans.map(({ title, drawn }, at) => {
        const y = head + at * rowHeight
        const begin = x(time(drawn.start))
        const end = drawn.end ? x(time(drawn.end)) : width - left
        return (
          <g class={at === 0 ? 'now' : 'supposed'}>
            <text x={left} y={y + 15}>
              {short(title)}
              {drawn.end && ` · ${day(drawn.end, t.language, 'short')}`}
            </text>
            <rect x={begin} y={y + 24} width={Math.max(6, end - begin)} height="18" rx="6" />
            <path class="mark" d={`M${end} ${y + 47}V${y + 20}l14 6-14 6`} />
          </g>
        )
      })}
    </svg>
  )
}
