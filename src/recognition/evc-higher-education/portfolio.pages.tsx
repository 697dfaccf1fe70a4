import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import { askedOf, type Evc, portfolioUntil } from './evc.ts'
import type { Competence } from './frame.ts'
import type { Slot } from './keep-answer.ts'
import {
  type Answers,
  type Entry,
  evidenceIn,
  longest,
  mostExamples,
  openQuestions,
  type Question,
  questions,
  withoutExample,
} from './portfolio.ts'

interface PortfolioProps {
  visit: Visit
  evc: Evc
  entries: Entry[]
}

const exampleOf = (evc: Evc, { competence, number }: Slot): string =>
  urls.portfolioExample(evc.id, competence, String(number))

const CompetenceCard = ({ visit: { t }, evc, entries, competence }: PortfolioProps & { competence: Competence }) => {
  const mine = entries.filter(each => each.competence === competence.competence)
  const next = [1, 2, 3].find(number => !mine.some(each => each.number === number))
  return (
    <li class="card">
      <h2>{competence.title[t.language]}</h2>
      <ul>
        {competence.criteria.map(({ title }) => (
          <li>{title[t.language]}</li>
        ))}
      </ul>
      {mine.map(entry => {
        const open = openQuestions(entry).length
        return (
          <p>
            <a href={exampleOf(evc, entry)}>{t('recognition.evc-he.example.number', { number: entry.number })}</a>{' '}
            <Tag tone={open === 0 ? 'done' : 'perhaps'}>
              {open === 0
                ? t('recognition.evc-he.example.whole')
                : t('recognition.evc-he.example.open', { count: open })}
            </Tag>
          </p>
        )
      })}
      {next && mine.length < mostExamples && (
        <a
          class={mine.length === 0 ? 'button main' : 'button'}
          href={urls.portfolioQuestion(evc.id, competence.competence, String(next), 'situation')}
        >
          {t(mine.length === 0 ? 'recognition.evc-he.example.first' : 'recognition.evc-he.example.more')}
          <span class="hidden-text">: {competence.title[t.language]}</span>
        </a>
      )}
    </li>
  )
}

