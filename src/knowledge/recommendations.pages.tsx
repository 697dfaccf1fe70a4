import type { Visit } from '../platform/visit.ts'
import { Page } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { addressees, type Knowledge } from './content.ts'

/** What the pilots ask of policy, each once, with to whom it speaks. */
export const RecommendationsPage = ({ visit, knowledge }: { visit: Visit; knowledge: Knowledge }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('knowledge.policy')}>
      <p class="no-print">
        <a href={urls.knowledge}>{t('knowledge.back')}</a>
      </p>
      <h1>{t('knowledge.policy')}</h1>
      <p>{t('knowledge.policy.intro', { count: knowledge.recommendations.length })}</p>
      <h2>{t('knowledge.policy.to')}</h2>
      <ul>
        {addressees.map(addressee => (
          <li>
            {t('knowledge.choice', {
              choice: t(`knowledge.addressee.${addressee}`),
              count: knowledge.recommendations.filter(({ to }) => to.includes(addressee)).length,
            })}
          </li>
        ))}
      </ul>
      {knowledge.recommendations.map(({ id, title, text, to, source }) => (
        <section id={id}>
          <h2>{title[t.language]}</h2>
          <p>{text[t.language]}</p>
          <p class="soft small">
            {t('knowledge.policy.for', { to: to.map(each => t(`knowledge.addressee.${each}`)).join(', ') })}{' '}
            {t('knowledge.source', { chapter: source })}
          </p>
        </section>
      ))}
    </Page>
  )
}
