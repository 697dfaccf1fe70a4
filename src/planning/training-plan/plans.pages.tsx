import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { plansOf } from './plan.store.ts'

/** The plans of the company, and a form to begin one. */
export const PlansPage = ({
  visit,
  company,
  plans,
  refusal,
  typed,
}: {
  visit: Visit
  /** null: this visitor plans for no company. */
  company: string | null
  plans: Awaited<ReturnType<typeof plansOf>>
  refusal?: Word
  typed: Record<string, string>
}) => {
  const { t } = visit
  const problems = refusal
    ? [{ field: refusal === 'planning.training-plan.no-title' ? 'title' : 'from', text: t(refusal) }]
    : []
  return (
    <Page visit={visit} title={t('planning.training-plan.mine')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.training-plan.mine')}</h1>
      {company === null ? (
        <Empty>
          <p>{t('planning.training-plan.no-company')}</p>
          <a class="button main" href={urls.organisations}>
            {t('planning.training-plan.to-organisations')}
          </a>
        </Empty>
      ) : (
        <>
          {plans.length === 0 ? (
            <Empty>
              <p>{t('planning.training-plan.none', { company })}</p>
            </Empty>
          ) : (
            <ul class="cards">
              {plans.map(({ id, title, fromDay, untilDay }) => (
                <li>
                  <a class="card" href={urls.trainingPlan(id)}>
                    <h2>{title}</h2>
                    <p>
                      {day(fromDay, t.language, 'short')} – {day(untilDay, t.language, 'short')}
                    </p>
                  </a>
                </li>
              ))}
            </ul>
          )}
          <form method="post" action={urls.trainingPlans} class="card">
            <h2>{t('planning.training-plan.begin')}</h2>
            <Field name="title" label={t('planning.training-plan.title')} problems={problems}>
              {aria => <input {...aria} type="text" value={typed.title} maxlength={120} />}
            </Field>
            <Field name="from" label={t('planning.training-plan.from')} problems={problems}>
              {aria => <input {...aria} type="date" value={typed.from} />}
            </Field>
            <Field name="until" label={t('planning.training-plan.until')}>
              {aria => <input {...aria} type="date" value={typed.until} />}
            </Field>
            <button type="submit" class="main">
              {t('planning.training-plan.begin.do')}
            </button>
          </form>
        </>
      )}
    </Page>
  )
}
