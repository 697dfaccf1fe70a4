import { Wide } from '../../../catalogue/index.ts'
import type { Day } from '../../../platform/day.ts'
import { hours, money } from '../../../platform/show.ts'
import type { Translate } from '../../../platform/words.ts'
import { type MoneyMonth, MoneyMonths } from '../../../ui/money-months.tsx'
import { Empty } from '../../../ui/pieces.tsx'
import type { Board } from './board.ts'
import type { FlowMonth } from './cash-flow.ts'
import type { Audience } from './incentive-table.tsx'

const locale = { nl: 'nl-BE', en: 'en-GB' } as const

/** A month as `sep` or as `september 2026`. */
const monthSaid = (month: Day, t: Translate, long: boolean): string =>
  new Intl.DateTimeFormat(locale[t.language], {
    timeZone: 'UTC',
    month: long ? 'long' : 'short',
    ...(long ? { year: 'numeric' } : {}),
  })
    .format(new Date(`${month}T12:00:00Z`))
    .replace('.', '')

const barsOf = (months: readonly FlowMonth[], to: Audience, t: Translate): MoneyMonth[] =>
  months.map((month, at) => ({
    label: monthSaid(month.month, t, false),
    year: at === 0 || month.month.slice(5, 7) === '01' ? month.month.slice(0, 4) : null,
    ...month[to],
  }))

const isMoving = ({ worker, employer, paidMinutes }: FlowMonth): boolean =>
  worker.pays + worker.gets + employer.pays + employer.gets + paidMinutes > 0

/** The finding: what it comes to, and in which month most goes out. */
const findingOf = ({ flow }: Board, to: Audience, t: Translate): string => {
  const { pays, gets } = flow.total[to]
  const most = flow.months.reduce<FlowMonth | null>(
    (top, month) => (month[to].pays > (top?.[to].pays ?? 0) ? month : top),
    null,
  )
  return t(`incentives.flow.${to}`, {
    pays: money(pays, t.language),
    gets: money(gets, t.language),
    month: most ? monthSaid(most.month, t, true) : 'none',
  })
}

const Picture = ({ board, to, t }: { board: Board; to: Audience; t: Translate }) => {
  const months = board.flow.months
  const says = findingOf(board, to, t)
  return (
    <div class="card">
      <h3>{says}</h3>
      <MoneyMonths months={barsOf(months, to, t)} says={says} sign="€" />
      <ul class="money-key small">
        <li>
          <span />
          {t('incentives.flow.gets')}
        </li>
        <li class="out">
          <span />
          {t('incentives.flow.pays')}
        </li>
      </ul>
    </div>
  )
}

const hasMoney = ({ flow }: Board, to: Audience): boolean => flow.total[to].pays + flow.total[to].gets > 0

/** What worker and employer pay and get month by month: two pictures, and the table beside them. */
export const CashFlowSection = ({ board, only, t }: { board: Board; only?: Audience; t: Translate }) => {
  const { flow, wage } = board
  const sides = (only ? [only] : (['worker', 'employer'] as const)).filter(to => hasMoney(board, to))
  const cents = (value: number) => (value === 0 ? '–' : money(value, t.language))
  return (
    <section>
      <h2 id="maand-na-maand">{t('incentives.flow.title')}</h2>
      {sides.length === 0 ? (
        <Empty>
          <p>{t('incentives.flow.none')}</p>
        </Empty>
      ) : (
        <>
          <div class="money-cards">
            {sides.map(to => (
              <Picture board={board} to={to} t={t} />
            ))}
          </div>
          <Wide says={t('incentives.flow.title')}>
            <table class="table">
              <caption class="hidden-text">{t('incentives.flow.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('incentives.flow.month')}</th>
                  {sides.map(to => (
                    <>
                      <th scope="col" class="amount">
                        {t(`incentives.flow.${to}.pays`)}
                      </th>
                      <th scope="col" class="amount">
                        {t(`incentives.flow.${to}.gets`)}
                      </th>
                    </>
                  ))}
                  <th scope="col" class="amount">
                    {t('incentives.flow.time')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {flow.months.filter(isMoving).map(month => (
                  <tr>
                    <th scope="row">{monthSaid(month.month, t, true)}</th>
                    {sides.map(to => (
                      <>
                        <td class="amount">{cents(month[to].pays)}</td>
                        <td class="amount">{cents(month[to].gets)}</td>
                      </>
                    ))}
                    <td class="amount">{month.paidMinutes === 0 ? '–' : hours(month.paidMinutes, t.language)}</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">{t('incentives.flow.total')}</th>
                  {sides.map(to => (
                    <>
                      <td class="amount">
                        <b>{money(flow.total[to].pays, t.language)}</b>
                      </td>
                      <td class="amount">
                        <b>{money(flow.total[to].gets, t.language)}</b>
                      </td>
                    </>
                  ))}
                  <td class="amount">
                    <b>{hours(flow.total.paidMinutes, t.language)}</b>
                  </td>
                </tr>
              </tbody>
            </table>
          </Wide>
          <p class="soft small">
            {t('incentives.flow.explain')}{' '}
            {flow.total.paidMinutes > 0 && t(wage ? 'incentives.flow.wage' : 'incentives.flow.no-wage')}
          </p>
        </>
      )}
    </section>
  )
}
