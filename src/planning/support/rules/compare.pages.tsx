import type { Visit } from '../../../platform/visit.ts'
import { Page } from '../../../ui/page.tsx'
import { Tag } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { Measure, MeasureVersion } from '../measure.ts'
import type { comparedOn } from './cases.ts'
import { foundSaid, Rule } from './said.tsx'

/** Two rules beside each other, and what each example comes to under both. */
export const ComparePage = (props: {
  visit: Visit
  measure: Measure
  before: MeasureVersion | null
  after: MeasureVersion
  compared: ReturnType<typeof comparedOn>
}) => {
  const { visit, measure, before, after, compared } = props
  const { t } = visit
  const title = t('incentives.rule.compare.title', { name: measure.name })
  const changed = compared.filter(({ differs }) => differs.length > 0).length
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.rule(measure.id)}>{measure.name[t.language]}</a>
      </p>
      <h1>{title}</h1>
      <p>{t('incentives.rule.compare.count', { changed, count: compared.length })}</p>
      <div class="cards">
        <section class="card">
          <h2>{t('incentives.rule.before')}</h2>
          {before ? <Rule version={before} t={t} /> : <p>{t('incentives.rules.no-version')}</p>}
        </section>
        <section class="card">
          <h2>{t('incentives.rule.after')}</h2>
          <Rule version={after} t={t} />
        </section>
      </div>
      {compared.length > 0 && (
        <table class="table folds">
          <caption class="hidden-text">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('incentives.rule.case')}</th>
              <th scope="col">{t('incentives.rule.before')}</th>
              <th scope="col">{t('incentives.rule.after')}</th>
            </tr>
          </thead>
          <tbody>
            {compared.map(({ ruleCase, before: one, after: other, differs }) => (
              <tr>
                <th scope="row">
                  {ruleCase.title} {differs.length > 0 && <Tag tone="perhaps">{t('incentives.rule.differs')}</Tag>}
                </th>
                <td data-label={t('incentives.rule.before')}>{foundSaid(one, t)}</td>
                <td data-label={t('incentives.rule.after')}>{foundSaid(other, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
