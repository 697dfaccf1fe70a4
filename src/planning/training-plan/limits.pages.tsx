import { day } from '../../platform/show.ts'
import { Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { PlanFrame, problemsOf } from './frame.tsx'
import type { PlanProps } from './plan-page.ts'
import { mondaysBetween } from './weeks.ts'

const fields = ['budget', 'perTeam', 'perWorker'] as const
const sizes = ['small', 'medium', 'large'] as const
const sectors = ['private', 'social-profit', 'public'] as const

/** What a plan must stay within: money, people away, weeks that are too busy. */
export const LimitsPage = (props: PlanProps & { closed?: string[] }) => {
  const { visit, plan, found, seen } = props
  const { t } = visit
  const { limits } = plan
  const problems = problemsOf(props)
  const typed: Record<string, string> = props.typed ?? {
    budget: String(limits.budget / 100).replace('.', ','),
    perTeam: String(limits.perTeam),
    perWorker: String(limits.perWorker / 60),
    size: limits.size,
    sector: limits.sector,
  }
  const closed = props.closed ?? limits.closed
  return (
    <PlanFrame {...props} part="grenzen" title={t('planning.training-plan.part.limits')}>
      <form method="post" action={urls.trainingPlanStep(found.id, 'grenzen')}>
        <input type="hidden" name="seen" value={String(seen)} />
        {fields.map(name => (
          <Field
            name={name}
            label={t(`planning.training-plan.limit.${name}`)}
            hint={t(`planning.training-plan.limit.${name}.hint`)}
            problems={problems}
          >
            {aria => <input {...aria} type="text" inputmode="decimal" class="short" value={typed[name]} />}
          </Field>
        ))}
        <Field name="size" label={t('planning.brochure.company.size')}>
          {aria => (
            <select {...aria}>
              {sizes.map(size => (
                <option value={size} selected={size === typed.size}>
                  {t(`support.value.employerSize.${size}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="sector" label={t('planning.brochure.company.sector')} hint={t('planning.training-plan.limit.why')}>
          {aria => (
            <select {...aria}>
              {sectors.map(sector => (
                <option value={sector} selected={sector === typed.sector}>
                  {t(`support.value.sector.${sector}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset>
          <legend>{t('planning.training-plan.limit.closed')}</legend>
          <ul class="week-choices">
            {mondaysBetween(found.fromDay, found.untilDay).map(monday => (
              <li>
                <label>
                  <input type="checkbox" name="closed" value={monday} checked={closed.includes(monday)} />{' '}
                  {day(monday, t.language, 'short')}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <div class="buttons">
          <button type="submit" class="main">
            {t('planning.training-plan.keep')}
          </button>
        </div>
      </form>
    </PlanFrame>
  )
}
