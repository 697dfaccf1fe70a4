import { money } from '../../platform/show.ts'
import { Choices, Field, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { DeskPageProps } from './decide.pages.tsx'
import { can, Once, type RequestPageProps } from './request.pages.tsx'
import { isChoice, lastOf } from './request.ts'

/** What asking costs, and whether it was paid; nothing where it is free. */
export const Fee = (props: RequestPageProps) => {
  const { visit, request } = props
  const { t } = visit
  const { fee } = request.policy.body
  if (fee === 0) return null
  const paid = lastOf(request, 'paid')
  return (
    <section class="card">
      <p>
        {t('recognition.fee.is', { fee: money(fee, t.language) })}{' '}
        <Tag tone={paid ? 'done' : 'perhaps'}>{t(paid ? 'recognition.fee.paid' : 'recognition.fee.unpaid')}</Tag>
      </p>
      {can(props, 'paid') && <Once action={urls.deskStep(request.id, 'betaald')} word={t('recognition.fee.note')} />}
    </section>
  )
}

export const Asking = ({ visit, request }: RequestPageProps) => {
  const { t } = visit
  return (
    <details>
      <summary>{t('recognition.questions.title')}</summary>
      <form method="post" action={urls.deskStep(request.id, 'vragen')}>
        {[0, 1, 2].map(at => (
          <Field name={`vraag-${at}`} label={t('recognition.questions.item', { number: at + 1 })}>
            {aria => <textarea rows={2} maxlength={1000} {...aria} />}
          </Field>
        ))}
        <p class="soft">{t('recognition.questions.until', { count: request.policy.body.questionDays })}</p>
        <button type="submit">{t('recognition.questions.do')}</button>
      </form>
    </details>
  )
}

/** An invitation to the test of one module that has one; the person chooses a session. */
const InvitingToTest = ({ visit, request, modules, tests }: DeskPageProps) => {
  const { t } = visit
  const tested = modules.filter(({ id }) => tests.some(({ module }) => module === id))
  if (!request.policy.body.ways.includes('test')) return null
  return (
    <details>
      <summary>{t('recognition.invite.test')}</summary>
      {tested.length === 0 ? (
        <p>{t('recognition.test.unset')}</p>
      ) : (
        <form method="post" action={urls.deskStep(request.id, 'proef')}>
          <Choices
            name="module"
            legend={t('recognition.invite.module')}
            options={tested.map(({ id, title }) => ({ value: id, label: title }))}
            chosen={tested.slice(0, 1).map(({ id }) => id)}
          />
          <p class="soft">{t('recognition.invite.choose', { count: request.policy.body.questionDays })}</p>
          <button type="submit">{t('recognition.invite.do')}</button>
        </form>
      )}
      <p>
        <a href={urls.moduleTests}>{t('recognition.tests.title')}</a>
      </p>
    </details>
  )
}

const InvitingToTalk = ({ visit, request, modules }: RequestPageProps) => {
  const { t, today } = visit
  if (!request.policy.body.ways.includes('interview')) return null
  return (
    <details>
      <summary>{t('recognition.invite.talk')}</summary>
      <form method="post" action={urls.deskStep(request.id, 'gesprek')}>
        <Choices
          name="module"
          legend={t('recognition.invite.modules')}
          options={modules.map(({ id, title }) => ({ value: id, label: title }))}
          chosen={modules.map(({ id }) => id)}
          many
        />
        <Field name="on" label={t('recognition.invite.on')}>
          {aria => <input type="date" min={today} {...aria} />}
        </Field>
        <Field name="where" label={t('recognition.invite.where')}>
          {aria => <input type="text" maxlength={300} {...aria} />}
        </Field>
        <button type="submit">{t('recognition.invite.do')}</button>
      </form>
    </details>
  )
}

export const Inviting = (props: DeskPageProps) => (
  <>
    <InvitingToTest {...props} />
    <InvitingToTalk {...props} />
  </>
)

const TalkResult = ({ visit, request, modules }: RequestPageProps) => {
  const { t } = visit
  const tested = lastOf(request, 'test')?.detail.modules ?? []
  return (
    <section class="card">
      <h2>{t('recognition.test.title')}</h2>
      <form method="post" action={urls.deskStep(request.id, 'uitslag')}>
        {tested.map(module => (
          <Choices
            name={`uitslag-${module}`}
            legend={modules.find(({ id }) => id === module)?.title ?? module}
            options={(['passed', 'failed'] as const).map(value => ({ value, label: t(`recognition.test.${value}`) }))}
            chosen={[]}
            inRow
          />
        ))}
        <Field name="words" label={t('recognition.test.words')}>
          {aria => <textarea rows={3} maxlength={4000} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('recognition.test.do')}
        </button>
      </form>
    </section>
  )
}

/** What came of a test is filled in where the session is held; of a talk, here. */
export const TestResult = (props: RequestPageProps) => {
  const { visit, request } = props
  const { t } = visit
  const test = lastOf(request, 'test')?.detail
  const chosen = lastOf(request, 'chosen')?.detail
  if (!test || !isChoice(test) || !chosen) return <TalkResult {...props} />
  return (
    <p>
      <a class="button main" href={urls.testSession(chosen.session)}>
        {t('recognition.test.to-session')}
      </a>
    </p>
  )
}
