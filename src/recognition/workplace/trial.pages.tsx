import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems, Tag, type Tone } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import { Deciding, HearingAppeal } from './decide.pages.tsx'
import { FrameFacts, FrameTasks } from './how.pages.tsx'
import { TrialExemptions, TrialOutcome } from './outcome.tsx'
import { PlanFacts, PlanForm, Weighing } from './plan.pages.tsx'
import { Stepper } from './stepper.tsx'
import { AllSeen, TrialStory } from './story.tsx'
import { planOf, type State, stateOf, type Trial, toAgree } from './trial.ts'
import { can, type TrialProps } from './trial-page.ts'

const tones: Partial<Record<State, Tone>> = { decided: 'done', heard: 'done', withdrawn: 'todo' }

const StateTag = ({ trial, visit: { t } }: { trial: Trial; visit: Visit }) => (
  <Tag tone={tones[stateOf(trial)] ?? 'perhaps'}>{t(`recognition.trial.state.${stateOf(trial)}`)}</Tag>
)

/** A step that asks nothing but to be taken. */
const Once = ({ action, word, main }: { action: string; word: string; main?: boolean }) => (
  <form method="post" action={action}>
    <button type="submit" class={main ? 'main' : 'quiet'}>
      {word}
    </button>
  </form>
)

interface SayingProps {
  props: TrialProps
  action: string
  field: string
  label: Word
  hint?: Word
  button: Word
}

/** A step that asks for words, folded until one wants it. */
const Saying = ({ props: { visit, typed, refusal }, action, field, label, hint, button }: SayingProps) => {
  const { t } = visit
  const said = typed?.[field]
  return (
    <details open={said !== undefined}>
      <summary>{t(button)}</summary>
      <form method="post" action={action}>
        <Field
          name={field}
          label={t(label)}
          {...(hint ? { hint: t(hint) } : {})}
          problems={refusal && said !== undefined ? [{ field, text: t(refusal) }] : []}
        >
          {aria => (
            <textarea rows={4} maxlength={4000} {...aria}>
              {said}
            </textarea>
          )}
        </Field>
        <button type="submit" class="main">
          {t(button)}
        </button>
      </form>
    </details>
  )
}

const problemsOf = ({ refusal, visit }: TrialProps) => (refusal ? [{ field: null, text: visit.t(refusal) }] : [])

/** One's own trial: where it stands, what one can do, what came of it. */
export const OwnTrialPage = (props: TrialProps) => {
  const { visit, trial, providerName } = props
  const { t } = visit
  const title = t('recognition.trial.of', { occupation: trial.frame.title })
  return (
    <Page visit={visit} title={title} narrow>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{title}</h1>
      <p>
        {t('recognition.trial.at', { centre: providerName })} <StateTag trial={trial} visit={visit} />
      </p>
      <Stepper state={stateOf(trial)} t={t} />
      <TrialOutcome {...props} />
      <LetterLinks visit={visit} letters={props.letters} />
      <TrialExemptions {...props} />
      <PlanFacts {...props} />
      {can(props, 'agreed') && (
        <Once main action={urls.ownTrialStep(trial.id, 'akkoord')} word={t('recognition.trial.agree.do')} />
      )}
      {can(props, 'appealed') && (
        <Saying
          props={props}
          action={urls.ownTrialStep(trial.id, 'beroep')}
          field="words"
          label="recognition.appeal.words"
          hint="recognition.appeal.hint"
          button="recognition.appeal.do"
        />
      )}
      <AllSeen {...props} />
      <TrialStory {...props} />
      <details>
        <summary>{t('recognition.trial.how')}</summary>
        <FrameFacts frame={trial.frame} t={t} />
        <FrameTasks frame={trial.frame} t={t} />
      </details>
      {can(props, 'withdrawn') && (
        <Once action={urls.ownTrialStep(trial.id, 'intrekken')} word={t('recognition.trial.withdraw.do')} />
      )}
    </Page>
  )
}

const MentorLink = ({ visit, trial, link }: TrialProps) => {
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('recognition.trial.mentor.title')}</h2>
      {link && (
        <p>
          {t('recognition.trial.mentor.link')} <code>{`${visit.origin}${urls.mentorLink(link)}`}</code>
        </p>
      )}
      <Once action={urls.trialStep(trial.id, 'mentor')} word={t('recognition.trial.mentor.make')} />
    </section>
  )
}

/** What the plan waits for, when it waits. */
const Awaited = ({ visit: { t }, trial }: TrialProps) =>
  stateOf(trial) !== 'to-agree' ? null : (
    <p>
      {toAgree(trial)
        .map(who => t(`recognition.trial.awaits.${who}`))
        .join(' ')}
    </p>
  )

