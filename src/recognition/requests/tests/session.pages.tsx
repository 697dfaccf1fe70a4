import type { Visit } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Choices, Empty, Field, Problems, Tag } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { FoundRequest } from '../request.store.ts'
import { lastOf } from '../request.ts'
import { whenOf } from './choose.pages.tsx'
import type { PlannedSession } from './module-test.ts'
import { type Level, levels, passes, reached, type Score } from './rubric.ts'

interface SessionProps {
  visit: Visit
  session: PlannedSession
  title: string
  refusal?: Word
}

/** What is known of somebody in a session; null: nothing yet. */
const resultOf = (request: FoundRequest, session: PlannedSession): 'passed' | 'failed' | 'missed' | null => {
  const chosen = lastOf(request, 'chosen')
  if (chosen?.detail.session !== session.id) return null
  const after = request.steps
    .slice(request.steps.indexOf(chosen))
    .find(({ kind }) => kind === 'tested' || kind === 'missed')
  if (after?.kind !== 'tested') return after ? 'missed' : null
  return after.detail.results.some(({ passed }) => passed) ? 'passed' : 'failed'
}

const Coming = ({ visit, session, request }: SessionProps & { request: FoundRequest }) => {
  const { t } = visit
  const result = resultOf(request, session)
  return (
    <li>
      {result ? (
        <span class="card">
          {request.ownerName}{' '}
          <Tag tone={result === 'passed' ? 'done' : 'todo'}>{t(`recognition.session.${result}`)}</Tag>
        </span>
      ) : (
        <a class="card" href={urls.scoreTest(session.id, request.id)}>
          {request.ownerName}
        </a>
      )}
    </li>
  )
}

/** Who comes to a session. */
export const SessionPage = (props: SessionProps & { requests: FoundRequest[]; mayCallOff: boolean }) => {
  const { visit, session, title, requests, mayCallOff, refusal } = props
  const { t } = visit
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.moduleTests}>{t('recognition.tests.title')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{title}</h1>
      <p>
        <strong>{whenOf(session.startsAt, t)}</strong>
        <br />
        {t(`recognition.test.site.${session.site}`)}, {session.place}{' '}
        {session.calledOffAt && <Tag tone="urgent">{t('recognition.test.is-called-off')}</Tag>}
      </p>
      <h2>{t('recognition.session.who')}</h2>
      {requests.length === 0 ? (
        <Empty>
          <p>{t('recognition.session.nobody')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {requests.map(request => (
            <Coming {...props} request={request} />
          ))}
        </ul>
      )}
      {mayCallOff && (
        <details>
          <summary>{t('recognition.session.call-off')}</summary>
          <form method="post" action={urls.callOffSession(session.id)}>
            <Field name="words" label={t('recognition.session.call-off.words')}>
              {aria => <textarea rows={3} maxlength={4000} {...aria} />}
            </Field>
            <button type="submit">{t('recognition.session.call-off.do')}</button>
          </form>
        </details>
      )}
    </Page>
  )
}

export interface ScoreProps extends SessionProps {
  request: FoundRequest
  scores: Score[]
  words: string
}

/** What the rubric makes of the scores, to confirm; nothing before every criterion is scored. */
const Result = ({ visit, session, scores }: ScoreProps) => {
  const { t } = visit
  const { body } = session.test
  if (scores.length < body.criteria.length)
    return (
      <button type="submit" class="main">
        {t('recognition.score.do')}
      </button>
    )
  const result = passes(body, scores) ? 'passed' : 'failed'
  return (
    <section class="card">
      <h2>{t('recognition.score.result')}</h2>
      <p>
        <Tag tone={result === 'passed' ? 'done' : 'todo'}>{t(`recognition.session.${result}`)}</Tag>{' '}
        {t('recognition.score.because', { reached: reached(body.criteria, scores), threshold: body.threshold })}
      </p>
      <div class="buttons">
        <button type="submit" class="main" name="confirmed" value={result}>
          {t(`recognition.score.confirm.${result}`)}
        </button>
        <button type="submit">{t('recognition.score.again')}</button>
      </div>
    </section>
  )
}

/** Scoring one person, criterion by criterion. */
export const ScorePage = (props: ScoreProps) => {
  const { visit, session, title, request, scores, words, refusal } = props
  const { t } = visit
  const scoreOf = (at: number) => scores.find(({ criterion }) => criterion === at)
  const options = levels.map((value: Level) => ({ value, label: t(`recognition.level.${value}`) }))
  return (
    <Page visit={visit} title={request.ownerName} narrow>
      <p>
        <a href={urls.testSession(session.id)}>{title}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{request.ownerName}</h1>
      <form method="post" action={urls.scoreTest(session.id, request.id)}>
        {session.test.body.criteria.map(({ text, needed }, at) => (
          <section>
            <Choices
              name={`score-${at}`}
              legend={needed ? t('recognition.score.needed', { criterion: text }) : text}
              options={options}
              chosen={[scoreOf(at)?.level ?? '']}
              inRow
            />
            <Field name={`word-${at}`} label={t('recognition.score.word')}>
              {aria => <input type="text" maxlength={300} value={scoreOf(at)?.words} {...aria} />}
            </Field>
          </section>
        ))}
        <Field name="words" label={t('recognition.test.words')}>
          {aria => (
            <textarea rows={3} maxlength={4000} {...aria}>
              {words}
            </textarea>
          )}
        </Field>
        <Result {...props} />
      </form>
      <details>
        <summary>{t('recognition.score.absent')}</summary>
        <form method="post" action={urls.scoreTest(session.id, request.id)}>
          <p>{t('recognition.score.absent.explain')}</p>
          <input type="hidden" name="absent" value="yes" />
          <button type="submit">{t('recognition.score.absent.do')}</button>
        </form>
      </details>
    </Page>
  )
}
