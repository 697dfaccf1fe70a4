import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import { Empty, Field, type Problem, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { PlanFrame, problemsOf } from './frame.tsx'
import type { Remark } from './plan.store.ts'
import { levels, type PlanWorker, wantedKey } from './plan.ts'
import { called, type PlanProps } from './plan-page.ts'

const JobAndHours = ({
  props: { visit, plan },
  typed,
  problems,
}: {
  props: PlanProps
  typed: Record<string, string>
  problems: Problem[]
}) => {
  const { t } = visit
  return (
    <>
      <Field name="team" label={t('planning.training-plan.team')} problems={problems}>
        {aria => <input {...aria} type="text" value={typed.team} maxlength={60} list="teams" />}
      </Field>
      <datalist id="teams">
        {[...new Set(plan.workers.map(({ team }) => team))].map(team => (
          <option value={team} />
        ))}
      </datalist>
      <Field name="job" label={t('planning.training-plan.job')}>
        {aria => (
          <select {...aria}>
            <option value="">{t('planning.training-plan.job.later')}</option>
            {plan.jobs.map(({ id, title }) => (
              <option value={id} selected={id === typed.job}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="percent" label={t('planning.training-plan.percent')} problems={problems}>
        {aria => <input {...aria} type="text" inputmode="numeric" class="short" value={typed.percent || '100'} />}
      </Field>
    </>
  )
}

/** Who is in the plan, and a form to add somebody. */
export const PeoplePage = (props: PlanProps) => {
  const { visit, plan, found, gaps, open } = props
  const { t } = visit
  const problems = problemsOf(props)
  const countOf = (all: PlanProps['gaps'], worker: PlanWorker) => all.filter(gap => gap.worker === worker.id).length
  return (
    <PlanFrame {...props} part="mensen" title={t('planning.training-plan.part.people')}>
      <p>{t('planning.training-plan.people.explain')}</p>
      {plan.workers.length === 0 ? (
        <Empty>
          <p>{t('planning.training-plan.people.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {plan.workers.map(worker => (
            <li>
              <a class="card" href={urls.planWorker(found.id, worker.id)}>
                <h2>{called(worker)}</h2>
                <p>
                  {plan.jobs.find(({ id }) => id === worker.job)?.title ?? t('planning.training-plan.job.later')},{' '}
                  {worker.team}
                </p>
                <p>
                  {t('planning.training-plan.people.gaps', {
                    count: countOf(gaps, worker),
                    open: countOf(open, worker),
                  })}{' '}
                  {worker.personId && <Tag tone="done">{t('planning.training-plan.linked')}</Tag>}
                </p>
              </a>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={urls.trainingPlanStep(found.id, 'mensen')} class="card no-print">
        <h2>{t('planning.training-plan.people.add')}</h2>
        <Field name="name" label={t('planning.training-plan.name')} hint={t('planning.training-plan.name.hint')}>
          {aria => <input {...aria} type="text" value={props.typed?.name} maxlength={100} autocomplete="off" />}
        </Field>
        <JobAndHours props={props} typed={props.typed ?? {}} problems={problems} />
        <button type="submit" class="main">
          {t('planning.training-plan.people.do')}
        </button>
      </form>
    </PlanFrame>
  )
}

export interface WorkerProps extends PlanProps {
  worker: PlanWorker
  remarks: Remark[]
  /** A code that was just made: shown once. */
  code?: string
}

const Levels = ({ visit: { t }, plan, found, worker, letIn, seen }: WorkerProps) => {
  const rows = plan.rows.filter(({ id }) => (plan.wanted[wantedKey(worker.job ?? '', id)] ?? 0) > 0)
  const shown = letIn.get(worker.id)
  if (rows.length === 0) return <p>{t('planning.training-plan.levels.none')}</p>
  return (
    <form method="post" action={urls.planWorkerStep(found.id, worker.id, 'scores')}>
      <input type="hidden" name="seen" value={String(seen)} />
      <table class="table folds">
        <caption>{t('planning.training-plan.levels')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('planning.training-plan.competence')}</th>
            <th scope="col">{t('planning.training-plan.wanted')}</th>
            <th scope="col">{t('planning.training-plan.now')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const own = found.plan.workers.find(({ id }) => id === worker.id)?.scores[row.id] ?? 0
            const theirs = shown?.get(row.id)
            return (
              <tr>
                <th scope="row">{row.label[t.language]}</th>
                <td data-label={t('planning.training-plan.wanted')}>
                  {t(`planning.training-plan.level.${plan.wanted[wantedKey(worker.job ?? '', row.id)] ?? 0}`)}
                </td>
                <td>
                  <select name={`level-${row.id}`} aria-label={row.label[t.language]}>
                    {levels.map(level => (
                      <option value={String(level)} selected={level === own}>
                        {t(`planning.training-plan.level.${level}`)}
                      </option>
                    ))}
                  </select>{' '}
                  {theirs !== undefined && theirs > own && (
                    <Tag tone="done">
                      {t('planning.training-plan.from-dossier', { level: t(`planning.training-plan.level.${theirs}`) })}
                    </Tag>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <button type="submit" class="main">
        {t('planning.training-plan.keep')}
      </button>
    </form>
  )
}

const Link = ({ visit: { t, origin }, found, worker, code }: WorkerProps) => (
  <section class="card no-print">
    <h2>{t('planning.training-plan.link')}</h2>
    {worker.personId ? (
      <p>{t('planning.training-plan.link.done')}</p>
    ) : (
      <>
        <p>{t('planning.training-plan.link.explain')}</p>
        {code && (
          <div class="notice" role="status">
            <p class="say-code">{code}</p>
            <p>{t('planning.training-plan.link.give', { address: `${origin}${urls.planCode}` })}</p>
          </div>
        )}
        <form method="post" action={urls.planWorkerStep(found.id, worker.id, 'code')}>
          <button type="submit">{t('planning.training-plan.link.make')}</button>
        </form>
      </>
    )}
  </section>
)

/** One worker: what they can against what their job asks, and what they say of it. */
export const WorkerPage = (props: WorkerProps) => {
  const { visit, found, worker, remarks } = props
  const { t } = visit
  const problems = problemsOf(props)
  const typed = props.typed ?? { team: worker.team, job: worker.job ?? '', percent: String(worker.percent) }
  return (
    <PlanFrame {...props} part={null} title={called(worker)}>
      <p>{t('planning.training-plan.levels.seen')}</p>
      <Levels {...props} />
      {remarks.length > 0 && (
        <section>
          <h2>{t('planning.training-plan.remarks')}</h2>
          {remarks.map(({ words, at }) => (
            <blockquote class="card">
              <p>{words}</p>
              <p class="soft">{day(dayOf(at), t.language, 'short')}</p>
            </blockquote>
          ))}
        </section>
      )}
      <Link {...props} />
      <details class="no-print" open={problems.length > 0}>
        <summary>{t('planning.training-plan.worker.change')}</summary>
        <form method="post" action={urls.planWorkerStep(found.id, worker.id, 'gegevens')}>
          <JobAndHours props={props} typed={typed} problems={problems} />
          <button type="submit">{t('planning.training-plan.keep')}</button>
        </form>
        <form method="post" action={urls.planWorkerStep(found.id, worker.id, 'weg')}>
          <button type="submit" class="quiet">
            {t('planning.training-plan.worker.drop', { who: called(worker) })}
          </button>
        </form>
      </details>
    </PlanFrame>
  )
}
