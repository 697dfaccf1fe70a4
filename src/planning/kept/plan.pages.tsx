import { isDeepStrictEqual } from 'node:util'
import { named, type Qualification } from '../../catalogue/index.ts'
import { dayOf } from '../../platform/day.ts'
import { day, hours, money } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Figures, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Route } from '../route.ts'
import { duration } from '../say.ts'
import type { Wrong } from './add-version.ts'
import { type AgreedNow, differs } from './agreed-now.ts'
import { type Choices, type Drawn, ownPlan, type Plan, type Version } from './plan.ts'
import { PlanLadder } from './plan-ladder.tsx'
import type { Replanned } from './replan.ts'
import { type Acting, PlanRungs } from './rung-cards.tsx'
import { typedHours } from './typed-hours.ts'
import { ChangeWaiting, Said } from './waiting.tsx'

export const problemsOf = (wrong: Wrong[] | undefined, t: Translate) =>
  (wrong ?? []).map(({ field, says }) => ({ field, text: t(says.says, says.with ?? {}) }))

export const planFigures = (drawn: Drawn, t: Translate) => [
  {
    value: hours(drawn.left, t.language),
    meaning: t('planning.plan.figure.left', { done: hours(drawn.done, t.language) }),
  },
  {
    value: drawn.end ? day(drawn.end, t.language, 'short') : t('planning.unknown'),
    meaning: t('planning.plan.figure.end'),
  },
  { value: money(drawn.ownCents, t.language), meaning: t('planning.figure.own') },
  { value: duration(drawn.weeks, t), meaning: t('planning.figure.weeks') },
]

/** Hours a week of one's own and of work, as one reads them. */
const ChosenFacts = ({ choices, t }: { choices: Choices; t: Translate }) => {
  const { minutesPerWeek, agreed } = choices
  return (
    <dl class="answers">
      <div>
        <dt>{t('planning.plan.own-time')}</dt>
        <dd>
          {minutesPerWeek === null
            ? t('planning.unknown')
            : t('planning.plan.a-week', { hours: hours(minutesPerWeek, t.language) })}
        </dd>
      </div>
      <div>
        <dt>{t('planning.plan.work-time')}</dt>
        <dd>
          {agreed === null
            ? t('planning.plan.no-work-time')
            : `${t('planning.plan.a-week', { hours: hours(agreed.minutesPerWeek, t.language) })}, ${t(`planning.plan.paid-by.${agreed.paidBy}`)}`}
        </dd>
      </div>
    </dl>
  )
}

interface BodyProps {
  drawn: Drawn
  choices: Choices
  goal: Qualification | null
  acting?: Acting
  t: Translate
}

/** A plan, whole: the figures, the ladder with what is done, the list. */
export const PlanBody = ({ drawn, choices, goal, acting, t }: BodyProps) => (
  <>
    <Figures figures={planFigures(drawn, t)} />
    <div class="plan-body">
      <div class="card">
        <PlanLadder drawn={drawn} goal={goal} t={t} />
      </div>
      <div>
        <PlanRungs drawn={drawn} choices={choices} acting={acting} t={t} />
        <p class="flag-line">
          <Icon name="flag" /> {t('planning.top', { title: named(goal?.title ?? {}) })}
        </p>
      </div>
    </div>
  </>
)

const Misfits = ({ route, t }: { route: Omit<Route, 'rank'>; t: Translate }) =>
  route.misfits.length === 0 ? null : (
    <div class="notice">
      <p>{t('planning.misfits')}</p>
      <ul>
        {route.misfits.map(misfit => (
          <li>{t(misfit.says, misfit.with ?? {})}</li>
        ))}
      </ul>
    </div>
  )

type Told = Version & { maker: string | null }

