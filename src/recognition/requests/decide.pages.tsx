import { length, lessonPeriod, type Programme } from '../../catalogue/index.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, Problems } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import { Confirming, Revoking } from './confirm.pages.tsx'
import { refusalReasons } from './reasons.ts'
import { can, problemsOf, type RequestPageProps } from './request.pages.tsx'
import { lastOf } from './request.ts'
import { askedOn, Outcome, StateTag, TurnLine } from './standing.tsx'
import { Story } from './story.tsx'
import { checkedPapers, type Weighed } from './verdict.ts'

/** Minutes of one unit in which the provider counts: what is typed on the form. */
export const minutesOfOne = (unit: Programme['unit']): number => (unit === 'lesson-period' ? lessonPeriod : 60)

/** What was shown, with a box for each paper that somebody saw. */
const ShownPapers = (props: RequestPageProps & { nameOf: (competence: string) => string }) => {
  const { visit, request, nameOf } = props
  const { t } = visit
  const { papers, can: competences } = request.shown
  const seen = [...checkedPapers(request)].map(String)
  return (
    <section class="card">
      <h2>{t('recognition.desk.shown')}</h2>
      {papers.length > 0 && (
        <form method="post" action={urls.deskStep(request.id, 'nakijken')}>
          <Choices
            name="papers"
            legend={t('recognition.desk.seen')}
            options={papers.map(({ title, issuer, issuedOn }, at) => ({
              value: String(at),
              label: title,
              hint: [issuer, issuedOn].filter(Boolean).join(', '),
            }))}
            chosen={seen}
            many
          />
          {can(props, 'checked') && <button type="submit">{t('recognition.desk.seen.do')}</button>}
        </form>
      )}
      {competences.length > 0 && (
        <ul>
          {competences.map(({ competence, strength, by }) => (
            <li>
              {nameOf(competence)}{' '}
              <span class="soft">
                {t(`recognition.strength.${strength}`)} {by}
              </span>
            </li>
          ))}
        </ul>
      )}
      {papers.length + competences.length === 0 && <p>{t('recognition.desk.nothing-shown')}</p>}
    </section>
  )
}

const Asking = ({ visit, request }: RequestPageProps) => {
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

const Inviting = ({ visit, request, modules }: RequestPageProps) => {
  const { t, today } = visit
  const ways = request.policy.body.ways.filter(way => way !== 'papers')
  if (ways.length === 0) return null
  return (
    <details>
      <summary>{t('recognition.invite.title')}</summary>
      <form method="post" action={urls.deskStep(request.id, 'proef')}>
        <Choices
          name="way"
          legend={t('recognition.invite.way')}
          options={ways.map(way => ({ value: way, label: t(`recognition.way.${way}`) }))}
          chosen={[ways[0] ?? '']}
          inRow
        />
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

const Testing = ({ visit, request, modules }: RequestPageProps) => {
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

/** What the rules give for one module, and what this person gives. */
const VerdictFields = (props: RequestPageProps & { of: Weighed; unit: Programme['unit']; t: Translate }) => {
  const { of, unit, t, typed } = props
  const { id, title, most, exemption } = of
  const sure = exemption?.minutesOff ?? 0
  const one = minutesOfOne(unit)
  return (
    <fieldset>
      <legend>{title}</legend>
      <p>
        {exemption
          ? t('recognition.desk.rule', {
              sure: length(sure, unit, t),
              perhaps: length(exemption.minutesPerhaps, unit, t),
              most: length(most, unit, t),
            })
          : t('recognition.desk.gone')}
      </p>
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
        options={refusalReasons.map(value => ({ value, label: t(`recognition.reason.${value}`) }))}
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

const Deciding = (props: RequestPageProps & { appeal?: boolean }) => {
  const { visit, request, modules, programme, appeal, typed } = props
  const { t } = visit
  return (
    <section class="card">
      <h2>{t(appeal ? 'recognition.hear.title' : 'recognition.decide.title')}</h2>
      <form method="post" action={urls.deskStep(request.id, appeal ? 'beroep' : 'beslis')}>
        {modules.map(of => (
          <VerdictFields {...props} of={of} unit={programme?.unit ?? 'hour'} t={t} />
        ))}
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
export const DeskRequestPage = (props: RequestPageProps & { nameOf: (competence: string) => string }) => {
  const { visit, request, programme, modules, granted } = props
  const { t, worksFor } = visit
  const may = (kind: Parameters<typeof can>[1]) => can(props, kind)
  return (
    <Page visit={visit} title={t('recognition.request.title')}>
      <p>
        <a href={urls.deskRequests}>{t('recognition.desk.title')}</a>
      </p>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{request.ownerName}</h1>
      <p>
        {t('recognition.desk.of', { programme: programme?.title ?? request.programme, day: askedOn(request, t) })}{' '}
        <StateTag request={request} t={t} />
      </p>
      <TurnLine request={request} visit={visit} />
      <ShownPapers {...props} />
      {may('tested') && <Testing {...props} />}
      {may('confirmed') && <Confirming {...props} />}
      {may('decided') && <Deciding {...props} />}
      {may('heard') && <Deciding {...props} appeal />}
      {may('questions') && <Asking {...props} />}
      {may('test') && <Inviting {...props} />}
      <Outcome request={request} granted={granted} modules={modules} unit={programme?.unit ?? 'hour'} t={t} />
      <LetterLinks visit={visit} letters={props.letters} />
      {worksFor?.role === 'coordinator' && <Revoking {...props} />}
      <Story request={request} visit={visit} />
    </Page>
  )
}
