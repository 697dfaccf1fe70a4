import type { Job } from '../people/index.ts'
import { Field, type Problem } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { Finder, type Found } from './finder.tsx'
import { yearFields } from './jobs.ts'
import { QuestionPage } from './question.pages.tsx'
import type { Step } from './walk.ts'

interface JobsProps {
  step: Step
  jobs: Job[]
  found: Found
  asked: string
  /** What was typed in a field just now; left out: what is kept stands there. */
  typed?: (field: string) => string | undefined
  problems?: Problem[]
  /** A job that was taken away just now: it can be put back. */
  gone?: Job | null
  /** The name of a job that was added just now. */
  fresh?: string | undefined
}

const JobRow = ({ job, props }: { job: Job; props: JobsProps }) => {
  const { t } = props.step.visit
  const field = yearFields(job)
  return (
    <li>
      <strong>{job.title}</strong>
      <div class="years">
        {(['from', 'to'] as const).map(name => (
          <Field name={field[name]} label={t(`orientation.jobs.${name}`)} problems={props.problems ?? []}>
            {aria => (
              <input
                {...aria}
                type="text"
                class="short"
                inputmode="numeric"
                maxlength={6}
                value={props.typed?.(field[name]) ?? job[name] ?? ''}
              />
            )}
          </Field>
        ))}
      </div>
      <button type="submit" class="quiet" name="remove" value={job.occupation}>
        {t('orientation.remove')}
        <span class="hidden-text">: {job.title}</span>
      </button>
    </li>
  )
}

export const JobsPage = (props: JobsProps) => {
  const { step, jobs, found, asked, problems = [], gone, fresh } = props
  const { visit } = step
  const { t } = visit
  return (
    <QuestionPage step={step} problems={problems} scripts={['live']}>
      {fresh && (
        <p class="notice" role="status">
          {t('orientation.added', { name: fresh })}
        </p>
      )}
      <Finder
        visit={visit}
        label={t('orientation.jobs.search')}
        hint={t('orientation.jobs.search.hint')}
        live={urls.search(step.question.slug)}
        typed={asked}
        found={found}
        problems={problems}
      />
      {gone && (
        <p class="notice" role="status">
          {t('orientation.removed', { name: gone.title })}{' '}
          <button type="submit" class="quiet" name="add" value={gone.occupation}>
            {t('orientation.put-back')}
          </button>
        </p>
      )}
      {jobs.length > 0 && (
        <section aria-labelledby="gekozen">
          <h2 id="gekozen">{t('orientation.jobs.chosen', { count: jobs.length })}</h2>
          <ul class="picked">
            {jobs.map(job => (
              <JobRow job={job} props={props} />
            ))}
          </ul>
        </section>
      )}
    </QuestionPage>
  )
}
