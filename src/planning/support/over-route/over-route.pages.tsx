import { hours, money } from '../../../platform/show.ts'
import type { Visit } from '../../../platform/visit.ts'
import type { Translate } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Empty, Figures } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { RouteAnswer } from '../../find-routes.ts'
import { ownPlan } from '../../kept/plan.ts'
import type { Changed } from '../applying/changed.ts'
import { type AskedFact, answerBefore, askedFacts } from './ask-fact.ts'
import type { Board } from './board.ts'
import { CashFlowSection } from './cash-flow.pages.tsx'
import { IncentiveTable, routeName } from './incentive-table.tsx'
import type { NextQuestion } from './next-question.ts'

const figuresOf = ({ legs, support, flow }: Board, t: Translate) => {
  const { best } = support
  const price = legs.reduce((sum, { training }) => sum + training.priceCents, 0)
  const own = flow.employerPaysFee ? 0 : Math.max(0, price - best.workerCents)
  return [
    { value: money(own, t.language), meaning: t('incentives.figure.own') },
    { value: hours(best.workerMinutes, t.language), meaning: t('incentives.figure.time') },
    { value: money(best.employerCents, t.language), meaning: t('incentives.figure.employer') },
  ]
}

const addressOf = (route: string, { fact, about }: Pick<NextQuestion, 'fact' | 'about'>): string =>
  `${urls.incentiveQuestion(route, fact)}${about ? `?over=${encodeURIComponent(about)}` : ''}`

/** The one question that decides most now, and for which measures. */
const Next = ({ board, t }: { board: Board; t: Translate }) => {
  const [next, ...later] = board.questions
  if (!next) return null
  const names = board.measures.filter(({ id }) => next.measures.includes(id)).map(({ name }) => name[t.language])
  return (
    <section class="card next-question no-print">
      <h2>{t(`incentives.ask.${next.fact}`)}</h2>
      <p>{t('incentives.next.why', { names: new Intl.ListFormat(t.language).format(names) })}</p>
      <p>
        <a class="button main" href={addressOf(board.route.id, next)}>
          {t('incentives.next.answer')}
        </a>
      </p>
      {later.length > 0 && <p class="soft small">{t('incentives.next.later', { count: later.length })}</p>}
    </section>
  )
}

/** Rules that are others than those that the person saw last, until they say that they saw it. */
const ChangedNotice = ({ board, changed, t }: { board: Board; changed: Changed[]; t: Translate }) =>
  changed.length === 0 ? null : (
    <div class="notice">
      <h2>{t('incentives.changed')}</h2>
      <ul>
        {changed.map(({ measure, name, version }) => (
          <li>
            <a href={urls.measure(measure)}>{t('incentives.changed.line', { name, version })}</a>
          </li>
        ))}
      </ul>
      <form method="post" action={urls.incentivesSeen(board.route.id)}>
        <button type="submit">{t('incentives.changed.seen')}</button>
      </form>
    </div>
  )

const told = ({ portrait, legs }: Board, fact: AskedFact): { about: string; value: string }[] => {
  const months = Object.keys(portrait.support?.percentIn ?? {})
  const abouts = fact === 'registeredForLeave' ? legs.map(({ id }) => id) : fact === 'percentIn' ? months : ['']
  return abouts
    .map(about => ({ about, value: answerBefore(portrait, fact, about) }))
    .filter(({ value }) => value !== '')
}

const named: Partial<Record<AskedFact, 'statute' | 'sector' | 'workRegion' | 'highestDiploma' | 'initiative'>> = {
  statute: 'statute',
  sector: 'sector',
  workRegion: 'workRegion',
  highestDiploma: 'highestDiploma',
  initiative: 'initiative',
}

