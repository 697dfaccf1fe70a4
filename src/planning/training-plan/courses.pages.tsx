import { day, hours, money } from '../../platform/show.ts'
import { Empty, Field, type Problem } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { PlanFrame, problemsOf } from './frame.tsx'
import { type Course, levels } from './plan.ts'
import type { PlanProps } from './plan-page.ts'
import type { Suggestion } from './suggest.ts'

export interface CoursesProps extends PlanProps {
  suggestions: Suggestion[]
  /** The suggestion that was chosen: it fills the form. */
  chosen: Suggestion | null
  /** Levels as typed, by row. */
  teaches?: Record<string, string>
}

const numbers = ['start', 'weeks', 'hours', 'seats'] as const

const EditionFields = ({
  props: { visit },
  typed,
  problems,
}: {
  props: PlanProps
  typed: Record<string, string | undefined>
  problems: Problem[]
}) => (
  <>
    {numbers.map(name => (
      <Field
        name={name}
        label={visit.t(`planning.training-plan.edition.${name}`)}
        {...(name === 'start' ? { hint: visit.t('planning.training-plan.edition.start.hint') } : {})}
        problems={problems}
      >
        {aria => (
          <input
            {...aria}
            type={name === 'start' ? 'date' : 'text'}
            inputmode={name === 'start' ? undefined : 'decimal'}
            class="short"
            value={typed[name]}
          />
        )}
      </Field>
    ))}
  </>
)

const CourseCard = ({ props, course }: { props: CoursesProps; course: Course }) => {
  const { visit, plan, found } = props
  const { t } = visit
  return (
    <li class="card">
      <h2>{course.title}</h2>
      <p>
        {course.provider || t('planning.training-plan.in-house')}, {money(course.price, t.language)}
      </p>
      <ul>
        {course.teaches.map(({ row, to }) => (
          <li>
            {plan.rows.find(({ id }) => id === row)?.label[t.language]}: {t(`planning.training-plan.level.${to}`)}
          </li>
        ))}
      </ul>
      {course.editions.map(({ start, weeks, perWeek, seats }) => (
        <p class="soft">
          {t('planning.training-plan.edition.says', {
            day: day(start, t.language, 'plain'),
            weeks,
            hours: hours(perWeek, t.language),
            seats,
          })}
        </p>
      ))}
      <details>
        <summary>
          {t('planning.training-plan.edition.add')}
          <span class="hidden-text">: {course.title}</span>
        </summary>
        <form method="post" action={urls.planCourseStep(found.id, course.id, 'editie')}>
          <div class="inline-form">
            {numbers.map(name => (
              <label>
                {t(`planning.training-plan.edition.${name}`)}
                <input name={name} type={name === 'start' ? 'date' : 'text'} class="short" />
              </label>
            ))}
          </div>
          <button type="submit">{t('planning.training-plan.edition.do')}</button>
        </form>
        <form method="post" action={urls.planCourseStep(found.id, course.id, 'weg')}>
          <button type="submit" class="quiet">
            {t('planning.training-plan.course.drop', { title: course.title })}
          </button>
        </form>
      </details>
    </li>
  )
}

const AddCourse = (props: CoursesProps) => {
  const { visit, plan, found, chosen, typed, teaches } = props
  const { t } = visit
  const problems = problemsOf(props)
  const from: Record<string, string | undefined> = typed ?? chosen?.typed ?? {}
  const levelOf = (row: string) => teaches?.[row] ?? (chosen?.rows.includes(row) ? '2' : '0')
  return (
    <form method="post" action={urls.trainingPlanStep(found.id, 'opleidingen')} class="card no-print" id="nieuw">
      <h2>{t('planning.training-plan.course.add')}</h2>
      {chosen && <p class="notice">{t('planning.training-plan.course.check')}</p>}
      <input type="hidden" name="module" value={from.module ?? ''} />
      <Field name="title" label={t('planning.training-plan.course.title')} problems={problems}>
        {aria => <input {...aria} type="text" value={from.title} maxlength={160} />}
      </Field>
      <Field
        name="provider"
        label={t('planning.training-plan.course.provider')}
        hint={t('planning.training-plan.course.provider.hint')}
      >
        {aria => <input {...aria} type="text" value={from.provider} maxlength={160} />}
      </Field>
      <Field name="price" label={t('planning.training-plan.course.price')} problems={problems}>
        {aria => <input {...aria} type="text" inputmode="decimal" class="short" value={from.price} />}
      </Field>
      <EditionFields props={props} typed={from} problems={problems} />
      <Field name="after" label={t('planning.training-plan.course.after')}>
        {aria => (
          <select {...aria}>
            <option value="">{t('planning.training-plan.course.after.none')}</option>
            {plan.courses.map(({ id, title }) => (
              <option value={id} selected={id === from.after}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset id="teaches">
        <legend>{t('planning.training-plan.course.teaches')}</legend>
        {plan.rows.map(({ id, label }) => (
          <p class="teach-line">
            <label for={`teach-${id}`}>{label[t.language]}</label>{' '}
            <select id={`teach-${id}`} name={`teach-${id}`}>
              {levels.map(level => (
                <option value={String(level)} selected={String(level) === levelOf(id)}>
                  {t(level === 0 ? 'planning.training-plan.teaches.not' : `planning.training-plan.level.${level}`)}
                </option>
              ))}
            </select>
          </p>
        ))}
      </fieldset>
      <button type="submit" class="main">
        {t('planning.training-plan.course.do')}
      </button>
    </form>
  )
}

/** Courses that the plan may use, those of the catalogue that fit, and a form to add one. */
export const CoursesPage = (props: CoursesProps) => {
  const { visit, plan, found, suggestions } = props
  const { t } = visit
  return (
    <PlanFrame {...props} part="opleidingen" title={t('planning.training-plan.part.courses')}>
      {plan.rows.length === 0 ? (
        <Empty>
          <p>{t('planning.training-plan.courses.first')}</p>
          <a class="button main" href={urls.trainingPlanStep(found.id, 'matrix')}>
            {t('planning.training-plan.part.matrix')}
          </a>
        </Empty>
      ) : (
        <>
          {plan.courses.length === 0 ? (
            <Empty>
              <p>{t('planning.training-plan.courses.empty')}</p>
            </Empty>
          ) : (
            <ul class="cards">
              {plan.courses.map(course => (
                <CourseCard props={props} course={course} />
              ))}
            </ul>
          )}
          {suggestions.length > 0 && (
            <details class="no-print" open={plan.courses.length === 0}>
              <summary>{t('planning.training-plan.suggestions', { count: suggestions.length })}</summary>
              <ul>
                {suggestions.map(({ module, typed, rows, programme }) => (
                  <li>
                    <a
                      href={`${urls.trainingPlanStep(found.id, 'opleidingen')}?${new URLSearchParams({ module })}#nieuw`}
                    >
                      {typed.title}
                    </a>
                    , {typed.provider}{' '}
                    <span class="soft">{t('planning.training-plan.suggestion.rows', { count: rows.length })}</span>{' '}
                    <a href={urls.brochure(programme)}>{t('planning.training-plan.suggestion.brochure')}</a>
                  </li>
                ))}
              </ul>
            </details>
          )}
          <AddCourse {...props} />
        </>
      )}
    </PlanFrame>
  )
}
