import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { CouldWait } from './could-wait.ts'
import type { Forecast } from './forecast.ts'
import type { Waiter } from './jury.store.ts'
import type { Wait } from './jury.ts'

interface QueueProps {
  visit: Visit
  waiters: { wait: Waiter; forecast: Forecast | null }[]
  could: CouldWait[]
  titleOf: (programme: Wait['programme']) => string
  refusal?: Word
  typed?: { wie: string; tot: string }
}

const Row = ({ visit, waiter, title }: { visit: Visit; waiter: QueueProps['waiters'][number]; title: string }) => {
  const { t, today } = visit
  const { wait, forecast } = waiter
  const { untilDay } = wait
  const week = forecast?.week
  return (
    <tr>
      <th scope="row">
        {wait.name} {wait.excused && <Tag tone="perhaps">{t('recognition.jury.queue.excused')}</Tag>}
      </th>
      <td data-label={t('recognition.jury.queue.programme')}>{title}</td>
      <td data-label={t('recognition.jury.queue.since')}>{day(dayOf(wait.since), t.language, 'short')}</td>
      <td data-label={t('recognition.jury.queue.until')}>
        {untilDay ? day(untilDay, t.language, 'short') : '–'}{' '}
        {untilDay && untilDay < today && <Tag tone="urgent">{t('recognition.turn.late')}</Tag>}
      </td>
      <td data-label={t('recognition.jury.queue.seat')}>
        {wait.sessionId ? (
          <a href={urls.session(wait.sessionId)}>{t('recognition.jury.queue.seated')}</a>
        ) : week ? (
          `${t('recognition.jury.queue.expected')} ${t('recognition.jury.week', { day: day(week, t.language, 'short') }).toLowerCase()}`
        ) : (
          t('recognition.jury.seat.no-week')
        )}
      </td>
    </tr>
  )
}

const AddForm = ({ visit, could, titleOf, refusal, typed }: QueueProps) => {
  const { t } = visit
  const problems = refusal ? [{ field: refusal === 'recognition.jury.no.day' ? 'tot' : 'wie', text: t(refusal) }] : []
  return (
    <form class="card" method="post" action={urls.juryQueue}>
      <h2>{t('recognition.jury.queue.add')}</h2>
      <p>{t('recognition.jury.queue.add.explain')}</p>
      <Field name="wie" label={t('recognition.jury.queue.who')} problems={problems}>
        {aria => (
          <select {...aria}>
            {could.map(({ id, name, programme }) => (
              <option value={id} selected={typed?.wie === id}>
                {name}, {titleOf(programme)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        name="tot"
        label={t('recognition.jury.queue.until')}
        hint={t('recognition.jury.queue.until.hint')}
        problems={problems}
      >
        {aria => <input type="date" value={typed?.tot ?? ''} {...aria} />}
      </Field>
      <button type="submit" class="main">
        {t('recognition.jury.queue.do')}
      </button>
    </form>
  )
}

/** Who waits for a jury, about when it is their turn, and whom one can add. */
export const QueuePage = (props: QueueProps) => {
  const { visit, waiters, could, titleOf, refusal } = props
  const { t } = visit
  const heads = ['who', 'programme', 'since', 'until', 'seat'] as const
  return (
    <Page visit={visit} title={t('recognition.jury.queue')}>
      <p>
        <a href={urls.jury}>{t('recognition.jury.title')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('recognition.jury.queue')}</h1>
      {waiters.length === 0 ? (
        <Empty>
          <p>{t('recognition.jury.queue.empty')}</p>
        </Empty>
      ) : (
        <table class="table folds">
          <caption class="hidden-text">{t('recognition.jury.queue')}</caption>
          <thead>
            <tr>
              {heads.map(head => (
                <th scope="col">{t(`recognition.jury.queue.${head}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {waiters.map(waiter => (
              <Row visit={visit} waiter={waiter} title={titleOf(waiter.wait.programme)} />
            ))}
          </tbody>
        </table>
      )}
      {could.length > 0 ? <AddForm {...props} /> : <p class="soft">{t('recognition.jury.queue.add.none')}</p>}
    </Page>
  )
}
