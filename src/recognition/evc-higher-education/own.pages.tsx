import type { Module } from '../../catalogue/index.ts'
import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Written } from '../letters/letter.store.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import { lastStep, mayTake } from '../procedures/procedure.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { intakeQuestions } from './ask-for-evc.ts'
import { HowItGoes, type Offered, titleOf } from './evc.pages.tsx'
import { type Evc, guideOf, jurorsOf, outcomeOf, partsOf, type StepKind, ties } from './evc.ts'
import { evcHigherEducation } from './machine.ts'
import { Outcome, StateTag, Story, TurnLines } from './standing.tsx'

interface AskProps {
  visit: Visit
  offered: Offered
  typed: { competences: string[]; answers: string[] }
  problems: Problem[]
}

/** Asking: how it goes first, then which competences, and three questions on the experience. */
export const AskEvcHePage = ({ visit, offered, typed, problems }: AskProps) => {
  const { t } = visit
  const { frame } = offered
  return (
    <Page visit={visit} title={t('recognition.evc-he.ask.title')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('recognition.evc-he.ask.title')}</h1>
      <p>{t('recognition.evc-he.at', { provider: offered.providerName, programme: titleOf(offered, t) })}</p>
      <section class="card">
        <h2>{t('recognition.ask.how')}</h2>
        <HowItGoes frame={frame} t={t} />
      </section>
      <form method="post" action={urls.ownEvcHes}>
        <input type="hidden" name="programme" value={frame.programme} />
        <Choices
          name="competence"
          legend={t('recognition.evc-he.ask.competences')}
          options={frame.competences.map(({ competence, title }) => ({ value: competence, label: title[t.language] }))}
          chosen={typed.competences}
          many
        />
        {intakeQuestions.map((question, at) => (
          <Field name={`antwoord-${at}`} label={t(`recognition.evc-he.intake.${question}`)}>
            {aria => (
              <textarea rows={4} maxlength={4000} {...aria}>
                {typed.answers[at]}
              </textarea>
            )}
          </Field>
        ))}
        <button type="submit" class="main">
          {t('recognition.evc-he.ask.do')}
        </button>
      </form>
    </Page>
  )
}

export interface ListedEvc extends Offered {
  evc: Evc
}

