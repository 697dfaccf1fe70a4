import { day, money } from '../../../platform/show.ts'
import type { Visit } from '../../../platform/visit.ts'
import type { Translate } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Empty, Tag, type Tone } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { Board } from '../over-route/board.ts'
import { routeName } from '../over-route/incentive-table.tsx'
import { type Application, standing } from './applications.ts'
import { paidIn, type Standing } from './follow.ts'

export const tones: Record<Standing, Tone> = {
  todo: 'todo',
  applied: 'perhaps',
  granted: 'done',
  refused: 'urgent',
  paid: 'done',
  stopped: 'todo',
}

export const howOf = ({ measure }: Application, t: Translate): string =>
  t(
    measure.automatic
      ? 'incentives.apply.automatic'
      : measure.for.includes('worker')
        ? 'incentives.apply.you'
        : 'incentives.apply.employer',
  )

/** The days before which something must be done, over all that is or may be theirs, in order. */
const Calendar = ({ applications, visit }: { applications: Application[]; visit: Visit }) => {
  const { t, today } = visit
  const dues = applications
    .filter(application => standing(application) === 'todo')
    .flatMap(({ dues: own, measure }) => own.map(due => ({ ...due, measure })))
    .toSorted((a, b) => a.day.localeCompare(b.day))
  return (
    <section>
      <h2>{t('incentives.apply.dues')}</h2>
      {dues.length === 0 ? (
        <p>{t('incentives.apply.dues.none')}</p>
      ) : (
        <table class="table folds">
          <caption class="hidden-text">{t('incentives.apply.dues')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('incentives.apply.day')}</th>
              <th scope="col">{t('incentives.head.measure')}</th>
              <th scope="col">{t('incentives.form.what')}</th>
            </tr>
          </thead>
          <tbody>
            {dues.map(({ day: on, what, by, measure }) => (
              <tr>
                <th scope="row">
                  {day(on, t.language, 'plain')} {on < today && <Tag tone="urgent">{t('incentives.apply.past')}</Tag>}
                </th>
                <td data-label={t('incentives.head.measure')}>{measure.name[t.language]}</td>
                <td data-label={t('incentives.form.what')}>
                  {what[t.language]} <span class="soft">({t(`incentives.apply.by.${by}`)})</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const Card = ({ application, board, visit }: { application: Application; board: Board; visit: Visit }) => {
  const { t } = visit
  const { measure, outcome, programme, follow } = application
  const at = standing(application)
  return (
    <li class="card">
      <h3>
        <a href={urls.application(board.route.id, String(outcome.leg), measure.id)}>{measure.name[t.language]}</a>
      </h3>
      {board.route.legs.length > 1 && <p class="soft small">{programme.title}</p>}
      <p>
        <Tag tone={tones[at]}>{t(`incentives.standing.${at}`)}</Tag>{' '}
        {outcome.state === 'perhaps' && <Tag tone="perhaps">{t('incentives.state.perhaps')}</Tag>}{' '}
        {outcome.uncertain && <Tag tone="urgent">{t('planning.support.uncertain')}</Tag>}
      </p>
      <p>{howOf(application, t)}</p>
      {follow && paidIn(follow) > 0 && (
        <p>{t('incentives.apply.paid', { amount: money(paidIn(follow), t.language) })}</p>
      )}
    </li>
  )
}

/** How to ask for each measure, before when, and how far it is. */
export const ApplyPage = (props: { visit: Visit; board: Board; applications: Application[] }) => {
  const { visit, board, applications } = props
  const { t } = visit
  const title = t('incentives.apply.title')
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.incentivesOf(board.route.id)}>{t('incentives.title')}</a>
      </p>
      <h1>{title}</h1>
      <p class="soft">{t('incentives.of', { route: routeName(board) })}</p>
      {applications.length === 0 ? (
        <Empty>
          <p>{t('incentives.table.worker.none')}</p>
          <a href={urls.support}>{t('incentives.all')}</a>
        </Empty>
      ) : (
        <>
          <Calendar applications={applications} visit={visit} />
          <h2>{t('incentives.apply.each')}</h2>
          <ul class="cards">
            {applications.map(application => (
              <Card application={application} board={board} visit={visit} />
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
