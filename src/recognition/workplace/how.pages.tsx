import { money } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate, Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Figures, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Frame } from './frame.ts'
import { Stepper } from './stepper.tsx'

/** What one must know before one asks. */
export const FrameFacts = ({ frame, t }: { frame: Frame; t: Translate }) => {
  const { fee, reducedFee, weeks, appealDays, secondReader } = frame.policy
  return (
    <>
      <Figures
        figures={[
          { value: money(fee, t.language), meaning: t('recognition.trial.fee') },
          { value: money(reducedFee, t.language), meaning: t('recognition.trial.fee.reduced') },
          { value: t('recognition.trial.weeks', { weeks }), meaning: t('recognition.trial.weeks.meaning') },
        ]}
      />
      <ul>
        <li>{t('recognition.trial.rule', { helped: frame.withHelp })}</li>
        {secondReader && <li>{t('recognition.policy.second-reader')}</li>}
        <li>
          {appealDays === null
            ? t('recognition.trial.letter.no-appeal')
            : t('recognition.trial.appeal-days', { days: appealDays })}
        </li>
      </ul>
      {frame.example && <p class="soft">{t('recognition.trial.example')}</p>}
    </>
  )
}

/** The tasks with what is looked at in each: no secret for who is judged. */
export const FrameTasks = ({ frame, t }: { frame: Frame; t: Translate }) => (
  <>
    {frame.tasks.map(({ title, text, minutes, competences }) => (
      <details>
        <summary>{t('recognition.trial.task', { title: title[t.language], minutes })}</summary>
        <p>{text[t.language]}</p>
        <ul>
          {competences
            .flatMap(({ criteria }) => criteria)
            .map(criterion => (
              <li>{criterion.text[t.language]}</li>
            ))}
        </ul>
      </details>
    ))}
  </>
)

/** The occupations that one can be judged on at work. */
export const TrialsHowPage = ({ visit, frames }: { visit: Visit; frames: readonly Frame[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.trial.title')} narrow>
      <h1>{t('recognition.trial.title')}</h1>
      <p>{t('recognition.trial.lead')}</p>
      <ul class="cards">
        {frames.map(({ qualification, title, example }) => (
          <li>
            <a class="card" href={urls.trialHow(qualification)}>
              <h2>{title[t.language]}</h2>
              {example && <Tag>{t('recognition.trial.example.tag')}</Tag>}
            </a>
          </li>
        ))}
      </ul>
      <p class="soft">{t('recognition.trial.not-higher')}</p>
    </Page>
  )
}

const Asking = ({ visit, frame, typed, refusal }: { visit: Visit; frame: Frame; typed?: string; refusal?: Word }) => {
  const { t } = visit
  if (!visit.person)
    return (
      <a class="button main" href={`${urls.signIn}?terug=${encodeURIComponent(urls.trialHow(frame.qualification))}`}>
        {t('recognition.trial.ask.sign-in')}
      </a>
    )
  return (
    <form method="post" action={urls.trialHow(frame.qualification)}>
      <Field
        name="words"
        label={t('recognition.trial.ask.words')}
        hint={t('recognition.trial.ask.hint')}
        problems={refusal === 'recognition.request.no-words' ? [{ field: 'words', text: t(refusal) }] : []}
      >
        {aria => (
          <textarea rows={4} maxlength={4000} {...aria}>
            {typed}
          </textarea>
        )}
      </Field>
      <button type="submit" class="main">
        {t('recognition.trial.ask.do')}
      </button>
    </form>
  )
}

/** How a trial goes for one occupation, and asking for it. */
export const TrialHowPage = (props: { visit: Visit; frame: Frame; centre: string; typed?: string; refusal?: Word }) => {
  const { visit, frame, centre, refusal } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.trial.of', { occupation: frame.title })} narrow>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('recognition.trial.of', { occupation: frame.title })}</h1>
      <p>{t('recognition.trial.lead')}</p>
      <Stepper state={null} t={t} />
      <FrameFacts frame={frame} t={t} />
      <h2>{t('recognition.trial.tasks')}</h2>
      <FrameTasks frame={frame} t={t} />
      <h2>{t('recognition.trial.ask.title', { centre })}</h2>
      <Asking {...props} />
      <p class="soft">{t('recognition.trial.not-higher')}</p>
    </Page>
  )
}
