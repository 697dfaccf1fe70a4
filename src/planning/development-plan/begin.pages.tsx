import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { DevelopmentId } from './tables.ts'

/** What a plan of one's own can begin from. */
export const BeginDevelopmentPage = ({
  visit,
  own,
  routes,
  trainings,
}: {
  visit: Visit
  own: DevelopmentId | null
  routes: { id: string; title: string }[]
  trainings: { workerId: string; title: string; company: string }[]
}) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.development-plan.mine')} narrow>
      <h1>{t('planning.development-plan.mine')}</h1>
      <p class="lead">{t('planning.development-plan.what')}</p>
      {own && (
        <p>
          <a class="button main" href={urls.development(own)}>
            {t('planning.development-plan.open')}
          </a>
        </p>
      )}
      <h2>{t('planning.development-plan.from')}</h2>
      <ul class="cards">
        {routes.map(({ id, title }) => (
          <li class="card">
            <h3>{title}</h3>
            <p>{t('planning.development-plan.from.route')}</p>
            <form method="post" action={urls.ownDevelopment}>
              <input type="hidden" name="route" value={id} />
              <button type="submit">
                {t('planning.development-plan.from.do')}
                <span class="hidden-text">: {title}</span>
              </button>
            </form>
          </li>
        ))}
        {trainings.map(({ workerId, title, company }) => (
          <li class="card">
            <h3>{title}</h3>
            <p>{t('planning.development-plan.from.training', { company })}</p>
            <form method="post" action={urls.ownDevelopment}>
              <input type="hidden" name="training" value={workerId} />
              <button type="submit">
                {t('planning.development-plan.from.do')}
                <span class="hidden-text">: {title}</span>
              </button>
            </form>
          </li>
        ))}
        {!own && (
          <li class="card">
            <h3>{t('planning.development-plan.from.hand')}</h3>
            <p>{t('planning.development-plan.from.hand.explain')}</p>
            <form method="post" action={urls.ownDevelopment}>
              <button type="submit" class={routes.length + trainings.length === 0 ? 'main' : undefined}>
                {t('planning.development-plan.from.hand.do')}
              </button>
            </form>
          </li>
        )}
      </ul>
      {routes.length === 0 && (
        <p>
          <a href={urls.ladder}>{t('planning.development-plan.no-route')}</a>
        </p>
      )}
    </Page>
  )
}

/** Plans of others that one may see. */
export const DevelopmentsPage = ({ visit, shown }: { visit: Visit; shown: { id: DevelopmentId; owner: string }[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.development-plan.shown')} narrow>
      <h1>{t('planning.development-plan.shown')}</h1>
      {shown.length === 0 ? (
        <Empty>
          <p>{t('planning.development-plan.shown.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {shown.map(({ id, owner }) => (
            <li>
              <a class="card" href={urls.development(id)}>
                <h2>{owner}</h2>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={urls.ownDevelopment}>{t('planning.development-plan.mine')}</a>
      </p>
    </Page>
  )
}
