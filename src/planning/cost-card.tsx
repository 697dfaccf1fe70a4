import { hours, money } from '../platform/show.ts'
import type { Translate } from '../platform/words.ts'
import { Tag } from '../ui/pieces.tsx'
import { Why } from '../ui/why.tsx'
import { urls } from '../urls.ts'
import { ownPrice } from './rank.ts'
import type { Route } from './route.ts'
import { isProspect, type MeasureOutcome } from './support/index.ts'

const worth = (outcome: MeasureOutcome, t: Translate): string =>
  outcome.amounts
    .map(({ cents, minutes, kind, to, atMost }) => {
      const amount = kind === 'paid-time' && minutes ? hours(minutes, t.language) : money(cents, t.language)
      return t(`planning.amount.${kind}`, {
        amount: atMost ? t('planning.at-most', { amount }) : amount,
        to: t(`planning.to.${to}`),
      })
    })
    .join(', ')

const Measure = ({ outcome, chosen, t }: { outcome: MeasureOutcome; chosen: boolean; t: Translate }) => (
  <li>
    <h3>
      <a href={urls.measure(outcome.measure)}>{outcome.name[t.language]}</a>
    </h3>
    <p>
      {outcome.amounts.length > 0 && `${worth(outcome, t)}. `}
      {outcome.state === 'perhaps' && <Tag tone="perhaps">{t('planning.support.perhaps')}</Tag>}{' '}
      {outcome.uncertain && <Tag tone="urgent">{t('planning.support.uncertain')}</Tag>}{' '}
      {!chosen && outcome.state === 'yes' && outcome.amounts.length > 0 && (
        <Tag>{t('planning.support.not-together')}</Tag>
      )}
    </p>
    {outcome.deadline && <p class="soft">{outcome.deadline[t.language]}</p>}
    <Why reasons={[outcome.because]} of={outcome.name[t.language]} t={t} />
  </li>
)

/** What it costs, and who pays: the fee, what falls off, and what every measure makes of it. */
export const CostCard = ({ route, t }: { route: Route; t: Translate }) => {
  const { best, possible, outcomes } = route.support
  const shown = outcomes.filter(isProspect)
  const own = ownPrice(route)
  return (
    <section class="card">
      <h2>{t('planning.cost.title')}</h2>
      <table class="table">
        <tbody>
          <tr>
            <th scope="row">{t('planning.cost.fee')}</th>
            <td class="amount">{money(route.price, t.language)}</td>
          </tr>
          <tr>
            <th scope="row">
              {t('planning.cost.support')}{' '}
              {best.uncertain && <Tag tone="urgent">{t('planning.support.uncertain')}</Tag>}
            </th>
            <td class="amount">{money(-Math.min(best.workerCents, route.price), t.language)}</td>
          </tr>
          <tr>
            <th scope="row">{t('planning.cost.own')}</th>
            <td class="amount">
              <b>{money(own, t.language)}</b>
            </td>
          </tr>
          {possible.workerCents > best.workerCents && (
            <tr>
              <th scope="row">
                {t('planning.cost.perhaps')} <Tag tone="perhaps">{t('planning.support.perhaps')}</Tag>
              </th>
              <td class="amount">{money(-Math.min(possible.workerCents - best.workerCents, own), t.language)}</td>
            </tr>
          )}
          {possible.workerMinutes > best.workerMinutes && (
            <tr>
              <th scope="row">
                {t('planning.cost.perhaps-time')} <Tag tone="perhaps">{t('planning.support.perhaps')}</Tag>
              </th>
              <td class="amount">{hours(possible.workerMinutes - best.workerMinutes, t.language)}</td>
            </tr>
          )}
          {possible.employerCents > best.employerCents && (
            <tr>
              <th scope="row">
                {t('planning.cost.perhaps-employer')} <Tag tone="perhaps">{t('planning.support.perhaps')}</Tag>
              </th>
              <td class="amount">{money(possible.employerCents - best.employerCents, t.language)}</td>
            </tr>
          )}
          {best.employerCents > 0 && (
            <tr>
              <th scope="row">{t('planning.cost.employer')}</th>
              <td class="amount">{money(best.employerCents, t.language)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <Why reasons={[best.because]} of={t('planning.cost.own')} t={t} />
      {shown.length > 0 && (
        <details class="why">
          <summary>{t('planning.support.all', { count: shown.length })}</summary>
          <ul>
            {shown.map(outcome => (
              <Measure outcome={outcome} chosen={best.chosen.includes(outcome.measure)} t={t} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
