import { day } from '../../platform/show.ts'
import { monthName } from '../brochure/pictures.tsx'
import type { PlacementState } from './plan.ts'
import { called, type PlanProps } from './plan-page.ts'
import { mondayOf, mondaysBetween, weeksOf } from './weeks.ts'

const name = 150
const slot = 14
const line = 34
const head = 30

/** Weeks that follow each other as one bar: where it begins and how many it lasts. */
const bars = (weeks: number[]): { at: number; count: number }[] => {
  const found: { at: number; count: number }[] = []
  for (const week of [...weeks].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && last.at + last.count === week) last.count += 1
    else if (!last || last.at + last.count < week) found.push({ at: week, count: 1 })
  }
  return found
}

const stateClass: Record<PlacementState, string> = {
  planned: 'plan-bar',
  begun: 'plan-bar on',
  done: 'plan-bar over',
  stopped: 'plan-bar gone',
}

/** Who is away in which weeks, drawn over the whole period. The table below says the same in words. */
export const YearPicture = ({ visit: { t, today }, plan, found }: PlanProps) => {
  const mondays = mondaysBetween(found.fromDay, found.untilDay)
  const weekAt = new Map(mondays.map((monday, at) => [monday, at]))
  const rows = plan.workers.filter(({ id }) => plan.placements.some(({ worker }) => worker === id))
  const width = name + mondays.length * slot
  const height = head + rows.length * line + 8
  const now = weekAt.get(mondayOf(today))
  return (
    <figure class="chart">
      <figcaption>{t('planning.training-plan.year')}</figcaption>
      <section class="scroll" tabindex={0} aria-label={t('planning.training-plan.year')}>
        <svg
          role="img"
          aria-label={t('planning.training-plan.year.says', { count: rows.length, places: plan.placements.length })}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          class="year"
        >
          {mondays.map((monday, at) => {
            const first = at === 0 || monday.slice(0, 7) !== mondays[at - 1]?.slice(0, 7)
            const closed = plan.limits.closed.includes(monday)
            return (
              <g>
                {closed && <rect class="closed" x={name + at * slot} y={head} width={slot} height={height - head} />}
                {first && (
                  <>
                    <path class="month-line" d={`M${name + at * slot} ${head - 6}V${height}`} />
                    <text class="axis" x={name + at * slot + 2} y={18}>
                      {monthName(monday.slice(0, 7), t.language, false)}
                    </text>
                  </>
                )}
              </g>
            )
          })}
          {now !== undefined && <path class="now-line" d={`M${name + now * slot} ${head - 6}V${height}`} />}
          {rows.map((worker, at) => (
            <g>
              <text x={0} y={head + at * line + 23}>
                {called(worker).slice(0, 18)}
              </text>
              {plan.placements
                .filter(placement => placement.worker === worker.id)
                .flatMap(({ course, edition, state }) => {
                  const given = plan.courses.find(({ id }) => id === course)
                  const weeks = given?.editions.find(({ id }) => id === edition)
                  return bars((weeks ? weeksOf(weeks) : []).flatMap(week => weekAt.get(week) ?? [])).map(bar => (
                    <rect
                      class={stateClass[state]}
                      x={name + bar.at * slot + 1}
                      y={head + at * line + 6}
                      width={bar.count * slot - 2}
                      height={line - 12}
                      rx={5}
                    >
                      <title>{`${given?.title ?? ''}, ${weeks ? day(weeks.start, t.language, 'short') : ''}`}</title>
                    </rect>
                  ))
                })}
            </g>
          ))}
        </svg>
      </section>
    </figure>
  )
}
