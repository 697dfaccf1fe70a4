import { fingerprint, newId } from '../../platform/ids.ts'
import { day } from '../../platform/show.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Criterion, Frame } from './frame.ts'
import { criteriaOut } from './plan.ts'
import { seenOf, seens } from './taps.ts'
import { planOf, stateOf, weighingsOf } from './trial.ts'
import type { TrialProps } from './trial-page.ts'

/** Letters of a name: enough to know whose tablet page this is, too little to tell who. */
const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map(part => `${part.charAt(0).toUpperCase()}.`)
    .join('')

type Mine = TrialProps['observations']

/** Each field goes with an id: a form that is sent twice counts once. */
const Seen = ({ criterion, mine, props }: { criterion: Criterion; mine: Mine; props: TrialProps }) => {
  const { t } = props.visit
  const isTapped = mine.some(each => each.criterion === criterion.id && !each.late)
  return (
    <>
      <input type="hidden" name={`id-${criterion.id}`} value={newId()} />
      <Choices
        name={`gezien-${criterion.id}`}
        legend={criterion.text[t.language]}
        inRow
        options={seens.map(value => ({ value, label: t(`recognition.trial.seen.${value}`) }))}
        chosen={isTapped ? [seenOf(criterion.id, mine)] : []}
      />
    </>
  )
}

interface TaskProps {
  task: Frame['tasks'][number]
  out: ReadonlySet<string>
  mine: Mine
  props: TrialProps
}

const Task = ({ task, out, mine, props }: TaskProps) => {
  const { t } = props.visit
  const { id, title, text, minutes, competences } = task
  const criteria = competences.flatMap(competence => competence.criteria)
  return (
    <section class="card observing">
      <h2>{t('recognition.trial.task', { title: title[t.language], minutes })}</h2>
      <p>{text[t.language]}</p>
      {criteria
        .filter(criterion => !out.has(criterion.id))
        .map(criterion => (
          <Seen criterion={criterion} mine={mine} props={props} />
        ))}
      {criteria
        .filter(criterion => out.has(criterion.id))
        .map(criterion => (
          <p class="soft">
            {criterion.text[t.language]}: {t('recognition.trial.observe.out')}
          </p>
        ))}
      <input type="hidden" name={`id-foto-${id}`} value={newId()} />
      <Field name={`foto-${id}`} label={t('recognition.trial.photo')} hint={t('recognition.trial.photo.hint')}>
        {aria => <input type="file" accept="image/*" capture="environment" data-task={id} {...aria} />}
      </Field>
      <input type="hidden" name={`id-woorden-${id}`} value={newId()} />
      <Field name={`woorden-${id}`} label={t('recognition.trial.remark')} hint={t('recognition.trial.remark.hint')}>
        {aria => <textarea rows={2} maxlength={2000} data-task={id} {...aria} />}
      </Field>
    </section>
  )
}

/** On a tablet, beside who works: a tap for each thing that one sees. Without script it is one long form. */
export const ObservePage = (props: TrialProps & { problems: Problem[] }) => {
  const { visit, trial, problems, observations } = props
  const { t } = visit
  const plan = planOf(trial)
  const out = plan ? criteriaOut(trial.frame, plan, weighingsOf(trial)) : new Set<string>()
  const mine = observations.filter(({ personId }) => personId === visit.person.id)
  return (
    <Page visit={visit} title={t('recognition.trial.observe.title')} scripts={['observe']} bare>
      <div
        data-observe={trial.id}
        data-who={fingerprint(visit.person.id).slice(0, 16)}
        data-taps={urls.observedTaps(trial.id)}
        data-photo={urls.observedPhoto(trial.id)}
        data-worker={urls.observeWorker}
        data-scope={`${urls.trials}/`}
        data-none={t('recognition.trial.wait.none')}
        data-one={t('recognition.trial.wait.one')}
        data-many={t('recognition.trial.wait.many', { count: '#' })}
        data-away={t('recognition.trial.wait.away')}
        data-refused={t('recognition.trial.wait.refused')}
      >
        <p>
          <a href={urls.trial(trial.id)}>{t('recognition.trial.observe.back')}</a>
        </p>
        <Problems t={t} problems={problems} />
        <h1>{t('recognition.trial.observe.of', { occupation: trial.frame.title, who: initials(trial.ownerName) })}</h1>
        {plan && <p>{t('recognition.trial.plan.when', { day: day(plan.day, t.language), hour: plan.hour })}</p>}
        <p class="waiting" role="status" id="wacht" hidden />
        <form method="post" action={urls.observe(trial.id)} enctype="multipart/form-data" data-seen>
          {trial.frame.tasks.map(task => (
            <Task task={task} out={out} mine={mine} props={props} />
          ))}
          <button type="submit" class="main">
            {t('recognition.trial.observe.keep')}
          </button>
        </form>
        {stateOf(trial) === 'ready' && (
          <form method="post" action={urls.trialStep(trial.id, 'gezien')} data-finish>
            <button type="submit">{t('recognition.trial.observe.end')}</button>
          </form>
        )}
      </div>
    </Page>
  )
}