/** The portfolio while it is made: what is told with each competence, and handing it in. */
export const PortfolioPage = (props: PortfolioProps & { problems: Problem[] }) => {
  const { visit, evc, entries, problems } = props
  const { t } = visit
  const missing = withoutExample(askedOf(evc), entries)
  return (
    <Page visit={visit} title={t('recognition.evc-he.portfolio.title')} narrow>
      <p>
        <a href={urls.ownEvcHe(evc.id)}>{t('recognition.evc-he.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('recognition.evc-he.portfolio.title')}</h1>
      <p>{t('recognition.evc-he.portfolio.explain', { day: portfolioUntil(evc) })}</p>
      <ul class="cards">
        {askedOf(evc).map(competence => (
          <CompetenceCard {...props} competence={competence} />
        ))}
      </ul>
      <form method="post" action={urls.ownEvcHeStep(evc.id, 'indienen')}>
        {missing.length > 0 && (
          <p>
            {t('recognition.evc-he.portfolio.missing', {
              names: missing.map(({ title }) => title[t.language]).join(', '),
            })}
          </p>
        )}
        <button type="submit" class="main">
          {t('recognition.evc-he.portfolio.do')}
        </button>
      </form>
    </Page>
  )
}

interface QuestionProps {
  visit: Visit
  evc: Evc
  competence: Competence
  slot: Slot
  question: Question
  answers: Answers
  /** What the photo or recording of this answer is called; null: there is none. */
  kept: string | null
  problems: Problem[]
}

/** One short question of an example: type it, photograph it, or say it. */
export const QuestionPage = ({ visit, evc, competence, slot, question, answers, kept, problems }: QuestionProps) => {
  const { t } = visit
  const at = questions.indexOf(question)
  const title = t(`recognition.evc-he.starr.${question}`)
  return (
    <Page visit={visit} title={title} narrow>
      <ol class="progress" aria-label={t('recognition.evc-he.starr.progress', { at: at + 1 })}>
        {questions.map((_, each) => (
          <li class={each <= at ? 'done' : undefined} />
        ))}
      </ol>
      <p>
        <a class="way-back" href={urls.portfolio(evc.id)}>
          {t('recognition.evc-he.portfolio.title')}
        </a>
      </p>
      <Problems t={t} problems={problems} />
      <p class="soft">{competence.title[t.language]}</p>
      <form
        method="post"
        enctype="multipart/form-data"
        action={urls.portfolioQuestion(evc.id, slot.competence, String(slot.number), question)}
      >
        <h1>
          <label for="words">{title}</label>
        </h1>
        <p id="words-uitleg">{t(`recognition.evc-he.starr.${question}.hint`)}</p>
        <div class="field">
          <textarea id="words" name="words" rows={6} maxlength={longest} aria-describedby="words-uitleg">
            {answers[question]?.words}
          </textarea>
        </div>
        {kept && <p class="notice">{t('recognition.evc-he.starr.kept', { name: kept })}</p>}
        {visit.vault && (
          <details>
            <summary>{t('recognition.evc-he.starr.otherwise')}</summary>
            <Field name="photo" label={t('recognition.evc-he.starr.photo')} problems={problems}>
              {aria => <input type="file" accept="image/jpeg" capture="environment" {...aria} />}
            </Field>
            <Field
              name="sound"
              label={t('recognition.evc-he.starr.sound')}
              hint={t('recognition.evc-he.starr.sound.hint')}
              problems={problems}
            >
              {aria => <input type="file" accept="audio/*,.webm,.ogg,.m4a,.mp4" {...aria} />}
            </Field>
          </details>
        )}
        <div class="thumb">
          <button type="submit" class="main">
            {t('recognition.evc-he.starr.keep')}
          </button>
        </div>
      </form>
    </Page>
  )
}

export const Told = ({ entry, t }: { entry: Entry; t: Translate }) => (
  <dl class="answers">
    {questions.map(question => (
      <div>
        <dt>{t(`recognition.evc-he.starr.${question}.name`)}</dt>
        <dd>
          {entry.answers[question]?.words ||
            t(
              entry.answers[question]?.evidence
                ? 'recognition.evc-he.starr.in-evidence'
                : 'recognition.evc-he.starr.nothing',
            )}
        </dd>
      </div>
    ))}
  </dl>
)

interface ExampleProps extends PortfolioProps {
  competence: Competence
  entry: Entry
  /** Everything that the candidate keeps. */
  kept: KeptEvidence[]
  problems: Problem[]
}

/** An example as it is told so far, and the evidence that goes with it. */
export const ExamplePage = ({ visit, evc, competence, entry, kept, problems }: ExampleProps) => {
  const { t } = visit
  return (
    <Page visit={visit} title={competence.title[t.language]} narrow>
      <p>
        <a href={urls.portfolio(evc.id)}>{t('recognition.evc-he.portfolio.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{competence.title[t.language]}</h1>
      <Told entry={entry} t={t} />
      <p class="chunks">
        {questions.map(question => (
          <a href={urls.portfolioQuestion(evc.id, entry.competence, String(entry.number), question)}>
            {t('recognition.evc-he.example.change', { name: t(`recognition.evc-he.starr.${question}.name`) })}
          </a>
        ))}
      </p>
      {kept.length === 0 ? (
        <Empty>
          <p>{t('recognition.evc-he.example.no-evidence')}</p>
          <a class="button" href={urls.newEvidence}>
            {t('recognition.evidence.add')}
          </a>
        </Empty>
      ) : (
        <form method="post" action={exampleOf(evc, entry)}>
          <Choices
            name="evidence"
            legend={t('recognition.evc-he.example.evidence')}
            options={kept.map(({ id, title, kind }) => ({
              value: id,
              label: title,
              hint: t(`recognition.evidence.kind.${kind}`),
            }))}
            chosen={evidenceIn(entry)}
            many
          />
          <button type="submit" class="main">
            {t('recognition.evc-he.example.keep')}
          </button>
        </form>
      )}
    </Page>
  )
}
