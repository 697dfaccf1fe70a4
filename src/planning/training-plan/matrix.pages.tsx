import { Empty, Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { PlanFrame, problemsOf } from './frame.tsx'
import { levels, wantedKey } from './plan.ts'
import type { PlanProps } from './plan-page.ts'
import type { Profile } from './profile.store.ts'
import type { Taken } from './shape-jobs.ts'

export interface MatrixProps extends PlanProps {
  /** What was searched, and found. */
  searched: string
  profiles: Profile[]
  /** The profile that was chosen, to tick in. */
  profile: { id: string; title: string; competences: Taken[] } | null
}

const AddJob = (props: MatrixProps) => {
  const { visit, found, searched, profiles, profile } = props
  const { t } = visit
  const problems = problemsOf(props)
  const own = urls.trainingPlanStep(found.id, 'matrix')
  return (
    <section class="card no-print" id="job">
      <h2>{t('planning.training-plan.job.add')}</h2>
      <form method="get" action={`${own}#job`} class="inline-form">
        <label>
          {t('planning.training-plan.job.search')}
          <input type="search" name="zoek" value={searched} />
        </label>
        <button type="submit">{t('planning.training-plan.job.search.do')}</button>
      </form>
      {searched !== '' && profiles.length === 0 && <p>{t('planning.training-plan.job.none')}</p>}
      {profiles.length > 0 && (
        <ul>
          {profiles.map(({ id, title, source }) => (
            <li>
              <a href={`${own}?${new URLSearchParams({ zoek: searched, profiel: id })}#job`}>{title}</a>{' '}
              <span class="soft">{t(`planning.training-plan.job.source.${source}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={urls.trainingPlanStep(found.id, 'job')}>
        <input type="hidden" name="profile" value={profile?.id ?? ''} />
        <Field name="title" label={t('planning.training-plan.job.title')} problems={problems}>
          {aria => <input {...aria} type="text" value={props.typed?.title ?? profile?.title ?? ''} maxlength={120} />}
        </Field>
        <Field
          name="activity"
          label={t('planning.training-plan.activity')}
          hint={t('planning.training-plan.activity.hint')}
        >
          {aria => <input {...aria} type="text" value={props.typed?.activity} maxlength={80} />}
        </Field>
        {profile && (
          <fieldset>
            <legend>{t('planning.training-plan.job.tick')}</legend>
            <ul class="choices">
              {profile.competences.map(({ competence, label }) => (
                <li>
                  <label class="choice">
                    <input type="checkbox" name="competence" value={competence} checked />
                    <span>{label[t.language]}</span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        <button type="submit">{t('planning.training-plan.job.do')}</button>
      </form>
    </section>
  )
}

const Grid = ({ visit: { t }, plan, found, seen }: MatrixProps) => (
  <form method="post" action={urls.trainingPlanStep(found.id, 'matrix')}>
    <input type="hidden" name="seen" value={String(seen)} />
    <section class="matrix" aria-label={t('planning.training-plan.part.matrix')} tabindex={0}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('planning.training-plan.competence')}</th>
            {plan.jobs.map(({ title }) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('planning.training-plan.job.by')}</th>
            {plan.jobs.map(({ id, title, by }) => (
              <td>
                <input
                  type="date"
                  name={`by-${id}`}
                  value={by ?? ''}
                  aria-label={`${t('planning.training-plan.job.by')}: ${title}`}
                />
              </td>
            ))}
          </tr>
          {plan.rows.map(row => (
            <tr>
              <th scope="row">
                {row.label[t.language]}
                {row.activity && <span class="soft"> {row.activity}</span>}
              </th>
              {plan.jobs.map(job => {
                const wanted = plan.wanted[wantedKey(job.id, row.id)] ?? 0
                return (
                  <td>
                    <select name={`cell-${job.id}-${row.id}`} aria-label={`${job.title}: ${row.label[t.language]}`}>
                      {levels.map(level => (
                        <option value={String(level)} selected={level === wanted}>
                          {t(`planning.training-plan.wanted.${level}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    <div class="buttons">
      <button type="submit" class="main">
        {t('planning.training-plan.keep')}
      </button>
    </div>
  </form>
)

const Drops = ({ visit: { t }, plan, found }: MatrixProps) => (
  <details class="no-print">
    <summary>{t('planning.training-plan.drop')}</summary>
    <form method="post" action={urls.trainingPlanStep(found.id, 'weg')}>
      <Field name="what" label={t('planning.training-plan.drop.what')}>
        {aria => (
          <select {...aria}>
            {plan.jobs.map(({ id, title }) => (
              <option value={`job:${id}`}>{title}</option>
            ))}
            {plan.rows.map(({ id, label }) => (
              <option value={`row:${id}`}>{label[t.language]}</option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit">{t('planning.training-plan.drop.do')}</button>
    </form>
  </details>
)

/** What each job asks to be able to do, and how well. */
export const MatrixPage = (props: MatrixProps) => {
  const { visit, plan, found } = props
  const { t } = visit
  const problems = problemsOf(props)
  return (
    <PlanFrame {...props} part="matrix" title={t('planning.training-plan.part.matrix')}>
      <p>{t('planning.training-plan.matrix.explain')}</p>
      {plan.jobs.length === 0 ? (
        <Empty>
          <p>{t('planning.training-plan.matrix.empty')}</p>
          <a class="button main" href="#job">
            {t('planning.training-plan.job.add')}
          </a>
        </Empty>
      ) : (
        <Grid {...props} />
      )}
      <AddJob {...props} />
      {plan.jobs.length > 0 && (
        <form method="post" action={urls.trainingPlanStep(found.id, 'rij')} class="card no-print">
          <h2>{t('planning.training-plan.row.add')}</h2>
          <Field name="label" label={t('planning.training-plan.row.label')} problems={problems}>
            {aria => <input {...aria} type="text" value={props.typed?.label} maxlength={200} />}
          </Field>
          <button type="submit">{t('planning.training-plan.row.do')}</button>
        </form>
      )}
      {plan.jobs.length + plan.rows.length > 0 && <Drops {...props} />}
    </PlanFrame>
  )
}
