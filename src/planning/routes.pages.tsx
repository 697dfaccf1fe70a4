import { named } from '../catalogue/index.ts'
import { wishes } from '../people/index.ts'
import { day, hours, money } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import type { Translate } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { Choices, Empty, Figures, Tag } from '../ui/pieces.tsx'
import { Why } from '../ui/why.tsx'
import { urls } from '../urls.ts'
import type { NoRoute } from './ask-routes.ts'
import type { RouteAnswer } from './find-routes.ts'
import { RouteLadder } from './ladder-picture.tsx'
import { ownPrice, type Wish } from './rank.ts'
import { certificatesOn, figuresOf, TitleUnderAll } from './route.pages.tsx'
import type { Route } from './route.ts'
import { duration } from './say.ts'

const providersOf = (route: Route): string => [...new Set(route.legs.map(leg => leg.provider.name))].join(' + ')

const RouteCard = (props: { route: Route; visit: Visit; ticked: boolean; comparable: boolean }) => {
  const { route, visit, ticked, comparable } = props
  const { t } = visit
  const name = t('planning.at', { title: route.legs.at(-1)?.programme.title ?? '', provider: providersOf(route) })
  return (
    <li class="card route-card">
      <div class="route-card-picture">
        <RouteLadder route={route} t={t} />
      </div>
      <div>
        <h2>
          <a href={urls.route(route.id)}>{name}</a>
        </h2>
        <Figures figures={figuresOf(route, t)} />
        <p>
          {route.legs[0]?.offer?.start
            ? t('planning.starts', { day: day(route.legs[0].offer.start, t.language) })
            : t('planning.starts.unknown')}
          {route.km !== null && route.km > 0 && ` · ${t('planning.km', { km: route.km })}`}
        </p>
        {route.misfits.map(misfit => (
          <p>
            <Tag tone="perhaps">{t(misfit.says, misfit.with ?? {})}</Tag>
          </p>
        ))}
        <Why reasons={[route.rank]} of={name} t={t} />
        {comparable && (
          <label class="choice no-print">
            <input type="checkbox" name="route" value={route.id} checked={ticked} />
            {t('planning.compare.tick')}
            <span class="hidden-text">: {name}</span>
          </label>
        )}
      </div>
    </li>
  )
}

interface RoutesPageProps {
  visit: Visit
  answer: RouteAnswer
  wish: Wish
  /** They keep one as their plan already. */
  follows: boolean
}

export const RoutesPage = ({ visit, answer, wish, follows }: RoutesPageProps) => {
  const { t } = visit
  const title = t('planning.route.title', { goal: named(answer.goal.title) })
  return (
    <Page visit={visit} title={title}>
      <h1>{title}</h1>
      {answer.held && (
        <div class="notice">
          <p>{t(answer.held.says, answer.held.with ?? {})}</p>
          <Why reasons={[answer.held]} of={named(answer.goal.title)[t.language]} t={t} />
        </div>
      )}
      {follows && (
        <p>
          <a href={urls.plan}>{t('planning.plan.title')}</a>
        </p>
      )}
      <p>
        {t('planning.found', { count: answer.routes.length })}{' '}
        <a class="no-print" href={urls.ladders}>
          {t('planning.steps.see-ladders')}
        </a>
      </p>
      <form method="post" action={urls.ladder} class="no-print">
        <Choices
          name="important"
          legend={t('planning.order-by')}
          options={wishes.map(value => ({ value, label: t(`planning.wish.${value}`) }))}
          chosen={[wish]}
          inRow
        />
        <div class="buttons">
          <button type="submit">{t('planning.order')}</button>
        </div>
      </form>
      <form method="get" action={urls.compare}>
        <ol class="route-cards">
          {answer.routes.map((route, at) => (
            <RouteCard route={route} visit={visit} ticked={at < 2} comparable={answer.routes.length > 1} />
          ))}
        </ol>
        {answer.routes.length > 1 && (
          <div class="buttons">
            <button type="submit" class="main">
              {t('planning.compare')}
            </button>
            <a class="button" href={urls.check}>
              {t('planning.change-answers')}
            </a>
          </div>
        )}
      </form>
    </Page>
  )
}

const rows = (t: Translate): [string, (route: Route) => string][] => [
  [t('planning.compare.left'), route => hours(route.minutesLeft, t.language)],
  [t('planning.compare.at-best'), route => hours(route.minutesLeftAtBest, t.language)],
  [t('planning.figure.weeks'), route => duration(route.weeks, t)],
  [
    t('planning.compare.start'),
    route =>
      route.legs[0]?.offer?.start ? day(route.legs[0].offer.start, t.language, 'short') : t('planning.unknown'),
  ],
  [t('planning.compare.end'), route => (route.end ? day(route.end, t.language, 'short') : t('planning.unknown'))],
  [t('planning.cost.fee'), route => money(route.price, t.language)],
  [t('planning.cost.own'), route => money(ownPrice(route), t.language)],
  [t('planning.cost.employer'), route => money(route.support.best.employerCents, t.language)],
  [t('planning.compare.km'), route => (route.km === null ? t('planning.unknown') : t('planning.km', { km: route.km }))],
  [
    t('planning.compare.form'),
    route => route.legs.map(leg => (leg.offer ? t(`planning.form.${leg.offer.form}`) : '–')).join(' + '),
  ],
  [
    t('planning.compare.exempt'),
    route => String(route.legs.flatMap(leg => leg.rungs).filter(rung => rung.state === 'exempt').length),
  ],
  [t('planning.figure.certificates'), certificatesOn],
]

export const ComparePage = ({ visit, answer, routes }: { visit: Visit; answer: RouteAnswer; routes: Route[] }) => {
  const { t } = visit
  const title = t('planning.compare.title', { goal: named(answer.goal.title) })
  return (
    <Page visit={visit} title={title}>
      <TitleUnderAll title={title} answer={answer} t={t} />
      <table class="table folds compare">
        <thead>
          <tr>
            <td />
            {routes.map(route => (
              <th scope="col">
                <a href={urls.route(route.id)}>{providersOf(route)}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows(t).map(([name, value]) => (
            <tr>
              <th scope="row">{name}</th>
              {routes.map(route => (
                <td data-label={providersOf(route)}>{value(route)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="cards">
        {routes.map(route => (
          <li class="card">
            <h2>{providersOf(route)}</h2>
            <RouteLadder route={route} t={t} />
            <a class="button" href={urls.route(route.id)}>
              {t('planning.open')}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** Why there is no ladder yet, and the one thing to do about it. */
export const NoRoutePage = ({ visit, refusal }: { visit: Visit; refusal: NoRoute }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.none.title')} narrow>
      <h1>{t('planning.none.title')}</h1>
      <Empty>
        <p>{t(refusal)}</p>
        <div class="buttons">
          <a class="button main" href={refusal === 'planning.nothing-told' ? urls.start : urls.question('doel')}>
            {t(refusal === 'planning.nothing-told' ? 'planning.none.start' : 'planning.none.goal')}
          </a>
          <a class="button" href={urls.withinReach}>
            {t('planning.none.reach')}
          </a>
        </div>
      </Empty>
    </Page>
  )
}
