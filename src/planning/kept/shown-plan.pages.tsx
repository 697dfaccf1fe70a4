import { named } from '../../catalogue/index.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Bilingual, Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Choices as Options, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { KeptPlan, shownPlanOf } from './kept-plan.ts'
import type { ModuleOutcome } from './outcome.ts'
import { PlanBody } from './plan.pages.tsx'

interface ShownPlanProps {
  visit: Visit
  kept: NonNullable<Awaited<ReturnType<typeof shownPlanOf>>>
  outcomes: ModuleOutcome[]
  /** Modules of which this visitor may say whether they were passed. */
  mayNote: { module: string; title: Bilingual }[]
  refusal?: Word
  typed?: { module: string; result: string; day: string }
}

const titleOf = (module: string, { facts }: KeptPlan): Bilingual =>
  [...facts.catalogue.modules.values()].find(({ id }) => id === module)?.title ?? { nl: module, en: module }

const Noted = ({ visit, kept, outcomes }: ShownPlanProps) => {
  const { t } = visit
  const standing = outcomes.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (standing.length === 0) return <p class="soft">{t('planning.plan.outcome.none')}</p>
  return (
    <ul>
      {standing.map(({ id, module, passed, day: on, organisationId }) => (
        <li>
          {titleOf(module, kept)[t.language]}{' '}
          <Tag tone={passed ? 'done' : 'urgent'}>
            {t(passed ? 'planning.plan.outcome.passed' : 'planning.plan.outcome.failed')}
          </Tag>{' '}
          {day(on, t.language, 'plain')}
          {visit.worksFor?.id === organisationId && (
            <form method="post" action={urls.takeBackOutcome(kept.shown.id, id)}>
              <button type="submit" class="quiet">
                {t('planning.plan.outcome.take-back')}
                <span class="hidden-text">: {titleOf(module, kept)[t.language]}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

const fieldOf: Partial<Record<Word, string>> = {
  'planning.plan.outcome.no-result': 'result',
  'planning.plan.outcome.bad-day': 'day',
  'planning.plan.outcome.already': 'module',
}

const NoteForm = ({ visit, kept, mayNote, refusal, typed }: ShownPlanProps) => {
  const { t } = visit
  const problems = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  return (
    <form method="post" action={urls.noteModule(kept.shown.id)}>
      <Field name="module" label={t('planning.plan.outcome.which')} problems={problems}>
        {aria => (
          <select {...aria}>
            {mayNote.map(({ module, title }) => (
              <option value={module} selected={module === typed?.module}>
                {title[t.language]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Options
        name="result"
        legend={t('planning.plan.outcome.how')}
        options={(['passed', 'failed'] as const).map(value => ({ value, label: t(`planning.plan.outcome.${value}`) }))}
        chosen={[typed?.result ?? '']}
        inRow
      />
      <Field name="day" label={t('planning.plan.outcome.day')} problems={problems}>
        {aria => <input type="date" value={typed?.day ?? visit.today} {...aria} />}
      </Field>
      <button type="submit" class="main">
        {t('planning.plan.outcome.note')}
      </button>
    </form>
  )
}

/** Somebody's plan for who they let see it; who gives its modules notes there what was passed. */
export const ShownPlanPage = (props: ShownPlanProps) => {
  const { visit, kept, mayNote, refusal } = props
  const { t } = visit
  const { shown, plan, facts } = kept
  const { choices, drawn } = plan.version
  const goal = facts.catalogue.qualifications.get(choices.goal) ?? null
  const title = t('planning.plan.of', { name: shown.owner })
  return (
    <Page visit={visit} title={title}>
      <p>
        <a href={urls.shownDossier(shown.id)}>{shown.owner}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []} />
      <h1>{title}</h1>
      <p class="lead">{named(goal?.title ?? {}, choices.goal)[t.language]}</p>
      <PlanBody drawn={drawn} choices={choices} goal={goal} t={t} />
      <section class="card">
        <h2>{t('planning.plan.outcome.title')}</h2>
        <Noted {...props} />
        {mayNote.length > 0 && <NoteForm {...props} />}
      </section>
    </Page>
  )
}

export const NoPlanShownPage = ({ visit, owner, back }: { visit: Visit; owner: string; back: string }) => {
  const { t } = visit
  const title = t('planning.plan.of', { name: owner })
  return (
    <Page visit={visit} title={title} narrow>
      <h1>{title}</h1>
      <p>{t('planning.plan.of.none', { name: owner })}</p>
      <p>
        <a href={back}>{owner}</a>
      </p>
    </Page>
  )
}
