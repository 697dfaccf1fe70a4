import { named } from '../../catalogue/index.ts'
import { type Dossier, type Share, shareDays } from '../../people/index.ts'
import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, Figures, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { RouteAnswer } from '../find-routes.ts'
import { figuresOf, RouteBody } from '../route.pages.tsx'
import type { Route } from '../route.ts'

const dateOf = (at: Date, visit: Visit): string => day(dayOf(at), visit.t.language, 'short')

export const DossiersPage = ({ visit, dossiers }: { visit: Visit; dossiers: Dossier[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.dossiers.title')} narrow>
      <h1>{t('planning.dossiers.title')}</h1>
      {dossiers.length === 0 ? (
        <Empty>
          <p>{t('planning.dossiers.empty')}</p>
          <a class="button main" href={urls.start}>
            {t('planning.none.start')}
          </a>
        </Empty>
      ) : (
        <ul class="cards">
          {dossiers.map(dossier => (
            <li>
              <a class="card" href={urls.dossier(dossier.id)}>
                <h2>{t('planning.dossiers.kept', { day: dossier.keptAt ? dateOf(dossier.keptAt, visit) : '' })}</h2>
                {t('planning.dossiers.has', {
                  jobs: dossier.portrait.jobs?.length ?? 0,
                  papers: dossier.portrait.papers?.length ?? 0,
                  can: dossier.portrait.can?.has.length ?? 0,
                })}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={urls.plan}>{t('planning.plan.title')}</a>
      </p>
      <p>
        <a href={urls.ownRequests}>{t('recognition.requests.title')}</a>
      </p>
      <p>
        <a href={urls.evidence}>{t('recognition.evidence.title')}</a>
      </p>
      <p>
        <a href={urls.agreements}>{t('planning.agreement.list')}</a>
      </p>
      <p>
        <a href={urls.ownDevelopment}>{t('planning.development-plan.mine')}</a>
      </p>
      <p>
        <a href={urls.ownTrainings}>{t('planning.training-plan.own')}</a>
      </p>
      <p>
        <a href={urls.ownData}>{t('planning.own.title')}</a>
      </p>
      <p>
        <a href={urls.shownToMe}>{t('planning.dossiers.shown')}</a>
      </p>
    </Page>
  )
}

const ShareRow = ({ share, dossier, visit }: { share: Share; dossier: Dossier; visit: Visit }) => {
  const { t } = visit
  const open = share.withdrawnAt === null && share.expiresAt > visit.now
  return (
    <tr>
      <td data-label={t('planning.share.made')}>{dateOf(share.madeAt, visit)}</td>
      <td data-label={t('planning.share.until')}>{dateOf(share.expiresAt, visit)}</td>
      <td>
        {open ? (
          <form method="post" action={urls.withdrawShare(dossier.id, share.id)}>
            <button type="submit" class="quiet">
              {t('planning.share.withdraw')}
            </button>
          </form>
        ) : (
          <Tag>{t(share.withdrawnAt ? 'planning.share.withdrawn' : 'planning.share.expired')}</Tag>
        )}
      </td>
    </tr>
  )
}

/** What came of the last click on *Maak een link*. */
export interface Shared {
  link?: string
  sentTo?: string
  refusal?: Word
  /** The address as it was typed, when it was not accepted. */
  typed?: string
}

const Sharing = (props: Shared & { visit: Visit; dossier: Dossier; shares: Share[] }) => {
  const { visit, dossier, shares, link, sentTo, refusal, typed } = props
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('planning.share.title')}</h2>
      <p>{t('planning.share.explain')}</p>
      {link && (
        <div class="notice" role="status">
          <p>{t('planning.share.link')}</p>
          <p>
            <a href={link}>{link}</a>
          </p>
          {sentTo && <p>{t('planning.share.sent', { address: sentTo })}</p>}
        </div>
      )}
      <form method="post" action={urls.share(dossier.id)}>
        <Choices
          name="days"
          legend={t('planning.share.how-long')}
          options={shareDays.map(count => ({ value: String(count), label: t('planning.share.days', { count }) }))}
          chosen={['30']}
        />
        {visit.mail && (
          <Field
            name="address"
            label={t('planning.share.send-to')}
            hint={t('planning.share.send-to.hint')}
            problems={refusal === 'people.wrong-address' ? [{ field: 'address', text: t(refusal) }] : []}
          >
            {aria => <input type="text" inputmode="email" autocomplete="off" value={typed} {...aria} />}
          </Field>
        )}
        <button type="submit">
          <Icon name="share-2" /> {t('planning.share.make')}
        </button>
      </form>
      {shares.length > 0 && (
        <table class="table folds">
          <caption>{t('planning.share.list')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('planning.share.made')}</th>
              <th scope="col">{t('planning.share.until')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {shares.map(share => (
              <ShareRow share={share} dossier={dossier} visit={visit} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface DossierProps extends Shared {
  visit: Visit
  dossier: Dossier
  shares: Share[]
  answer: RouteAnswer | null
}

export const DossierPage = ({ visit, dossier, shares, answer, ...shared }: DossierProps) => {
  const { refusal } = shared
  const { t } = visit
  const best = answer?.routes[0]
  const title = answer ? t('planning.route.title', { goal: named(answer.goal.title) }) : t('planning.dossier.title')
  return (
    <Page visit={visit} title={title} narrow>
      <Problems
        t={t}
        problems={refusal ? [{ field: refusal === 'people.wrong-address' ? 'address' : null, text: t(refusal) }] : []}
      />
      <h1>{title}</h1>
      {dossier.keptAt ? (
        <p>
          <Tag tone="done" icon="check">
            {t('planning.dossiers.kept', { day: dateOf(dossier.keptAt, visit) })}
          </Tag>
        </p>
      ) : (
        <form method="post" action={urls.keep}>
          <p>{t('planning.keep.explain')}</p>
          <button class="main" type="submit">
            {t('planning.keep')}
          </button>
        </form>
      )}
      {best && <Figures figures={figuresOf(best, t)} />}
      <form class="buttons" method="post" action={urls.dossier(dossier.id)}>
        <button type="submit" class="main">
          {t('planning.dossier.open')}
        </button>
      </form>
      <p>
        <a href={urls.timeline(dossier.id)}>{t('planning.dossier.timeline')}</a>
      </p>
      {dossier.keptAt && (
        <p>
          <a href={urls.access(dossier.id)}>{t('planning.dossier.access')}</a>
        </p>
      )}
      {dossier.keptAt && <Sharing visit={visit} dossier={dossier} shares={shares} {...shared} />}
    </Page>
  )
}

export const SharedPage = (props: { visit: Visit; answer: RouteAnswer; route: Route; secret: string }) => {
  const { visit, answer, route, secret } = props
  const { t } = visit
  const others = answer.routes.filter(({ id }) => id !== route.id)
  const title = t('planning.shared.title', { goal: named(answer.goal.title) })
  return (
    <Page visit={visit} title={title}>
      <h1>{title}</h1>
      <p class="soft">{t('planning.shared.explain')}</p>
      <p class="no-print">
        <a class="button" href={`${urls.sharedIncentives(secret)}?route=${encodeURIComponent(route.id)}`}>
          {t('incentives.employer.link')}
        </a>
      </p>
      <RouteBody route={route} answer={answer} t={t} />
      {others.length > 0 && (
        <section class="no-print">
          <h2>{t('planning.shared.others')}</h2>
          <ul>
            {others.map(other => (
              <li>
                <a href={`${urls.shared(secret)}?route=${encodeURIComponent(other.id)}`}>
                  {other.legs.map(leg => leg.provider.name).join(' + ')}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

export const SharedOverPage = ({ visit }: { visit: Visit }) => (
  <Page visit={visit} title={visit.t('planning.shared.over')} narrow>
    <h1>{visit.t('planning.shared.over')}</h1>
    <p>{visit.t('planning.shared.over.text')}</p>
  </Page>
)
