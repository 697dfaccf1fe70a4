import { hours, money } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { Tag } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import type { MeasureOutcome } from '../support/index.ts'
import { type Company, type ExampleCost, sectors, sizes } from './example-costs.ts'

const Row = ({ statute, sure, perhaps, t }: ExampleCost & { t: Translate }) => {
  const cents = (value: number) => money(value, t.language)
  const more = perhaps.off - sure.off + (perhaps.back - sure.back)
  return (
    <tr>
      <th scope="row">
        {t(`support.value.statute.${statute}`)}
        {sure.uncertain && (
          <>
            {' '}
            <Tag tone="urgent">{t('planning.support.uncertain')}</Tag>
          </>
        )}
      </th>
      <td class="amount" data-label={t('planning.brochure.cost.fee')}>
        {cents(sure.fee)}
      </td>
      <td class="amount" data-label={t('planning.brochure.cost.off')}>
        {cents(-sure.off)}
      </td>
      <td class="amount" data-label={t('planning.brochure.cost.left')}>
        <b>{cents(sure.left)}</b>
      </td>
      <td class="amount" data-label={t('planning.brochure.cost.back')}>
        {cents(sure.back)}
        {sure.paidMinutes > 0 && <span class="soft"> ({hours(sure.paidMinutes, t.language)})</span>}
      </td>
      <td class="amount" data-label={t('planning.brochure.cost.perhaps')}>
        {more > 0 ? (
          <>
            {cents(more)} <Tag tone="perhaps">{t('planning.support.perhaps')}</Tag>
          </>
        ) : (
          '–'
        )}
      </td>
    </tr>
  )
}

/** Every measure that plays for one of the examples, once. */
const measuresIn = (costs: ExampleCost[]): MeasureOutcome[] => [
  ...new Map(
    costs.flatMap(({ perhaps, sure }) => [...perhaps.measures, ...sure.measures]).map(one => [one.measure, one]),
  ).values(),
]

/** What it costs the employer: a worker of each statute as an example, with what is sure and what may come on top. */
export const CostTable = ({ costs, t }: { costs: ExampleCost[]; t: Translate }) => (
  <>
    <section class="scroll" tabindex={0} aria-label={t('planning.brochure.cost')}>
      <table class="table folds">
        <thead>
          <tr>
            <th scope="col">{t('planning.brochure.cost.who')}</th>
            <th scope="col">{t('planning.brochure.cost.fee')}</th>
            <th scope="col">{t('planning.brochure.cost.off')}</th>
            <th scope="col">{t('planning.brochure.cost.left')}</th>
            <th scope="col">{t('planning.brochure.cost.back')}</th>
            <th scope="col">{t('planning.brochure.cost.perhaps')}</th>
          </tr>
        </thead>
        <tbody>
          {costs.map(cost => (
            <Row {...cost} t={t} />
          ))}
        </tbody>
      </table>
    </section>
    <details class="why">
      <summary>{t('planning.brochure.cost.measures')}</summary>
      <ul>
        {measuresIn(costs).map(outcome => (
          <li>
            <a href={urls.measure(outcome.measure)}>{outcome.name[t.language]}</a>{' '}
            {outcome.state === 'perhaps' && <Tag tone="perhaps">{t('planning.support.perhaps')}</Tag>}{' '}
            {outcome.uncertain && <Tag tone="urgent">{t('planning.support.uncertain')}</Tag>}
            <Why reasons={[outcome.because]} of={outcome.name[t.language]} t={t} />
          </li>
        ))}
      </ul>
    </details>
  </>
)

/** The two facts on which the examples hang. Without JavaScript too: it is a form that asks for the page again. */
export const CompanyForm = ({ company, t }: { company: Company; t: Translate }) => (
  <form method="get" class="inline-form no-print" action="#kost">
    <label>
      {t('planning.brochure.company.size')}
      <select name="grootte">
        {sizes.map(size => (
          <option value={size} selected={size === company.size}>
            {t(`support.value.employerSize.${size}`)}
          </option>
        ))}
      </select>
    </label>
    <label>
      {t('planning.brochure.company.sector')}
      <select name="sector">
        {sectors.map(sector => (
          <option value={sector} selected={sector === company.sector}>
            {t(`support.value.sector.${sector}`)}
          </option>
        ))}
      </select>
    </label>
    <button type="submit">{t('planning.brochure.company.show')}</button>
  </form>
)
