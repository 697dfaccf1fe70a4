import { dayOf } from '../../platform/day.ts'
import { day, time } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { FoundDevelopment } from './development.store.ts'
import { progressOf, undoable } from './development.ts'
import { GoalCard, Progress, to } from './goal-card.tsx'

export interface DevelopmentProps {
  visit: Visit & { person: NonNullable<Visit['person']> }
  found: FoundDevelopment
  /** Whether the plan is the visitor's own. */
  own: boolean
  /** The owner's kept dossier, through which they let others see; null for others, or when there is none. */
  dossier: string | null
  refusal?: Word
  typed?: Record<string, string>
}

const problemsOf = ({ refusal, typed, visit: { t } }: DevelopmentProps): Problem[] =>
  refusal ? [{ field: typed?.field ?? null, text: t(refusal) }] : []

const AddGoal = (props: DevelopmentProps) => {
  const { visit, typed } = props
  const { t } = visit
  const problems = problemsOf(props)
  return (
    <form method="post" action={to(props, 'doel')} class="card no-print">
      <h2>{t('planning.development-plan.add-goal')}</h2>
      <Field name="goal-words" label={t('planning.development-plan.goal.words')} problems={problems}>
        {aria => (
          <input {...aria} type="text" value={typed?.field === 'goal-words' ? typed?.words : ''} maxlength={300} />
        )}
      </Field>
      <Field name="goal-by" label={t('planning.development-plan.by')}>
        {aria => <input {...aria} type="date" value={typed?.field === 'goal-words' ? typed?.by : ''} />}
      </Field>
      <button type="submit" class="main">
        {t('planning.development-plan.add-goal.do')}
      </button>
    </form>
  )
}

const Remarks = (props: DevelopmentProps) => {
  const { visit, found } = props
  const { t } = visit
  const nameOf = (person: string) => found.steps.find(({ personId }) => personId === person)?.name || '–'
  return (
    <section>
      <h2>{t('planning.development-plan.remarks')}</h2>
      {found.development.remarks.map(({ words, at, personId }) => (
        <blockquote class="card">
          <p>{words}</p>
          <p class="soft">
            {nameOf(personId)}, {day(dayOf(at), t.language, 'short')}
          </p>
        </blockquote>
      ))}
      <form method="post" action={to(props, 'opmerking')} class="no-print">
        <Field name="remark" label={t('planning.development-plan.remark')} problems={problemsOf(props)}>
          {aria => <textarea {...aria} rows={2} maxlength={1000} />}
        </Field>
        <button type="submit">{t('planning.development-plan.remark.do')}</button>
      </form>
    </section>
  )
}

const History = ({ visit: { t }, found }: DevelopmentProps) => (
  <details class="no-print">
    <summary>{t('planning.development-plan.history')}</summary>
    <ol class="timeline">
      {found.steps.toReversed().map(({ kind, at, name, role }) => (
        <li>
          <time datetime={at.toISOString()}>
            {day(dayOf(at), t.language, 'short')} {time(at, t.language)}
          </time>{' '}
          <span>
            {t('planning.development-plan.history.line', {
              who: name || '–',
              role: t(`people.role.${role}`),
              what: t(`planning.development-plan.step.${kind}`),
            })}
          </span>
        </li>
      ))}
    </ol>
  </details>
)

const WhoSees = ({ own, dossier, visit: { t } }: DevelopmentProps) =>
  own ? (
    <section class="card no-print">
      <h2>{t('planning.development-plan.who-sees')}</h2>
      <p>{t('planning.development-plan.who-sees.explain')}</p>
      {dossier ? (
        <p class="buttons">
          <a class="button" href={urls.letInOrganisation(dossier)}>
            {t('planning.development-plan.who-sees.let')}
          </a>
          <a href={urls.access(dossier)}>{t('planning.development-plan.who-sees.all')}</a>
        </p>
      ) : (
        <p>
          <a href={urls.start}>{t('planning.development-plan.who-sees.no-dossier')}</a>
        </p>
      )}
    </section>
  ) : null

/** The whole plan on one page, for two people at one table. */
export const DevelopmentPage = (props: DevelopmentProps) => {
  const { visit, found, own } = props
  const { t } = visit
  const { goals } = found.development
  const { done, all } = progressOf(goals)
  const title = own ? t('planning.development-plan.mine') : t('planning.development-plan.of', { name: found.owner })
  const undo = undoable(found.steps, visit.person.id)
  return (
    <Page visit={visit} title={title}>
      {!own && (
        <p class="no-print">
          <a href={urls.developments}>{t('planning.development-plan.shown')}</a>
        </p>
      )}
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{title}</h1>
      <Progress goals={goals} label={t('planning.development-plan.progress', { done, all })} />
      {goals.length === 0 && (
        <Empty>
          <p>{t('planning.development-plan.empty')}</p>
        </Empty>
      )}
      {goals.map(goal => (
        <GoalCard props={props} goal={goal} />
      ))}
      <AddGoal {...props} />
      <Remarks {...props} />
      <p class="buttons no-print">
        <a class="button" href={urls.developmentPdf(found.id)}>
          {t('planning.development-plan.pdf')}
        </a>
        {own && (
          <a class="button" href={urls.ownDevelopment}>
            {t('planning.development-plan.more-from')}
          </a>
        )}
      </p>
      {undo && (
        <form method="post" action={to(props, 'terug')} class="no-print">
          <input type="hidden" name="step" value={String(undo.id)} />
          <button type="submit" class="quiet">
            {t('planning.development-plan.undo', { what: t(`planning.development-plan.step.${undo.kind}`) })}
          </button>
        </form>
      )}
      <WhoSees {...props} />
      <History {...props} />
    </Page>
  )
}
