import { figure, hours } from '../../platform/show.ts'
import type { Language, Translate } from '../../platform/words.ts'
import type { Asks, Month } from './brochure.ts'

const slot = 64
const tallest = 96
const floor = 132

/** `2027-02` as `feb 2027`, or without the year. */
export const monthName = (month: string, language: Language, year = true): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-BE' : 'en-GB', {
    timeZone: 'UTC',
    month: 'short',
    ...(year ? { year: 'numeric' } : {}),
  }).format(new Date(`${month}-15T12:00:00Z`))

const whole = (minutes: number, t: Translate): string => figure(minutes / 60, t.language)

/** Hours of lessons month by month, with a table beside it for who reads no picture. */
export const MonthPicture = ({ months, t }: { months: Month[]; t: Translate }) => {
  const most = Math.max(1, ...months.map(({ minutes }) => minutes))
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return null
  const says = t('planning.brochure.months.says', {
    from: monthName(first.month, t.language),
    to: monthName(last.month, t.language),
    most: hours(most, t.language),
  })
  return (
    <figure class="chart">
      <figcaption>{t('planning.brochure.months')}</figcaption>
      <section class="scroll" tabindex={0} aria-label={t('planning.brochure.months')}>
        <svg
          role="img"
          aria-label={says}
          viewBox={`0 0 ${months.length * slot} 172`}
          width={months.length * slot}
          height="172"
        >
          {months.map(({ month, minutes }, at) => {
            const tall = Math.round((minutes / most) * tallest)
            const middle = at * slot + slot / 2
            return (
              <g>
                <rect class="bar-full" x={at * slot + 10} y={floor - tall} width={slot - 20} height={tall} rx={6} />
                <text x={middle} y={floor - tall - 8}>
                  {minutes === 0 ? '–' : whole(minutes, t)}
                </text>
                <text class="axis" x={middle} y={floor + 20}>
                  {monthName(month, t.language, false)}
                </text>
                {(at === 0 || month.endsWith('-01')) && (
                  <text class="axis" x={middle} y={floor + 38}>
                    {month.slice(0, 4)}
                  </text>
                )}
              </g>
            )
          })}
          <path class="ground" d={`M0 ${floor}H${months.length * slot}`} />
        </svg>
      </section>
      <details>
        <summary>{t('planning.brochure.as-table')}</summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('planning.brochure.month')}</th>
              <th scope="col">{t('planning.brochure.month.weeks')}</th>
              <th scope="col">{t('planning.brochure.month.hours')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, minutes, weeks }) => (
              <tr>
                <th scope="row">{monthName(month, t.language)}</th>
                <td>{weeks}</td>
                <td>{hours(minutes, t.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

/** A full-time week in Belgium, in minutes. */
const fullTime = 38 * 60

/** A week of work with the lessons in it, drawn to scale. */
export const WeekPicture = ({ perWeek, offer, t }: Pick<Asks, 'perWeek' | 'offer'> & { t: Translate }) => {
  if (perWeek === null) return null
  const share = Math.min(1, perWeek / fullTime)
  const says = t(offer?.evening ? 'planning.brochure.week.evening' : 'planning.brochure.week.says', {
    hours: hours(perWeek, t.language),
  })
  return (
    <figure class="chart">
      <figcaption>{t('planning.brochure.week')}</figcaption>
      <svg role="img" aria-label={says} viewBox="0 0 380 48" class="week-bar">
        <rect class="bar-empty" x={1} y={1} width={378} height={46} rx={10} />
        <rect class="bar-full" x={1} y={1} width={Math.max(12, 378 * share)} height={46} rx={10} />
      </svg>
      <p class="soft">{says}</p>
    </figure>
  )
}
