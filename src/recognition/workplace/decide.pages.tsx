import { Choices, Field, Tag, type Tone } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { judgedIn } from './frame.ts'
import { can, competenceName, type TrialProps } from './trial-page.ts'
import { type Proposal, proposalsOf, provenBy } from './verdict.ts'

const tones: Record<Proposal['finds'], Tone> = { proven: 'done', 'not-proven': 'todo', out: 'urgent' }

const Competence = ({ props, proposal }: { props: TrialProps; proposal: Proposal }) => {
  const { visit, typed } = props
  const { t } = visit
  const { judged, seen, finds } = proposal
  const chosen = typed?.[`bewezen-${judged.id}`] ?? (finds === 'proven' ? 'ja' : 'nee')
  return (
    <section class="card">
      <h3>{competenceName(props, judged.id)}</h3>
      <ul>
        {judged.criteria.map(({ text }, at) => (
          <li>
            {text[t.language]}: <strong>{t(`recognition.trial.seen.${seen[at] ?? 'not-seen'}`)}</strong>
          </li>
        ))}
      </ul>
      <p>
        <Tag tone={tones[finds]}>{t(`recognition.trial.proposal.${finds}`)}</Tag>
      </p>
      {finds === 'out' ? (
        <input type="hidden" name={`bewezen-${judged.id}`} value="nee" />
      ) : (
        <>
          <Choices
            name={`bewezen-${judged.id}`}
            legend={t('recognition.trial.decide.proven')}
            hideLegend
            inRow
            options={[
              { value: 'ja', label: t('recognition.trial.proposal.proven') },
              { value: 'nee', label: t('recognition.trial.proposal.not-proven') },
            ]}
            chosen={[chosen]}
          />
          <Field name={`woorden-${judged.id}`} label={t('recognition.trial.decide.words')}>
            {aria => <input type="text" maxlength={2000} value={typed?.[`woorden-${judged.id}`] ?? ''} {...aria} />}
          </Field>
        </>
      )}
    </section>
  )
}

/** Deciding competence by competence, filled in by the rule from what was seen. */
export const Deciding = (props: TrialProps) => {
  const { visit, trial, observations } = props
  if (!can(props, 'decided')) return null
  return (
    <form method="post" action={urls.trialStep(trial.id, 'beslis')}>
      <h2>{visit.t('recognition.trial.decide.title')}</h2>
      <p>{visit.t('recognition.trial.decide.explain')}</p>
      {proposalsOf(trial, observations).map(proposal => (
        <Competence props={props} proposal={proposal} />
      ))}
      <button type="submit" class="main">
        {visit.t('recognition.trial.decide.do')}
      </button>
    </form>
  )
}

/** An appeal can find more proven, never less. */
export const HearingAppeal = (props: TrialProps) => {
  const { visit, trial, typed } = props
  const { t } = visit
  if (!can(props, 'heard')) return null
  const before = provenBy(trial) ?? []
  return (
    <form class="card" method="post" action={urls.trialStep(trial.id, 'beroep')}>
      <h2>{t('recognition.trial.waits.hear')}</h2>
      <Choices
        name="proven"
        legend={t('recognition.trial.hear.proven')}
        many
        options={judgedIn(trial.frame)
          .filter(({ id }) => !before.includes(id))
          .map(({ id }) => ({ value: id, label: competenceName(props, id) }))}
        chosen={typed?.proven?.split(',') ?? []}
      />
      <Field name="words" label={t('recognition.trial.hear.words')}>
        {aria => (
          <textarea rows={4} maxlength={4000} {...aria}>
            {typed?.words}
          </textarea>
        )}
      </Field>
      <button type="submit" class="main">
        {t('recognition.trial.hear.do')}
      </button>
    </form>
  )
}
