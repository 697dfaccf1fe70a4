import { Name, named, OriginTag, SourceLine } from '../../catalogue/index.ts'
import { hours } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Ladder, type LadderStep } from '../../ui/ladder.tsx'
import { Page } from '../../ui/page.tsx'
import { Field, Figures } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { LadderAnswer } from './ask-ladder.ts'
import type { Step } from './climb.ts'
import { StepCard } from './step-card.tsx'

const drawn: Record<Step['state'], 'done' | 'perhaps' | 'todo'> = {
  held: 'done',
  passed: 'done',
  job: 'todo',
  none: 'perhaps',
  todo: 'todo',
}

const shortLabel = (step: Step, number: number, t: Translate): string => {
  const { adds, state } = step
  if (adds) return `${number} +${hours(adds.minutes, t.language)}`
  return `${number} ${t(`planning.steps.short.${state === 'todo' ? 'none' : state}`)}`
}

/** The ladder as a picture: a rung a qualification, a flag where one may stop, and what it adds. */
const Picture = ({ answer, t }: { answer: LadderAnswer; t: Translate }) => {
  const { steps, aim, chain, minutes } = answer
  const title = steps.find(({ qualification }) => qualification.id === aim)?.qualification.title ?? {}
  return (
    <Ladder
      says={t('planning.steps.picture', {
        ladder: chain.title,
        count: steps.length,
        aim: named(title),
        hours: hours(minutes, t.language),
      })}
      steps={steps.flatMap((step, at): LadderStep[] => [
        { kind: 'rung', state: drawn[step.state], label: shortLabel(step, at + 1, t) },
        ...(at + 1 < steps.length ? [{ kind: 'flag' } as const] : []),
      ])}
    />
  )
}

const Aim = ({ answer, t }: { answer: LadderAnswer; t: Translate }) => (
  <form method="get" class="card no-print">
    <Field name="doel" label={t('planning.steps.aim')} hint={t('planning.steps.aim.hint')}>
      {aria => (
        <select {...aria}>
          {answer.steps.toReversed().map(({ qualification: { id, title } }) => (
            <option value={id} selected={id === answer.aim}>
              {named(title, id)[t.language]}
            </option>
          ))}
        </select>
      )}
    </Field>
    <button type="submit">{t('planning.steps.reckon')}</button>
  </form>
)

/** How a ladder counts for whom: for anybody, or for who told what they can. */
const Told = ({ answer, visit: { t, person } }: { answer: LadderAnswer; visit: Visit }) => (
  <section class="card">
    <h2>{t(answer.personal ? 'planning.steps.yours' : 'planning.steps.anybody')}</h2>
    <p>{t(answer.personal ? 'planning.steps.yours.explain' : 'planning.steps.anybody.explain')}</p>
    <p class="no-print">
      <a class="button" href={answer.personal ? urls.check : urls.start}>
        {t(answer.personal ? 'planning.steps.change-answers' : 'planning.steps.tell')}
      </a>{' '}
      {!answer.personal && person && <a href={urls.dossiers}>{t('planning.steps.open-dossier')}</a>}
    </p>
  </section>
)

export const LadderPage = ({ visit, answer }: { visit: Visit; answer: LadderAnswer }) => {
  const { t } = visit
  const { chain, steps, aim, minutes, atBest } = answer
  const title = t('planning.steps.ladder', { ladder: chain.title })
  const goal = steps.find(({ qualification }) => qualification.id === aim)
  const top = named(goal?.qualification.title ?? {}, aim)[t.language]
  const isThere = goal?.state === 'held' || goal?.state === 'passed'
  const say = (value: number) => hours(value, t.language)
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.ladders}>{t('planning.steps.title')}</a>
      </p>
      <h1>{title}</h1>
      <p>{t('planning.steps.explain')}</p>
      <Figures
        figures={
          isThere
            ? [{ value: t('planning.steps.there'), meaning: top }]
            : [
                { value: say(minutes), meaning: t('planning.steps.figure.up', { aim: top }) },
                ...(atBest < minutes ? [{ value: say(atBest), meaning: t('planning.steps.figure.at-best') }] : []),
                ...(goal?.direct != null && goal.direct < minutes
                  ? [{ value: say(goal.direct), meaning: t('planning.steps.figure.direct') }]
                  : []),
              ]
        }
      />
      <div class="structure-page">
        <div class="card">
          <Picture answer={answer} t={t} />
          <p class="soft small">{t('planning.steps.picture.explain')}</p>
        </div>
        <ol class="rungs" reversed>
          {steps.toReversed().map((step, at) => (
            <StepCard visit={visit} answer={answer} step={step} number={steps.length - at} />
          ))}
        </ol>
        <div class="rungs">
          <Aim answer={answer} t={t} />
          <Told answer={answer} visit={visit} />
          <section class="card">
            <h2>{t('planning.steps.source')}</h2>
            {chain.from ? (
              <p>
                <SourceLine source={chain.from.source} t={t} /> <OriginTag origin={chain.from.origin} t={t} />
              </p>
            ) : (
              <p>{t('planning.steps.found.explain')}</p>
            )}
            <p class="soft">
              <Name of={goal?.qualification.title ?? {}} otherwise={aim} t={t} />: {t('planning.steps.hours-are')}
            </p>
          </section>
        </div>
      </div>
    </Page>
  )
}
