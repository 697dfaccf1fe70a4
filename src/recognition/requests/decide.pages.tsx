import { length, lessonPeriod, type Programme } from '../../catalogue/index.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, Problems } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import { Confirming, Revoking } from './confirm.pages.tsx'
import type { DecidedBefore } from './decided-before.ts'
import { Asking, Fee, Inviting, TestResult } from './invite.pages.tsx'
import { refusalReasons } from './reasons.ts'
import { can, problemsOf, type RequestPageProps } from './request.pages.tsx'
import { ShownPapers } from './shown.pages.tsx'
import { askedOn, Outcome, StateTag, TurnLine } from './standing.tsx'
import { Story } from './story.tsx'
import type { ModuleTest } from './tests/module-test.ts'
import type { Weighed } from './verdict.ts'
import { RestsOnWithdrawn } from './withdrawn.pages.tsx'
import type { OnWithdrawn } from './withdrawn-waiting.ts'

/** What only the provider's side of the page knows besides. */
export interface DeskPageProps extends RequestPageProps {
  /** By module: how it was decided before on the same evidence. */
  before: Record<string, DecidedBefore>
  /** How the provider tests modules. */
  tests: ModuleTest[]
  onWithdrawn: OnWithdrawn[]
}

/** Minutes of one unit in which the provider counts: what is typed on the form. */
export const minutesOfOne = (unit: Programme['unit']): number => (unit === 'lesson-period' ? lessonPeriod : 60)

/** How the same was decided before: counts, so that equal evidence gives equal results. */
const Before = ({ before: { whole, part, none }, t }: { before: DecidedBefore; t: Translate }) => (
  <p class="soft">
    {whole + part + none === 0
      ? t('recognition.before.never')
      : t('recognition.before.counts', { count: whole + part + none, whole, part, none })}
  </p>
)

/** The programme has the module no more: nothing can fall away, and the person is told why. */
const Gone = ({ of: { id, title }, t }: { of: Weighed; t: Translate }) => (
  <fieldset>
    <legend>{title}</legend>
    <p>{t('recognition.desk.gone')}</p>
    <input type="hidden" name={`size-${id}`} value="0" />
    <input type="hidden" name={`reason-${id}`} value="module-gone" />
  </fieldset>
)

/** What the rules give for one module, and what this person gives. */
const VerdictFields = (props: DeskPageProps & { of: Weighed; unit: Programme['unit']; t: Translate }) => {
  const { of, unit, t, typed, before } = props
  const { id, title, most, exemption } = of
  const sure = exemption?.minutesOff ?? 0
  const one = minutesOfOne(unit)
  return (
    <fieldset>
      <legend>{title}</legend>
      <p>
        {t('recognition.desk.rule', {
          sure: length(sure, unit, t),
          perhaps: length(exemption?.minutesPerhaps ?? 0, unit, t),
          most: length(most, unit, t),
        })}
      </p>
      {before[id] && <Before before={before[id]} t={t} />}
      {exemption && <Why reasons={exemption.because} of={title} t={t} />}
      <Field
        name={`size-${id}`}
        label={t('recognition.desk.size')}
        hint={t(`recognition.desk.size.${unit === 'lesson-period' ? 'lessons' : 'hours'}`, {
          most: Math.floor(most / one),
        })}
      >
        {aria => (
          <input
            type="text"
            inputmode="decimal"
            value={typed?.[`size-${id}`] ?? String(Math.floor((sure + (exemption?.minutesPerhaps ?? 0)) / one))}
            {...aria}
          />
        )}
      </Field>
      <Choices
        name={`reason-${id}`}
        legend={t('recognition.desk.reasons')}
        options={refusalReasons
          .filter(reason => reason !== 'module-gone')
          .map(value => ({ value, label: t(`recognition.reason.${value}`) }))}
        chosen={(typed?.[`reason-${id}`] ?? '').split(',')}
        many
      />
      <Field name={`words-${id}`} label={t('recognition.desk.words')}>
        {aria => (
          <textarea rows={3} maxlength={4000} {...aria}>
            {typed?.[`words-${id}`]}
          </textarea>
        )}
      </Field>
    </fieldset>
  )
}

const Deciding = (props: DeskPageProps & { appeal?: boolean }) => {
  const { visit, request, modules, programme, appeal, typed } = props
  const { t } = visit
  return (
    <section class="card">
      <h2>{t(appeal ? 'recognition.hear.title' : 'recognition.decide.title')}</h2>
      <form method="post" action={urls.deskStep(request.id, appeal ? 'beroep' : 'beslis')}>
        {modules.map(of =>
          of.module ? (
            <VerdictFields {...props} of={of} unit={programme?.unit ?? 'hour'} t={t} />
          ) : (
            <Gone of={of} t={t} />
          ),
        )}
        {appeal && (
          <Field name="words" label={t('recognition.hear.words')}>
            {aria => (
              <textarea rows={4} maxlength={4000} {...aria}>
                {typed?.words}
              </textarea>
            )}
          </Field>
        )}
        <button type="submit" class="main">
          {t(appeal ? 'recognition.hear.do' : 'recognition.decide.do')}
        </button>
      </form>
    </section>
  )
}

/** A request as the provider's people see it: what was shown, what the rules say, and what they can do now. */
export const DeskRequestPage = (props: DeskPageProps) => {
  const { visit, request, programme, modules, granted } = props
  const { t, worksFor } = visit
  const may = (kind: Parameters<typeof can>[1]) => can(props, kind)
  return (
    <Page visit={visit} title={t('recognition.request.title')} narrow>
      <p>
        <a href={urls.deskRequests}>{t('recognition.desk.title')}</a>
      </p>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{request.ownerName}</h1>
      <p>
        {t('recognition.desk.of', {
          programme: programme?.title[t.language] ?? request.programme,
          day: askedOn(request, t),
        })}{' '}
        <StateTag request={request} t={t} />
      </p>
      <TurnLine request={request} visit={visit} />
      {request.askedBy !== request.personId && <p>{t('recognition.desk.asked-by', { name: request.askerName })}</p>}
      <Fee {...props} />
      <RestsOnWithdrawn {...props} />
      <ShownPapers {...props} />
      {may('tested') && <TestResult {...props} />}
      {may('confirmed') && <Confirming {...props} />}
      {may('test') && (
        <section class="card">
          <h2>{t('recognition.desk.first')}</h2>
          {may('questions') && <Asking {...props} />}
          <Inviting {...props} />
        </section>
      )}
      {may('decided') && <Deciding {...props} />}
      {may('heard') && <Deciding {...props} appeal />}
      <Outcome request={request} granted={granted} modules={modules} unit={programme?.unit ?? 'hour'} t={t} />
      <LetterLinks visit={visit} letters={props.letters} />
      {worksFor?.role === 'coordinator' && <Revoking {...props} />}
      <Story request={request} visit={visit} />
    </Page>
  )
}
