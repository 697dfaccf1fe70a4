/** What goes out and comes in, in one month. Cents. */
export interface MoneyMonth {
  /** Under the bars: `sep`. */
  label: string
  /** The year, under the first month of it; null: none. */
  year: string | null
  pays: number
  gets: number
}

const barWidth = 22
const gap = 12
const height = 150
const left = 66

const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000]
/** The lowest round amount (euros) that is no less. */
const roundUp = (euros: number): number => steps.find(step => step >= euros) ?? Math.ceil(euros / 100_000) * 100_000

/**
 * Money month by month: above the line what comes in, under it what goes out. `says` is the same in one sentence; the
 * table beside it is what one reads.
 */
export const MoneyMonths = ({ months, says, sign }: { months: MoneyMonth[]; says: string; sign: string }) => {
  const most = (of: (month: MoneyMonth) => number) => Math.max(0, ...months.map(of)) / 100
  const top = roundUp(most(({ gets }) => gets))
  const bottom = roundUp(most(({ pays }) => pays))
  const unit = height / Math.max(1, top + bottom)
  const zero = 14 + top * unit
  const width = left + months.length * (barWidth + gap) + gap
  return (
    <section class="scroll money-scroll" tabindex={0} aria-label={says}>
      <svg class="money-months" viewBox={`0 0 ${width} ${height + 62}`} width={width} role="img" aria-label={says}>
        <path class="zero" d={`M${left - 6} ${zero}H${width}`} />
        <text class="scale" x={left - 12} y={14 + 5}>{`+ ${sign} ${top}`}</text>
        <text class="scale" x={left - 12} y={zero + 5}>
          0
        </text>
        <text class="scale" x={left - 12} y={14 + height + 5}>{`– ${sign} ${bottom}`}</text>
        {months.map(({ label, year, pays, gets }, at) => {
          const x = left + gap + at * (barWidth + gap)
          const up = (gets / 100) * unit
          const down = (pays / 100) * unit
          return (
            <>
              {gets > 0 && <rect class="in" x={x} y={zero - up} width={barWidth} height={Math.max(2, up)} rx={4} />}
              {pays > 0 && <rect class="out" x={x} y={zero} width={barWidth} height={Math.max(2, down)} rx={4} />}
              <text class="month" x={x + barWidth / 2} y={height + 38}>
                {label}
              </text>
              {year && (
                <text class="year" x={x + barWidth / 2} y={height + 56}>
                  {year}
                </text>
              )}
            </>
          )
        })}
      </svg>
    </section>
  )
}