export const OwnEvcHesPage = ({ visit, listed }: { visit: Visit; listed: ListedEvc[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.evc-he.own')} narrow>
      <h1>{t('recognition.evc-he.own')}</h1>
      {listed.length === 0 ? (
        <Empty>
          <p>{t('recognition.evc-he.own.empty')}</p>
          <a class="button main" href={urls.evcHe}>
            {t('recognition.evc-he.own.look')}
          </a>
        </Empty>
      ) : (
        <ul class="cards">
          {listed.map(each => (
            <li>
              <a class="card" href={urls.ownEvcHe(each.evc.id)}>
                <h2>{titleOf(each, t)}</h2>
                {each.providerName} <StateTag evc={each.evc} t={t} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export interface EvcPageProps extends ListedEvc {
  visit: StepVisit
  letters: Written[]
  /** From which one may be exempt in this programme. */
  modules: Module[]
  refusal?: Word
  typed?: Record<string, string>
}

/** Whether a button of the page is there: the same table as the verb asks. */
export const can = ({ visit, evc }: Pick<EvcPageProps, 'visit' | 'evc'>, kind: StepKind): boolean =>
  mayTake(evcHigherEducation, kind, evc, stepperOf(visit), visit.now).ok

export const stepperOf = ({ person, worksFor }: StepVisit) => ({ person: person.id, role: worksFor?.role ?? null })

const Objecting = ({ visit, evc }: EvcPageProps) => {
  const { t } = visit
  return (
    <details>
      <summary>{t('recognition.evc-he.object.title')}</summary>
      <form method="post" action={urls.ownEvcHeStep(evc.id, 'bezwaar')}>
        <Choices
          name="juror"
          legend={t('recognition.evc-he.object.whom')}
          options={jurorsOf(evc).map(({ personId, name }) => ({ value: personId, label: name }))}
          chosen={[]}
        />
        <Choices
          name="tie"
          legend={t('recognition.evc-he.object.tie')}
          options={ties.map(value => ({ value, label: t(`recognition.evc-he.tie.${value}`) }))}
          chosen={[]}
        />
        <button type="submit">{t('recognition.evc-he.object.do')}</button>
      </form>
    </details>
  )
}

/** Who takes part, and what must be done for each part, with the day on which it takes place. */
const Parts = (props: EvcPageProps) => {
  const { visit, evc, typed } = props
  const { t } = visit
  const guide = guideOf(evc)
  const jurors = jurorsOf(evc)
  return (
    <section>
      <h2>{t('recognition.evc-he.parts')}</h2>
      {guide && <p>{t('recognition.evc-he.guide', { name: guide.name })}</p>}
      {jurors.length > 0 && (
        <p>{t('recognition.evc-he.jurors', { names: jurors.map(({ name }) => name).join(', ') })}</p>
      )}
      {jurors.length > 0 && can(props, 'objected') && <Objecting {...props} />}
      <ul class="cards">
        {partsOf(evc).map(part => {
          const planned = evc.steps.findLast(step => step.kind === 'planned' && step.detail.part === part.id)
          const given = evc.steps.findLast(step => step.kind === 'assignment' && step.detail.part === part.id)
          return (
            <li class="card">
              <h3>{part.title[t.language]}</h3>
              <p>{part.task[t.language]}</p>
              {part.kind === 'portfolio' && can(props, 'handed-in') && (
                <a class="button main" href={urls.portfolio(evc.id)}>
                  {t('recognition.evc-he.portfolio.go')}
                </a>
              )}
              {planned?.kind === 'planned' && (
                <p>
                  <strong>{day(planned.detail.on, t.language)}</strong> {planned.detail.where}
                </p>
              )}
              {part.kind === 'home-assignment' && given && <p>{t('recognition.evc-he.assignment.given')}</p>}
              {part.kind === 'home-assignment' && can(props, 'assignment') && (
                <form method="post" action={urls.ownEvcHeStep(evc.id, 'opdracht')}>
                  <input type="hidden" name="part" value={part.id} />
                  <Field name={`words-${part.id}`} label={t('recognition.evc-he.assignment.words')}>
                    {aria => (
                      <textarea rows={8} maxlength={4000} {...aria}>
                        {typed?.assignment ?? (given?.kind === 'assignment' ? given.detail.words : '')}
                      </textarea>
                    )}
                  </Field>
                  <button type="submit">{t('recognition.evc-he.assignment.do')}</button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const Appealing = ({ visit, evc, typed }: EvcPageProps) => {
  const { t } = visit
  return (
    <details open={typed?.words !== undefined}>
      <summary>{t('recognition.evc-he.appeal.title')}</summary>
      <form method="post" action={urls.ownEvcHeStep(evc.id, 'beroep')}>
        <Field name="words" label={t('recognition.appeal.words')} hint={t('recognition.evc-he.appeal.hint')}>
          {aria => (
            <textarea rows={6} maxlength={4000} {...aria}>
              {typed?.words}
            </textarea>
          )}
        </Field>
        <button type="submit">{t('recognition.evc-he.appeal.do')}</button>
      </form>
    </details>
  )
}

/** Exemptions are asked for with the proof; this procedure gives none. */
const AskExemption = ({ visit, evc, modules, letters }: EvcPageProps) => {
  const { t } = visit
  const shown = outcomeOf(evc).flatMap(({ competence, shown }) => (shown ? [competence.competence] : []))
  const proof = letters.find(({ kind }) => kind === 'proof-of-competence')
  if (shown.length === 0 || !proof) return null
  const freed = modules.filter(({ proves }) => proves.length > 0 && proves.every(id => shown.includes(id)))
  const query = [`opleiding=${evc.programme}`, ...freed.map(({ id }) => `module=${id}`), `bewijs=${proof.id}`].join('&')
  return (
    <section class="card">
      <h2>{t('recognition.evc-he.exemption.title')}</h2>
      <p>{t('recognition.evc-he.exemption.explain')}</p>
      <a class="button main" href={`${urls.askExemption}?${query}`}>
        {t('recognition.evc-he.exemption.go')}
      </a>
    </section>
  )
}

/** One's own procedure: where it stands, what to do now, what was found, what one can do about it. */
export const OwnEvcHePage = (props: EvcPageProps) => {
  const { visit, evc, letters, refusal } = props
  const { t } = visit
  const declined = lastStep(evc, 'declined')
  return (
    <Page visit={visit} title={t('recognition.evc-he.title')} narrow>
      <p>
        <a href={urls.ownEvcHes}>{t('recognition.evc-he.own')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('recognition.evc-he.of', { programme: titleOf(props, t) })}</h1>
      <p>
        {props.providerName}, {day(dayOf(evc.begunAt), t.language, 'plain')} <StateTag evc={evc} t={t} />
      </p>
      <TurnLines evc={evc} visit={visit} who={stepperOf(visit)} />
      {declined && <blockquote>{declined.detail.words}</blockquote>}
      <Outcome evc={evc} t={t} />
      <AskExemption {...props} />
      <LetterLinks visit={visit} letters={letters} />
      {can(props, 'appealed') && <Appealing {...props} />}
      <Parts {...props} />
      <Story evc={evc} visit={visit} />
      <details>
        <summary>{t('recognition.ask.how')}</summary>
        <HowItGoes frame={evc.frame} t={t} />
      </details>
      {can(props, 'withdrawn') && (
        <form method="post" action={urls.ownEvcHeStep(evc.id, 'intrekken')}>
          <button type="submit" class="quiet">
            {t('recognition.evc-he.withdraw')}
          </button>
        </form>
      )}
    </Page>
  )
}
