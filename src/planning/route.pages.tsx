import { named } from '../catalogue/index.ts'
import { day, figure, hours, money } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import type { Translate } from '../platform/words.ts'
import { internshipFrameOf, scanFrameOf } from '../recognition/index.ts'
import { Icon } from '../ui/icon.tsx'
import { Page } from '../ui/page.tsx'
import { Figures, Tag } from '../ui/pieces.tsx'
import { Why } from '../ui/why.tsx'
import { urls } from '../urls.ts'
import type { AgreedHours } from './agreement/index.ts'
import { CostCard } from './cost-card.tsx'
import type { RouteAnswer } from './find-routes.ts'
import { RouteLadder } from './ladder-picture.tsx'
import { ownPrice } from './rank.ts'
import type { Leg, Route } from './route.ts'
import { RungList } from './rung-list.tsx'
import { duration } from './say.ts'

/** The one at the end of each leg, and those on the way. */
export const certificatesOn = (route: Route): string =>
  String(route.legs.reduce((sum, leg) => sum + leg.landings.length + 1, 0))

export const figuresOf = (route: Route, t: Translate) => [
  {
    value: hours(route.minutesLeft, t.language),
    meaning: t('planning.figure.left', { all: figure(route.minutes / 60, t.language) }),
  },
  { value: duration(route.weeks, t), meaning: t('planning.figure.weeks') },
  { value: money(ownPrice(route), t.language), meaning: t('planning.figure.own') },
  { value: certificatesOn(route), meaning: t('planning.figure.certificates') },
]

const Place = ({ leg, t }: { leg: Leg; t: Translate }) => {
  const { offer } = leg
  return (
    <section class="card">
      <h2>{leg.provider.name}</h2>
      {offer ? (
        <p>
          {offer.start ? t('planning.starts', { day: day(offer.start, t.language) }) : t('planning.starts.unknown')}
          <br />
          {offer.when[t.language]}
          <br />
          {t(`planning.form.${offer.form}`)}
          {offer.place && `, ${offer.place}`}
          {leg.km !== null && leg.km > 0 && ` (${t('planning.km', { km: leg.km })})`}
        </p>
      ) : (
        <p>{t('planning.misfit.no-offer')}</p>
      )}
      {leg.end && <p class="soft">{t('planning.ends', { day: day(leg.end, t.language, 'short') })}</p>}
      {leg.programme.origin === 'example' && <Tag>{t('house.origin.example')}</Tag>}
      <p>
        <a href={urls.programme(leg.programme.id)}>{t('planning.programme', { title: leg.programme.title })}</a>
      </p>
      {leg.otherOffers.length > 0 && (
        <details class="why">
          <summary>{t('planning.other-offers', { count: leg.otherOffers.length })}</summary>
          <ul>
            {leg.otherOffers.map(other => (
              <li>
                {other.start ? `${day(other.start, t.language, 'short')}: ` : ''}
                {other.when[t.language]} · {t(`planning.form.${other.form}`)} {other.place ?? ''}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** One route, whole: the figures, the ladder, the list, the cost. Also the body of a shared link. */
export const RouteBody = ({ route, answer, t }: { route: Route; answer: RouteAnswer; t: Translate }) => (
  <>
    <Figures figures={figuresOf(route, t)} />
    {route.misfits.length > 0 && (
      <div class="notice">
        <p>
          <Icon name="info" /> {t('planning.misfits')}
        </p>
        <ul>
          {route.misfits.map(misfit => (
            <li>{t(misfit.says, misfit.with ?? {})}</li>
          ))}
        </ul>
      </div>
    )}
    <div class="three">
      <div class="card">
        <RouteLadder route={route} t={t} />
        <p class="soft small">{t('planning.picture.explain')}</p>
      </div>
      <div>
        <RungList legs={route.legs} t={t} />
        {route.minutesLeftAtBest < route.minutesLeft && (
          <p>{t('planning.at-best', { hours: hours(route.minutesLeftAtBest, t.language) })}</p>
        )}
      </div>
      <div>
        <CostCard route={route} t={t} />
        {route.legs.map(leg => (
          <Place leg={leg} t={t} />
        ))}
        <section class="card">
          <h2>{t('planning.rank.title')}</h2>
          <p>{t(route.rank.says, route.rank.with ?? {})}</p>
          <Why reasons={[route.rank]} of={t('planning.rank.title')} t={t} />
        </section>
        {answer.held && (
          <section class="card">
            <p>{t(answer.held.says, answer.held.with ?? {})}</p>
          </section>
        )}
      </div>
    </div>
  </>
)

/** A page's title, and above it the way back to all routes. */
export const TitleUnderAll = ({ title, answer, t }: { title: string; answer: RouteAnswer; t: Translate }) => (
  <>
    <p class="no-print">
      <a href={urls.ladder}>{t('planning.back-to-all', { count: answer.routes.length })}</a>
    </p>
    <h1>{title}</h1>
  </>
)

/** What was agreed with an employer, on the route to which it gives hours. */
const Agreed = ({ agreed, t }: { agreed: AgreedHours[]; t: Translate }) => (
  <>
    {agreed.map(({ agreement, employer, minutesPerWeek, until }) => (
      <p class="notice">
        {t('planning.agreement.agreed-hours', { employer, hours: hours(minutesPerWeek, t.language), day: until })}{' '}
        <a href={urls.agreement(agreement)}>{t('planning.agreement.look')}</a>
      </p>
    ))}
  </>
)

interface RoutePageProps {
  visit: Visit
  route: Route
  answer: RouteAnswer
  agreed: AgreedHours[]
}

export const RoutePage = ({ visit, route, answer, agreed }: RoutePageProps) => {
  const { t } = visit
  const title = t('planning.route.title', { goal: named(answer.goal.title) })
  return (
    <Page visit={visit} title={title}>
      <TitleUnderAll title={title} answer={answer} t={t} />
      <div class="buttons">
        <a class="button main" href={urls.keepAsPlan(route.id)}>
          {t('planning.plan.keep')}
        </a>
        <form method="post" action={urls.keep}>
          <button type="submit">{t('planning.keep')}</button>
        </form>
        <a class="button" href={urls.ladderPdf(route.id)}>
          <Icon name="printer" /> {t('planning.pdf')}
        </a>
        <a class="button" href={urls.incentivesOf(route.id)}>
          {t('incentives.link')}
        </a>
        {route.legs[0] && (
          <a
            class="button"
            href={`${urls.newAgreement}?${new URLSearchParams({ opleiding: route.legs[0].programme.id })}`}
          >
            {t('planning.agreement.with-employer')}
          </a>
        )}
        <a class="button" href={urls.ownDevelopment}>
          {t('planning.development-plan.mine')}
        </a>
        {route.legs.map(({ programme: { id } }) => (
          <>
            <a class="button" href={urls.weekOf(id)}>
              {t('planning.week.plan')}
            </a>
            {scanFrameOf(id) && (
              <a class="button" href={urls.scanOf(id)}>
                {t('recognition.quickscan.do-here')}
              </a>
            )}
            {internshipFrameOf(id) && (
              <a class="button" href={urls.internshipOf(id)}>
                {t('recognition.internship.do-here')}
              </a>
            )}
          </>
        ))}
        {answer.routes.length > 1 && (
          <a class="button" href={`${urls.compare}?route=${encodeURIComponent(route.id)}`}>
            {t('planning.compare')}
          </a>
        )}
      </div>
      <Agreed agreed={agreed} t={t} />
      <RouteBody route={route} answer={answer} t={t} />
    </Page>
  )
}
