import type { Programme } from '../../catalogue/index.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Written } from '../letters/letter.store.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import { PolicyFacts } from './ask.pages.tsx'
import type { Granted } from './granted.ts'
import { mayStep } from './may-step.ts'
import type { FoundRequest } from './request.store.ts'
import { lastOf, type StepKind } from './request.ts'
import { askedOn, Outcome, StateTag, TurnLine } from './standing.tsx'
import { Story } from './story.tsx'
import type { Weighed } from './verdict.ts'

/** Everything that a request's page knows, whichever side looks. */
export interface RequestPageProps {
  visit: Visit & { person: NonNullable<Visit['person']> }
  request: FoundRequest
  /** null: no longer in the catalogue. */
  programme: Programme | null
  providerName: string
  modules: Weighed[]
  granted: (Granted & { revokedAt: Date | null })[]
  /** What was written to the person about it. */
  letters: Written[]
  refusal?: Word
  /** Words of a form that was refused, kept. */
  typed?: Record<string, string>
}

const stepper = ({ person, worksFor }: RequestPageProps['visit']) => ({
  person: person.id,
  role: worksFor?.role ?? null,
})

/** Whether a button of the page is there: the same table as the verb asks. */
export const can = ({ visit, request }: RequestPageProps, kind: StepKind): boolean =>
  mayStep(kind, request, stepper(visit), visit.now).ok

export const problemsOf = ({ refusal, visit }: Pick<RequestPageProps, 'refusal' | 'visit'>): Problem[] =>
  refusal ? [{ field: null, text: visit.t(refusal) }] : []

const Answering = ({ visit, request, typed }: RequestPageProps) => {
  const { t } = visit
  const questions = lastOf(request, 'questions')?.detail.items ?? []
  return (
    <section class="card">
      <h2>{t('recognition.answer.title')}</h2>
      <form method="post" action={urls.ownStep(request.id, 'antwoord')}>
        {questions.map((item, at) => (
          <Field name={`antwoord-${at}`} label={item}>
            {aria => (
              <textarea rows={4} maxlength={4000} {...aria}>
                {typed?.[`antwoord-${at}`]}
              </textarea>
            )}
          </Field>
        ))}
        <button type="submit" class="main">
          {t('recognition.answer.do')}
        </button>
      </form>
    </section>
  )
}

const Appealing = ({ visit, request, typed }: RequestPageProps) => {
  const { t } = visit
  return (
    <details open={typed?.words !== undefined}>
      <summary>{t('recognition.appeal.title')}</summary>
      <form method="post" action={urls.ownStep(request.id, 'beroep')}>
        <Field name="words" label={t('recognition.appeal.words')} hint={t('recognition.appeal.hint')}>
          {aria => (
            <textarea rows={6} maxlength={4000} {...aria}>
              {typed?.words}
            </textarea>
          )}
        </Field>
        <button type="submit" class="main">
          {t('recognition.appeal.do')}
        </button>
      </form>
    </details>
  )
}

const Once = ({ action, word, main }: { action: string; word: string; main?: boolean }) => (
  <form method="post" action={action}>
    <button type="submit" class={main ? 'main' : 'quiet'}>
      {word}
    </button>
  </form>
)

/** One's own request: where it stands, what was decided, what one can do, what happened. */
export const OwnRequestPage = (props: RequestPageProps) => {
  const { visit, request, programme, providerName, modules, granted } = props
  const { t } = visit
  const unit = programme?.unit ?? 'hour'
  return (
    <Page visit={visit} title={t('recognition.request.title')} narrow>
      <p>
        <a href={urls.ownRequests}>{t('recognition.requests.title')}</a>
      </p>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{t('recognition.request.of', { programme: programme?.title ?? request.programme })}</h1>
      <p>
        {t('recognition.request.asked', { provider: providerName, day: askedOn(request, t) })}{' '}
        <StateTag request={request} t={t} />
      </p>
      <TurnLine request={request} visit={visit} />
      {can(props, 'agreed') && (
        <Once main action={urls.ownStep(request.id, 'akkoord')} word={t('recognition.agree.do')} />
      )}
      {can(props, 'answered') && <Answering {...props} />}
      <Outcome request={request} granted={granted} modules={modules} unit={unit} t={t} />
      <LetterLinks visit={visit} letters={props.letters} />
      {can(props, 'appealed') && <Appealing {...props} />}
      <Story request={request} visit={visit} />
      <details>
        <summary>{t('recognition.ask.how')}</summary>
        <PolicyFacts body={request.policy.body} until={null} t={t} />
      </details>
      {can(props, 'withdrawn') && (
        <Once action={urls.ownStep(request.id, 'intrekken')} word={t('recognition.withdraw.do')} />
      )}
    </Page>
  )
}

export interface Listed {
  request: FoundRequest
  programme: Programme | null
  providerName: string
}

/** What I asked, or somebody for me. */
export const OwnRequestsPage = ({ visit, listed }: { visit: Visit; listed: Listed[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.requests.title')} narrow>
      <h1>{t('recognition.requests.title')}</h1>
      {listed.length === 0 ? (
        <Empty>
          <p>{t('recognition.requests.empty')}</p>
          <a class="button main" href={urls.ladder}>
            {t('recognition.ask.to-ladder')}
          </a>
        </Empty>
      ) : (
        <ul class="cards">
          {listed.map(({ request, programme, providerName }) => (
            <li>
              <a class="card" href={urls.ownRequest(request.id)}>
                <h2>{programme?.title[t.language] ?? request.programme}</h2>
                {t('recognition.request.asked', { provider: providerName, day: askedOn(request, t) })}{' '}
                <StateTag request={request} t={t} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={urls.ownTrials}>{t('recognition.trial.own')}</a>
      </p>
    </Page>
  )
}