const valueSaid = (fact: AskedFact, value: string, t: Translate): string => {
  const word = named[fact]
  if (word) return t(`support.value.${word}.${value}` as 'support.value.sector.private')
  if (value === 'yes' || value === 'no') return t(`incentives.${value}`)
  if (fact === 'employmentPercent' || fact === 'percentIn') return `${value} %`
  return fact === 'grossMonthlyWage' ? `€ ${value}` : value
}

/** What was told that measures look at, each with a way to change it: told once, never asked again. */
const Told = ({ board, t }: { board: Board; t: Translate }) => (
  <section class="no-print">
    <h2>{t('incentives.told')}</h2>
    <dl class="answers">
      {askedFacts.flatMap(fact =>
        told(board, fact).map(({ about, value }) => (
          <div>
            <dt>{t(`incentives.ask.${fact}`)}</dt>
            <dd>
              {valueSaid(fact, value, t)}{' '}
              <a href={addressOf(board.route.id, { fact, about })}>
                {t('incentives.change')}
                <span class="hidden-text">: {t(`incentives.ask.${fact}`)}</span>
              </a>
            </dd>
          </div>
        )),
      )}
    </dl>
  </section>
)

/** The employer's side in figures. */
export const figuresForEmployer = ({ flow }: Board, t: Translate) => (
  <Figures
    figures={[
      { value: hours(flow.total.paidMinutes, t.language), meaning: t('incentives.figure.away') },
      { value: money(flow.total.employer.pays, t.language), meaning: t('incentives.figure.costs') },
      { value: money(flow.total.employer.gets, t.language), meaning: t('incentives.figure.back') },
    ]}
  />
)

/** *Wie helpt betalen*: every measure over the whole route, for worker and employer, with the money month by month. */
export const IncentivesPage = ({ visit, board, changed }: { visit: Visit; board: Board; changed: Changed[] }) => {
  const { t } = visit
  const title = t('incentives.title')
  const { id } = board.route
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={id === ownPlan ? urls.plan : urls.route(id)}>
          {t(id === ownPlan ? 'planning.plan.back' : 'incentives.back')}
        </a>
      </p>
      <h1>{title}</h1>
      <p class="soft">{t('incentives.of', { route: routeName(board) })}</p>
      <ChangedNotice board={board} changed={changed} t={t} />
      <Next board={board} t={t} />
      <Figures figures={figuresOf(board, t)} />
      <IncentiveTable board={board} to="worker" t={t} />
      <IncentiveTable board={board} to="employer" t={t} />
      <CashFlowSection board={board} t={t} />
      <div class="buttons no-print">
        <a class="button main" href={urls.applications(id)}>
          {t('incentives.apply.link')}
        </a>
        <a class="button" href={urls.incentivesXlsx(id)}>
          {t('incentives.xlsx')}
        </a>
        <a class="button" href={urls.incentivesCsv(id)}>
          {t('incentives.csv')}
        </a>
      </div>
      <Told board={board} t={t} />
    </Page>
  )
}

/** For which of the routes: one click. */
export const ChooseRoutePage = (props: { visit: Visit; answer: RouteAnswer; hasPlan: boolean }) => {
  const { visit, answer, hasPlan } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('incentives.title')} narrow>
      <h1>{t('incentives.title')}</h1>
      <p>{t('incentives.choose')}</p>
      <ul class="cards">
        {hasPlan && (
          <li>
            <a class="card" href={urls.incentivesOf(ownPlan)}>
              <h2>{t('planning.plan.title')}</h2>
            </a>
          </li>
        )}
        {answer.routes.map(route => (
          <li>
            <a class="card" href={urls.incentivesOf(route.id)}>
              <h2>{route.legs.at(-1)?.programme.title[t.language]}</h2>
              {[...new Set(route.legs.map(leg => leg.provider.name))].join(' + ')}
            </a>
          </li>
        ))}
      </ul>
      {answer.routes.length === 0 && (
        <Empty>
          <a href={urls.ladder}>{t('incentives.back')}</a>
        </Empty>
      )}
    </Page>
  )
}