/** A trial at the centre: talk, plan, observation, decision. */
export const TrialPage = (props: TrialProps) => {
  const { visit, trial } = props
  const { t } = visit
  const title = t('recognition.trial.whose', { name: trial.ownerName, occupation: trial.frame.title })
  const step = (name: string) => urls.trialStep(trial.id, name)
  const needsMentor = planOf(trial)?.where === 'employer' && toAgree(trial).includes('mentor')
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.trials}>{t('recognition.trial.list')}</a>
      </p>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{title}</h1>
      <p>
        <StateTag trial={trial} visit={visit} />
      </p>
      <Stepper state={stateOf(trial)} t={t} />
      {can(props, 'talked') && (
        <Saying
          props={props}
          action={step('gesprek')}
          field="words"
          label="recognition.trial.talk.words"
          hint="recognition.trial.talk.hint"
          button="recognition.trial.talk.do"
        />
      )}
      <PlanFacts {...props} />
      <Weighing {...props} />
      <Awaited {...props} />
      {needsMentor && can(props, 'mentor-link') && <MentorLink {...props} />}
      {stateOf(trial) === 'ready' && (
        <a class="button main" href={urls.observe(trial.id)}>
          {t('recognition.trial.observe.go')}
        </a>
      )}
      {can(props, 'planned') && <PlanForm {...props} />}
      <Deciding {...props} />
      {can(props, 'confirmed') && <Once main action={step('bevestig')} word={t('recognition.trial.confirm.do')} />}
      {can(props, 'returned') && (
        <Saying
          props={props}
          action={step('terug')}
          field="words"
          label="recognition.trial.return.words"
          button="recognition.trial.return.do"
        />
      )}
      <HearingAppeal {...props} />
      <TrialOutcome {...props} />
      <LetterLinks visit={visit} letters={props.letters} />
      <AllSeen {...props} />
      <TrialStory {...props} />
      {can(props, 'stood-aside') && (
        <Saying
          props={props}
          action={step('opzij')}
          field="aside"
          label="recognition.trial.aside.words"
          hint="recognition.trial.aside.hint"
          button="recognition.trial.aside.do"
        />
      )}
    </Page>
  )
}

/** What who speaks for the employer sees: the plan, no more. */
export const MentorTrialPage = (props: TrialProps) => {
  const { visit, trial } = props
  const { t } = visit
  const title = t('recognition.trial.whose', { name: trial.ownerName, occupation: trial.frame.title })
  return (
    <Page visit={visit} title={title} narrow>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{title}</h1>
      <p>{t('recognition.trial.mentor.explain')}</p>
      <PlanFacts {...props} />
      {can(props, 'mentor-agreed') && (
        <Once main action={urls.trialStep(trial.id, 'akkoord')} word={t('recognition.trial.agree.do')} />
      )}
      <h2>{t('recognition.trial.tasks')}</h2>
      <FrameTasks frame={trial.frame} t={t} />
    </Page>
  )
}

/** What a link shows to who is not named yet: which trial, where and when. */
export const MentorLinkPage = ({ visit, trial, secret }: { visit: Visit; trial: Trial; secret: string }) => {
  const { t } = visit
  const plan = planOf(trial)
  return (
    <Page visit={visit} title={t('recognition.trial.mentor.title')} narrow>
      <h1>{t('recognition.trial.mentor.ask', { occupation: trial.frame.title })}</h1>
      {plan && (
        <p>
          {plan.organisation}, {t('recognition.trial.plan.when', { day: day(plan.day, t.language), hour: plan.hour })}
        </p>
      )}
      <p>{t('recognition.trial.mentor.explain')}</p>
      {visit.person ? (
        <Once main action={urls.mentorLink(secret)} word={t('recognition.trial.mentor.do')} />
      ) : (
        <a class="button main" href={`${urls.signIn}?terug=${encodeURIComponent(urls.mentorLink(secret))}`}>
          {t('house.sign-in')}
        </a>
      )}
    </Page>
  )
}

/** Trials, one's own or those of the centre. */
export const TrialsPage = ({ visit, trials, own }: { visit: Visit; trials: Trial[]; own: boolean }) => {
  const { t } = visit
  const title = t(own ? 'recognition.trial.own' : 'recognition.trial.list')
  return (
    <Page visit={visit} title={title} narrow>
      <h1>{title}</h1>
      {trials.length === 0 && (
        <Empty>
          <p>{t(own ? 'recognition.trial.own.empty' : 'recognition.trial.list.empty')}</p>
        </Empty>
      )}
      <ul class="cards">
        {trials.map(trial => (
          <li>
            <a class="card" href={own ? urls.ownTrial(trial.id) : urls.trial(trial.id)}>
              <h2>{own ? trial.frame.title[t.language] : `${trial.ownerName}, ${trial.frame.title[t.language]}`}</h2>
              {day(dayOf(trial.begunAt), t.language, 'plain')} <StateTag trial={trial} visit={visit} />
            </a>
          </li>
        ))}
      </ul>
      {own && (
        <p>
          <a href={urls.trialsHow}>{t('recognition.trial.title')}</a>
        </p>
      )}
    </Page>
  )
}
