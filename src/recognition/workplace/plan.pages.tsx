import { day } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { Choices, Field, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { criteriaIn } from './frame.ts'
import { criteriaOut, type PlannedMean, unweighed } from './plan.ts'
import { planOf, type Trial, weighingsOf } from './trial.ts'
import { can, type TrialProps } from './trial-page.ts'

const nameOfMean = ({ frame }: Trial, id: string, t: Translate): string =>
  frame.means.find(mean => mean.id === id)?.name[t.language] ?? id

const MeanLine = ({ trial, mean, t }: { trial: Trial; mean: PlannedMean; t: Translate }) => {
  const said = weighingsOf(trial).find(each => each.mean === mean.id)
  const tone = mean.there || said?.agreed ? 'done' : said || mean.equivalent === '' ? 'urgent' : 'perhaps'
  const says = mean.there
    ? 'there'
    : mean.equivalent === ''
      ? 'missing'
      : said === undefined
        ? 'open'
        : said.agreed
          ? 'agreed'
          : 'refused'
  return (
    <li>
      {nameOfMean(trial, mean.id, t)} <Tag tone={tone}>{t(`recognition.trial.mean.${says}`)}</Tag>
      {mean.equivalent !== '' && (
        <span class="soft">
          {' '}
          {t('recognition.trial.mean.instead', { equivalent: mean.equivalent, why: mean.why })} {said?.words}
        </span>
      )}
    </li>
  )
}

/** The plan as it stands, and plainly what cannot be shown with it. */
export const PlanFacts = ({ visit, trial }: TrialProps) => {
  const { t } = visit
  const plan = planOf(trial)
  if (!plan) return null
  const out = criteriaOut(trial.frame, plan, weighingsOf(trial))
  return (
    <section class="card">
      <h2>{t('recognition.trial.plan.title')}</h2>
      <p>
        <strong>{t('recognition.trial.plan.when', { day: day(plan.day, t.language), hour: plan.hour })}</strong>
        <br />
        {t(`recognition.trial.where.${plan.where}`)}: {plan.organisation}, {plan.address}
        {plan.contact !== '' && `, ${plan.contact}`}
      </p>
      {plan.safety !== '' && <p>{t('recognition.trial.plan.safety.says', { safety: plan.safety })}</p>}
      <ul>
        {plan.means.map(mean => (
          <MeanLine trial={trial} mean={mean} t={t} />
        ))}
      </ul>
      {out.size > 0 && (
        <>
          <p>
            <strong>{t('recognition.trial.plan.out')}</strong>
          </p>
          <ul>
            {criteriaIn(trial.frame)
              .filter(({ id }) => out.has(id))
              .map(({ text }) => (
                <li>{text[t.language]}</li>
              ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Equivalents on which somebody must still say something. */
export const Weighing = (props: TrialProps) => {
  const { visit, trial } = props
  const { t } = visit
  const plan = planOf(trial)
  if (!plan || !can(props, 'weighed')) return null
  return (
    <>
      {unweighed(plan, weighingsOf(trial)).map(({ id, equivalent, why }) => (
        <section class="card">
          <h2>{t('recognition.trial.weigh.title', { mean: nameOfMean(trial, id, t) })}</h2>
          <p>{t('recognition.trial.mean.instead', { equivalent, why })}</p>
          <form method="post" action={urls.trialStep(trial.id, 'vergelijkbaar')}>
            <input type="hidden" name="mean" value={id} />
            <Choices
              name={`agreed-${id}`}
              legend={t('recognition.trial.weigh.ask')}
              inRow
              options={[
                { value: 'ja', label: t('recognition.trial.weigh.yes') },
                { value: 'nee', label: t('recognition.trial.weigh.no') },
              ]}
              chosen={[]}
            />
            <Field name={`words-${id}`} label={t('recognition.trial.weigh.words')}>
              {aria => <input type="text" maxlength={1000} {...aria} />}
            </Field>
            <button type="submit">{t('recognition.trial.weigh.do')}</button>
          </form>
        </section>
      ))}
    </>
  )
}

const MeanField = ({ props, id }: { props: TrialProps; id: string }) => {
  const { visit, trial, typed } = props
  const { t } = visit
  const before = planOf(trial)?.means.find(mean => mean.id === id)
  const there = typed ? typed[`daar-${id}`] : before?.there === false ? 'nee' : 'ja'
  const instead = typed?.[`anders-${id}`] ?? before?.equivalent ?? ''
  return (
    <div class="field">
      <Choices
        name={`daar-${id}`}
        legend={nameOfMean(trial, id, t)}
        inRow
        options={[
          { value: 'ja', label: t('recognition.trial.mean.there') },
          { value: 'nee', label: t('recognition.trial.mean.missing') },
        ]}
        chosen={[there ?? '']}
      />
      <details open={there === 'nee'}>
        <summary>{t('recognition.trial.mean.propose')}</summary>
        <Field name={`anders-${id}`} label={t('recognition.trial.mean.equivalent')}>
          {aria => <input type="text" maxlength={1000} value={instead} {...aria} />}
        </Field>
        <Field name={`waarom-${id}`} label={t('recognition.trial.mean.why')}>
          {aria => (
            <input type="text" maxlength={1000} value={typed?.[`waarom-${id}`] ?? before?.why ?? ''} {...aria} />
          )}
        </Field>
      </details>
    </div>
  )
}

const texts = ['organisation', 'address', 'contact', 'safety'] as const

/** Where, when and with what: typed by an assessor. */
export const PlanForm = (props: TrialProps) => {
  const { visit, trial, typed } = props
  const { t } = visit
  const before = planOf(trial)
  const was = (name: 'day' | 'hour' | (typeof texts)[number]): string => typed?.[name] ?? before?.[name] ?? ''
  return (
    <details open={before === null || typed?.organisation !== undefined}>
      <summary>{t(before ? 'recognition.trial.plan.anew' : 'recognition.trial.plan.make')}</summary>
      <form method="post" action={urls.trialStep(trial.id, 'plan')}>
        <Choices
          name="where"
          legend={t('recognition.trial.plan.where')}
          options={(['employer', 'simulated'] as const).map(value => ({
            value,
            label: t(`recognition.trial.where.${value}`),
          }))}
          chosen={[typed?.where ?? before?.where ?? '']}
        />
        {texts.map(name => (
          <Field name={name} label={t(`recognition.trial.plan.${name}`)}>
            {aria => <input type="text" maxlength={1000} value={was(name)} {...aria} />}
          </Field>
        ))}
        <Field name="day" label={t('recognition.trial.plan.day')}>
          {aria => <input type="date" value={was('day')} {...aria} />}
        </Field>
        <Field name="hour" label={t('recognition.trial.plan.hour')}>
          {aria => <input type="time" class="short" value={was('hour')} {...aria} />}
        </Field>
        <h3>{t('recognition.trial.plan.means')}</h3>
        <p>{t('recognition.trial.plan.means.explain')}</p>
        {trial.frame.means.map(({ id }) => (
          <MeanField props={props} id={id} />
        ))}
        <button type="submit" class="main">
          {t('recognition.trial.plan.do')}
        </button>
      </form>
    </details>
  )
}
