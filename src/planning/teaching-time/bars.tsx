import { figure } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { periodsOf, type Quarters } from './teaching-time.ts'

export interface BarRow {
  label: string
  contact: Quarters
  workplace: Quarters
  /** Funded and given to nobody. */
  open: Quarters
}

const width = 360
const rowHeight = 62

/** `12,25 lestijden`. */
export const inPeriods = (quarters: Quarters, t: Translate): string =>
  t('planning.teaching-time.periods', { count: periodsOf(quarters), said: figure(periodsOf(quarters), t.language, 2) })

const kinds = ['contact', 'workplace', 'open'] as const

const Bar = ({ row, top, scale, t }: { row: BarRow; top: number; scale: number; t: Translate }) => {
  let x = 1
  return (
    <g>
      <text x={1} y={top + 10}>
        {row.label}
      </text>
      {kinds.map(kind => {
        const [from, long] = [x, row[kind] * scale]
        x += long
        if (long === 0) return null
        return (
          <>
            <rect class={kind} x={from} y={top + 22} width={long} height={28} rx="5" />
            {long > 26 && (
              <text class={`${kind}-text`} x={from + long / 2} y={top + 36}>
                {figure(periodsOf(row[kind]), t.language, 2)}
              </text>
            )}
          </>
        )
      })}
    </g>
  )
}

/** Periods side by side: contact, workplace, and what is open; the same in one sentence for who cannot see it. */
export const Bars = ({ rows, t }: { rows: BarRow[]; t: Translate }) => {
  const most = Math.max(1, ...rows.map(({ contact, workplace, open }) => contact + workplace + open))
  const says = rows
    .map(({ label, ...row }) =>
      t('planning.teaching-time.bar', {
        label,
        contact: inPeriods(row.contact, t),
        workplace: inPeriods(row.workplace, t),
        open: inPeriods(row.open, t),
      }),
    )
    .join(' ')
  return (
    <figure class="bars-with-key">
      <svg class="bars" viewBox={`0 0 ${width} ${rows.length * rowHeight}`} width={width} role="img" aria-label={says}>
        {rows.map((row, at) => (
          <Bar row={row} top={at * rowHeight} scale={(width - 2) / most} t={t} />
        ))}
      </svg>
      <figcaption class="small">
        {kinds
          .filter(kind => rows.some(row => row[kind] > 0))
          .map(kind => (
            <span class={`bar-key ${kind}`}>{t(`planning.teaching-time.key.${kind}`)}</span>
          ))}
      </figcaption>
    </figure>
  )
}
