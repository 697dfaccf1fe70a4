import type { Programme } from '../../catalogue/index.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, type Problem, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import type { Written } from '../letters/letter.store.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import { EvidenceChoice, PolicyFacts } from './ask.pages.tsx'
import type { Granted } from './granted.ts'
import { mayStep } from './may-step.ts'
import type { FoundRequest } from './request.store.ts'
import { lastOf, type StepKind, stateOf } from './request.ts'
import { askedOn, Outcome, StateTag, TurnLine } from './standing.tsx'
import { Story } from './story.tsx'
import { Choosing, Seat } from './tests/choose.pages.tsx'
import type { PlannedSession } from './tests/module-test.ts'
import type { Weighed } from './verdict.ts'
import { isWithdrawn, type WithdrawnPaper } from './withdrawn.ts'

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
  /** What competences are called. */
  nameOf: (competence: string) => string
  /** What went along; what was removed since is still named. */
  evidence: KeptEvidence[]
  /** Papers of the person that count no more. */
  withdrawn: WithdrawnPaper[]
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

/** What only the owner's side of the page knows besides. */
export interface OwnPageProps extends RequestPageProps {
  /** Evidence that could still go along. */
  more: KeptEvidence[]
  /** Sessions of the test that they are invited to, with why one cannot be chosen. */
  sessions: { session: PlannedSession; whyNot: Word | null }[]
}

const Answering = ({ visit, request, more, typed }: OwnPageProps) => {
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
        <EvidenceChoice evidence={more} chosen={[]} t={t} />
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

export const Once = ({ action, word }: { action: string; word: string }) => (
  <form method="post" action={action}>
    <button type="submit" class="quiet">
      {word}
    </button>
  </form>
)

/** Somebody asked for them: what would go along, and whether they agree. */
const Agreeing = ({ visit, request, more }: OwnPageProps) => {
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('recognition.agree.title', { name: request.askerName })}</h2>
      <p>{t('recognition.agree.explain')}</p>
      <form method="post" action={urls.ownStep(request.id, 'akkoord')}>
        <EvidenceChoice evidence={more} chosen={[]} t={t} />
        <button type="submit" class="main">
          {t('recognition.agree.do')}
        </button>
      </form>
    </section>
  )
}

/** What goes along with a request, to its owner. */
const GoesAlong = ({ visit, request, evidence, withdrawn, nameOf }: RequestPageProps) => {
  const { t } = visit
  const { papers, can: competences } = request.shown
  return (
    <details>
      <summary>{t('recognition.along.title')}</summary>
      <ul>
        {papers.map(paper => (
          <li>
            {paper.title} {isWithdrawn(paper, withdrawn) && <Tag>{t('recognition.withdrawn.tag')}</Tag>}
          </li>
        ))}
        {competences.map(({ competence }) => (
          <li>{nameOf(competence)}</li>
        ))}
        {evidence.map(({ title, removedAt }) => (
          <li>
            {title} {removedAt && <Tag>{t('recognition.along.removed')}</Tag>}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What was said on this request of papers that count no more. */
const Withdrawn = ({ visit, request, withdrawn }: RequestPageProps) => (
  <>
    {withdrawn
      .filter(({ requestId }) => requestId === request.id)
      .map(({ title, words }) => (
        <div class="notice">
          <p>{visit.t('recognition.withdrawn.own', { title })}</p>
          <blockquote>{words}</blockquote>
        </div>
      ))}
  </>
)

/** What the owner can do, and what was decided. */
const OwnPart = (props: OwnPageProps) => {
  const { visit, request, programme, modules, granted } = props
  const { t } = visit
  return (
    <>
      <Withdrawn {...props} />
      {can(props, 'agreed') && <Agreeing {...props} />}
      {can(props, 'answered') && <Answering {...props} />}
      {can(props, 'chosen') && <Choosing {...props} />}
      {stateOf(request) === 'test' && <Seat {...props} mayFree={can(props, 'freed')} />}
      <Outcome request={request} granted={granted} modules={modules} unit={programme?.unit ?? 'hour'} t={t} />
      <LetterLinks visit={visit} letters={props.letters} />
      {can(props, 'appealed') && <Appealing {...props} />}
      <GoesAlong {...props} />
      <Story request={request} visit={visit} />
      {can(props, 'withdrawn') && (
        <Once action={urls.ownStep(request.id, 'intrekken')} word={t('recognition.withdraw.do')} />
      )}
    </>
  )
}

/** A request as its owner sees it; who asked for them sees where it stands, and no more. */
export const OwnRequestPage = (props: OwnPageProps) => {
  const { visit, request, programme, providerName } = props
  const { t } = visit
  const own = request.personId === visit.person.id
  const title = programme?.title[t.language] ?? request.programme
  return (
    <Page visit={visit} title={t('recognition.request.title')} narrow>
      <p>
        <a href={urls.ownRequests}>{t('recognition.requests.title')}</a>
      </p>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{t('recognition.request.of', { programme: title })}</h1>
      {!own && <p>{t('recognition.request.for', { name: request.ownerName })}</p>}
      <p>
        {t('recognition.request.asked', { provider: providerName, day: askedOn(request, t) })}{' '}
        <StateTag request={request} t={t} />
      </p>
      <TurnLine request={request} visit={visit} />
      {own && <OwnPart {...props} />}
      <details>
        <summary>{t('recognition.ask.how')}</summary>
        <PolicyFacts body={request.policy.body} until={null} t={t} />
      </details>
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