const Versions = ({ versions, plan, visit }: { versions: Told[]; plan: Plan; visit: Visit }) => {
  const { t } = visit
  const isOther = ({ dossierId, choices }: Version) =>
    dossierId === plan.version.dossierId && !isDeepStrictEqual(choices, plan.version.choices)
  return (
    <details class="card">
      <summary>{t('planning.plan.versions', { count: versions.length })}</summary>
      <ol class="timeline" reversed>
        {versions.map(version => (
          <li>
            <p>
              <b>{t('planning.plan.version', { number: version.number })}</b>{' '}
              {t(`planning.plan.cause.${version.cause}`)}
              {', '}
              {day(dayOf(version.at), t.language, 'plain')}
              {version.maker && `, ${version.maker}`}. {version.why && t('planning.plan.said', { why: version.why })}
            </p>
            {version.changes.length > 0 && <Said reasons={version.changes} t={t} />}
            {isOther(version) && (
              <form method="post" action={urls.planStep('terug')} class="no-print">
                <input type="hidden" name="seen" value={plan.version.number} />
                <input type="hidden" name="number" value={version.number} />
                <button type="submit" class="quiet">
                  {t('planning.plan.go-back', { number: version.number })}
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

export interface PlanPageProps {
  visit: Visit
  plan: Plan
  goal: Qualification | null
  now: Replanned
  versions: Told[]
  signed: AgreedNow | null
  wrong?: Wrong[]
}

/** Hours that were signed for, while the plan counts with others. */
const Signed = ({ signed, plan, t }: { signed: AgreedNow; plan: Plan; t: Translate }) => (
  <form method="post" action={urls.whatIf} class="notice no-print">
    <p>
      {t('planning.plan.signed', {
        hours: hours(signed.hours.minutesPerWeek, t.language),
        paid: t(`planning.plan.paid-by.${signed.hours.paidBy}`),
        employers: signed.employers,
      })}
    </p>
    <input type="hidden" name="seen" value={plan.version.number} />
    <input type="hidden" name="agreed" value={typedHours(signed.hours.minutesPerWeek)} />
    <input type="hidden" name="paidBy" value={signed.hours.paidBy} />
    <button type="submit">{t('planning.plan.signed.take')}</button>
  </form>
)

export const PlanPage = ({ visit, plan, goal, now, versions, signed, wrong }: PlanPageProps) => {
  const { t } = visit
  const { version } = plan
  const title = t('planning.plan.title')
  return (
    <Page visit={visit} title={title}>
      <Problems t={t} problems={problemsOf(wrong, t)} />
      <h1>{title}</h1>
      <p class="lead">{named(goal?.title ?? {}, version.choices.goal)[t.language]}</p>
      <ChangeWaiting now={now} seen={version.number} t={t} />
      {signed && differs(version.choices, signed) && <Signed signed={signed} plan={plan} t={t} />}
      <div class="buttons no-print">
        <a class="button main" href={urls.whatIf}>
          {t('planning.plan.what-if')}
        </a>
        <a class="button" href={urls.changePlan}>
          {t('planning.plan.change')}
        </a>
        <a class="button" href={urls.incentivesOf(ownPlan)}>
          {t('planning.plan.support')}
        </a>
        <a class="button" href={urls.week}>
          {t('planning.plan.week')}
        </a>
        <a class="button" href={urls.planPdf}>
          <Icon name="printer" /> {t('planning.pdf')}
        </a>
      </div>
      {now.kind !== 'impossible' && <Misfits route={now.plan.route} t={t} />}
      <PlanBody drawn={version.drawn} choices={version.choices} goal={goal} acting={{ seen: version.number }} t={t} />
      <section class="card">
        <h2>{t('planning.plan.chosen')}</h2>
        <ChosenFacts choices={version.choices} t={t} />
        <p>
          <a href={urls.access(version.dossierId)}>{t('planning.plan.let-see')}</a>
        </p>
        <p>
          <a href={urls.stopPlan}>{t('planning.plan.stop')}</a>
        </p>
      </section>
      <Versions versions={versions} plan={plan} visit={visit} />
    </Page>
  )
}

export const NoPlanPage = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.plan.title')} narrow>
      <h1>{t('planning.plan.title')}</h1>
      <Empty>
        <p>{t('planning.plan.none')}</p>
        <a class="button main" href={urls.ladder}>
          {t('planning.plan.see-routes')}
        </a>
      </Empty>
    </Page>
  )
}

export const KeepPlanPage = (props: {
  visit: Visit
  route: Route
  goal: Qualification
  replaces: boolean
  wrong?: Wrong[]
}) => {
  const { visit, route, goal, replaces, wrong } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.plan.keep.title')} narrow>
      <Problems t={t} problems={problemsOf(wrong, t)} />
      <h1>{t('planning.plan.keep.title')}</h1>
      <p>
        {named(goal.title)[t.language]}: {route.legs.map(leg => leg.provider.name).join(' + ')}
      </p>
      <p>{t(replaces ? 'planning.plan.keep.replaces' : 'planning.plan.keep.explain')}</p>
      <form method="post" action={urls.keepPlan} class="buttons">
        <input type="hidden" name="route" value={route.id} />
        <button type="submit" class="main">
          {t('planning.plan.keep')}
        </button>
        <a class="button" href={urls.route(route.id)}>
          {t('planning.plan.back-to-route')}
        </a>
      </form>
    </Page>
  )
}

export const StopPlanPage = ({ visit, plan, wrong }: { visit: Visit; plan: Plan; wrong?: Wrong[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.plan.stop')} narrow>
      <Problems t={t} problems={problemsOf(wrong, t)} />
      <h1>{t('planning.plan.stop')}</h1>
      <p>{t('planning.plan.stop.explain')}</p>
      <form method="post" action={urls.stopPlan} class="buttons">
        <input type="hidden" name="seen" value={plan.version.number} />
        <a class="button main" href={urls.plan}>
          {t('planning.plan.back')}
        </a>
        <button type="submit">{t('planning.plan.stop.do')}</button>
      </form>
    </Page>
  )
}
