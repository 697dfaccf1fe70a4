import type { Shown } from '../people/index.ts'
import { dayOf } from '../platform/day.ts'
import { day } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import { Page } from '../ui/page.tsx'
import { Empty } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'

const untilOf = ({ until }: Shown, { t }: Visit): string =>
  until ? t('orientation.shown.until', { day: day(dayOf(until), t.language, 'plain') }) : t('orientation.shown.request')

/** Whose dossiers I was let in to. */
export const ShownListPage = ({ visit, shown }: { visit: Visit; shown: Shown[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('orientation.shown.title')} narrow>
      <h1>{t('orientation.shown.title')}</h1>
      {!visit.worksFor && (
        <p>
          <a href={urls.organisations}>{t('orientation.shown.work-for')}</a>
        </p>
      )}
      {shown.length === 0 ? (
        <Empty>
          <p>{t('orientation.shown.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {shown.map(each => (
            <li>
              <a class="card" href={urls.shownDossier(each.id)}>
                <h2>{each.owner}</h2>
                {t(`people.access.purpose.${each.purpose}`)}. {untilOf(each, visit)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export const ShownPage = (props: { visit: Visit; shown: Shown; answers: { about: string; says: string[] }[] }) => {
  const { visit, shown, answers } = props
  const { t } = visit
  return (
    <Page visit={visit} title={shown.owner} narrow>
      <p>
        <a href={urls.shownToMe}>{t('orientation.shown.back')}</a>
      </p>
      <h1>{shown.owner}</h1>
      <p class="soft">
        {t('orientation.shown.explain', { name: shown.owner })} {untilOf(shown, visit)}
      </p>
      {shown.purpose === 'recognition' && shown.ground !== 'request' && (
        <p>
          <a class="button" href={urls.askFor(shown.id)}>
            {t('recognition.ask.for', { name: shown.owner })}
          </a>
        </p>
      )}
      {shown.parts.includes('goal') && (
        <p>
          <a class="button" href={urls.shownIncentives(shown.id)}>
            {t('incentives.employer.link')}
          </a>
        </p>
      )}
      {shown.parts.includes('plan') && (
        <p>
          <a class="button" href={urls.shownPlan(shown.id)}>
            {t('planning.plan.shown.link')}
          </a>
        </p>
      )}
      {shown.parts.includes('development-plan') && (
        <p>
          <a class="button" href={urls.developments}>
            {t('orientation.shown.development')}
          </a>
        </p>
      )}
      {answers.length === 0 && <p>{t('orientation.shown.nothing')}</p>}
      <dl class="answers">
        {answers.map(({ about, says }) => (
          <div>
            <dt>{about}</dt>
            <dd>
              <ul>
                {says.map(line => (
                  <li>{line}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </Page>
  )
}
