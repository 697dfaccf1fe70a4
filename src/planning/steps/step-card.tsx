import { Name, named, OriginTag, SourceLine } from '../../catalogue/index.ts'
import { hours } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tag, type Tone } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import type { LadderAnswer } from './ask-ladder.ts'
import type { Adds, Step } from './climb.ts'

interface StepProps {
  visit: Visit
  answer: LadderAnswer
  step: Step
  /** Place on the ladder, from the ground up. */
  number: number
}

const tones: Record<Step['state'], Tone> = { held: 'done', passed: 'done', job: 'todo', none: 'perhaps', todo: 'todo' }

/** What comes on top of the rung below, and along which programme. */
const Added = ({ visit: { t }, adds, step }: { visit: Visit; adds: Adds; step: Step }) => {
  const { way, minutes, minutesAtBest, whole, goesOn } = adds
  const say = (value: number) => hours(value, t.language)
  const name = named(step.qualification.title, step.qualification.id)[t.language]
  return (
    <>
      <p>
        <strong>{t('planning.steps.adds', { hours: say(minutes) })}</strong>
        {minutes < whole && ` ${t('planning.steps.of-whole', { whole: say(whole) })}`}
        {minutesAtBest < minutes && (
          <>
            {' '}
            <Tag tone="perhaps">{t('planning.steps.perhaps', { hours: say(minutes - minutesAtBest) })}</Tag>
          </>
        )}
      </p>
      <p class="soft">
        <a href={urls.programme(way.programme.id)}>{way.programme.title[t.language]}</a>, {way.provider.name}.{' '}
        {goesOn && t('planning.steps.goes-on')} {step.ways > 1 && t('planning.steps.ways', { count: step.ways })}
      </p>
      <Why reasons={[adds.because]} of={name} t={t} />
    </>
  )
}

/** What a qualification is worth at work: what one can do with it, the jobs, and the list of shortages. */
const Worth = ({ visit: { t }, answer, step: { qualification } }: StepProps) => {
  const { value, shortage, occupations, source } = qualification
  const jobs = occupations.flatMap(id => answer.jobs.get(id) ?? [])
  return (
    <>
      {value && <p>{value[t.language]}</p>}
      {jobs.length > 0 && (
        <p>
          {t('planning.steps.jobs')} {jobs.join(', ')}
        </p>
      )}
      {shortage && (
        <p>
          <Tag tone="urgent">{t('catalogue.shortage')}</Tag>{' '}
          {t('catalogue.qualification.shortage', { year: String(shortage.year), title: shortage.title })}
        </p>
      )}
      <p class="soft small">
        <SourceLine source={source} t={t} />
      </p>
    </>
  )
}

/** What one must know, have or show before. */
const Conditions = ({ visit: { t }, answer, step }: StepProps) => {
  const { catalogue, portrait } = answer.ground
  const programme = step.adds?.way.programme
  const asks = [
    ...(programme?.language ? [t('planning.steps.language', { level: programme.language })] : []),
    ...(programme && programme.entry.length > 0
      ? [
          t('planning.steps.entry', {
            held: programme.entry
              .map(id => named(catalogue.qualifications.get(id)?.title ?? {}, id)[t.language])
              .join(', '),
          }),
        ]
      : []),
    ...step.qualification.attests.map(({ title }) => title),
  ]
  if (asks.length === 0) return null
  const own = portrait.dutch?.level
  return (
    <>
      <p>
        {t('planning.steps.asks')} {asks.join('; ')}.
      </p>
      {own && programme?.language && own < programme.language && (
        <p>
          <Tag tone="perhaps">{t('planning.steps.dutch-first', { own, asked: programme.language })}</Tag>
        </p>
      )}
    </>
  )
}

/** One rung: the certificate, what it adds, what it is worth, what it asks, and the way to its routes. */
export const StepCard = (props: StepProps) => {
  const { visit, answer, step, number } = props
  const { t } = visit
  const { qualification, state, adds } = step
  const isAim = qualification.id === answer.aim
  const tone = tones[state]
  const name = named(qualification.title, qualification.id)[t.language]
  return (
    <li class={`rung-card ${tone}`} id={qualification.id} value={number}>
      <span class="number" aria-hidden="true">
        {number}
      </span>
      <div class="head">
        <h2>
          <a href={urls.qualification(qualification.id)}>
            <Name of={qualification.title} otherwise={qualification.id} t={t} />
          </a>
        </h2>
        <Tag tone={tone}>{t(`planning.steps.state.${state}`)}</Tag>
      </div>
      <div class="body">
        {isAim && (
          <p class="flag-line">
            <Icon name="flag" /> {t('planning.steps.your-aim')}
          </p>
        )}
        <p class="soft">
          {t(`catalogue.kind.${qualification.kind}`)}
          {qualification.level !== null && `, ${t('catalogue.level', { level: qualification.level })}`}{' '}
          <OriginTag origin={qualification.origin} t={t} />
        </p>
        {step.held && <p>{t(step.held.says, step.held.with ?? {})}</p>}
        {adds && <Added visit={visit} adds={adds} step={step} />}
        {state === 'none' && <p>{t('planning.steps.no-programme')}</p>}
        {state === 'job' && <p>{t('planning.steps.begins-here')}</p>}
        <Worth {...props} />
        <Conditions {...props} />
        {adds && (
          <>
            <p>
              <Icon name="flag" /> {t('planning.steps.stop-here')}
            </p>
            <form method="post" action={`${urls.question('doel')}?na=nakijken`} class="no-print">
              <input type="hidden" name="goal" value={qualification.id} />
              <button type="submit" class={isAim ? 'main' : undefined}>
                {t('planning.steps.routes')}
                <span class="hidden-text">: {name}</span>
              </button>
            </form>
          </>
        )}
      </div>
    </li>
  )
}
