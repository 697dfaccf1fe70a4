import { day, hours, money } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { Empty, Field, Figures, Tag, type Tone } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import { Breaches } from './breaches.tsx'
import { PlanFrame } from './frame.tsx'
import { isLive, type PlacementState } from './plan.ts'
import { called, type PlanProps } from './plan-page.ts'
import { weeksOf } from './weeks.ts'
import { whyNot } from './why-not.ts'
import { YearPicture } from './year-picture.tsx'

export const stateTones: Record<PlacementState, Tone> = {
  planned: 'todo',
  begun: 'perhaps',
  done: 'done',
  stopped: 'urgent',
}

const Places = (props: PlanProps) => {
  const { visit, plan, found, costOf } = props
  const { t } = visit
  const sorted = plan.placements.flatMap(placement => {
    const worker = plan.workers.find(({ id }) => id === placement.worker)
    const course = plan.courses.find(({ id }) => id === placement.course)
    const edition = course?.editions.find(({ id }) => id === placement.edition)
    return worker && course && edition ? [{ placement, worker, course, edition }] : []
  })
  sorted.sort((a, b) => a.edition.start.localeCompare(b.edition.start) || a.worker.code.localeCompare(b.worker.code))
  return (
    <section class="scroll" tabindex={0} aria-label={t('planning.training-plan.places')}>
      <table class="table folds">
        <caption>{t('planning.training-plan.places')}</caption>
        <thead>
          <tr>
            {(['who', 'course', 'start', 'hours', 'cost', 'state'] as const).map(head => (
              <th scope="col">{t(`planning.training-plan.head.${head}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ placement, worker, course, edition }) => {
            const cost = costOf(worker.id, course.id)
            return (
              <tr>
                <th scope="row">{called(worker)}</th>
                <td>
                  <a href={urls.placement(found.id, placement.id)}>{course.title}</a>
                </td>
                <td data-label={t('planning.training-plan.head.start')}>{day(edition.start, t.language, 'short')}</td>
                <td data-label={t('planning.training-plan.head.hours')}>
                  {hours(weeksOf(edition).length * edition.perWeek, t.language)}
                </td>
                <td class="amount" data-label={t('planning.training-plan.head.cost')}>
                  {money(cost.left, t.language)}
                </td>
                <td>
                  <Tag tone={stateTones[placement.state]}>{t(`planning.training-plan.state.${placement.state}`)}</Tag>{' '}
                  {placement.locked && placement.state === 'planned' && <Tag>{t('planning.training-plan.locked')}</Tag>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const Open = (props: PlanProps) => {
  const { visit, plan, open, costOf } = props
  const { t } = visit
  return open.length === 0 ? null : (
    <section>
      <h2>{t('planning.training-plan.open', { count: open.length })}</h2>
      <ul class="open-gaps">
        {open.map(gap => {
          const worker = plan.workers.find(({ id }) => id === gap.worker)
          const label = plan.rows.find(({ id }) => id === gap.row)?.label[t.language] ?? ''
          return (
            <li>
              <b>{worker ? called(worker) : ''}</b>: {label}
              <Why
                reasons={[whyNot(plan, gap, (who, course) => costOf(who, course).left, visit.today)]}
                of={label}
                t={t}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const AddPlace = ({ visit: { t }, plan, found }: PlanProps) =>
  plan.workers.length === 0 || plan.courses.every(({ editions }) => editions.length === 0) ? null : (
    <details class="card no-print">
      <summary>{t('planning.training-plan.place')}</summary>
      <form method="post" action={urls.trainingPlanStep(found.id, 'plaats')}>
        <Field name="worker" label={t('planning.training-plan.head.who')}>
          {aria => (
            <select {...aria}>
              {plan.workers.map(worker => (
                <option value={worker.id}>{called(worker)}</option>
              ))}
            </select>
          )}
        </Field>
        <Field name="place" label={t('planning.training-plan.head.course')}>
          {aria => (
            <select {...aria}>
              {plan.courses.flatMap(course =>
                course.editions.map(edition => (
                  <option value={`${course.id} ${edition.id}`}>
                    {course.title}, {day(edition.start, t.language, 'short')}
                  </option>
                )),
              )}
            </select>
          )}
        </Field>
        <button type="submit">{t('planning.training-plan.place.do')}</button>
      </form>
    </details>
  )

const madeSays = ({ plan: { run } }: PlanProps, t: Translate): string | null => {
  if (!run) return null
  if (run.proven) return t('planning.training-plan.proven')
  return t('planning.training-plan.bound', { percent: run.most === 0 ? 100 : Math.floor((run.value * 100) / run.most) })
}

const totals = ({ plan, costOf }: PlanProps) =>
  plan.placements.filter(isLive).reduce(
    (all, { worker, course, edition }) => {
      const given = plan.courses.find(({ id }) => id === course)?.editions.find(({ id }) => id === edition)
      const cost = costOf(worker, course)
      return {
        left: all.left + cost.left,
        back: all.back + cost.back,
        perhaps: all.perhaps + cost.perhaps,
        uncertain: all.uncertain || cost.uncertain,
        minutes: all.minutes + (given ? weeksOf(given).length * given.perWeek : 0),
      }
    },
    { left: 0, back: 0, perhaps: 0, uncertain: false, minutes: 0 },
  )

/** Who learns what and when. */
export const PlanPage = (props: PlanProps) => {
  const { visit, found, plan, gaps, open } = props
  const { t } = visit
  const { left, back, perhaps, uncertain, minutes } = totals(props)
  const made = madeSays(props, t)
  const ready = plan.jobs.length > 0 && plan.workers.length > 0 && plan.courses.length > 0
  return (
    <PlanFrame {...props} part="" title={t('planning.training-plan.part.plan')}>
      {ready ? (
        <>
          <Figures
            figures={[
              {
                value: `${gaps.length - open.length} / ${gaps.length}`,
                meaning: t('planning.training-plan.figure.gaps'),
              },
              {
                value: money(left, t.language),
                meaning: t('planning.training-plan.figure.cost', { budget: money(plan.limits.budget, t.language) }),
              },
              { value: hours(minutes, t.language), meaning: t('planning.training-plan.figure.hours') },
              { value: money(back, t.language), meaning: t('planning.training-plan.figure.back') },
            ]}
          />
          {(uncertain || perhaps > 0) && (
            <p>
              {uncertain && <Tag tone="urgent">{t('planning.support.uncertain')}</Tag>}{' '}
              {perhaps > 0 && t('planning.training-plan.perhaps', { amount: money(perhaps, t.language) })}
            </p>
          )}
          <form method="post" action={urls.trainingPlanStep(found.id, 'maak')} class="buttons">
            <button type="submit" class="main">
              {t(plan.run ? 'planning.training-plan.make-again' : 'planning.training-plan.make')}
            </button>
            {made && <span class="soft">{made}</span>}
          </form>
        </>
      ) : (
        <Empty>
          <p>{t('planning.training-plan.begin-with')}</p>
          <ol>
            <li>
              <a href={urls.trainingPlanStep(found.id, 'matrix')}>{t('planning.training-plan.first.matrix')}</a>
            </li>
            <li>
              <a href={urls.trainingPlanStep(found.id, 'mensen')}>{t('planning.training-plan.first.people')}</a>
            </li>
            <li>
              <a href={urls.trainingPlanStep(found.id, 'opleidingen')}>{t('planning.training-plan.first.courses')}</a>
            </li>
            <li>
              <a href={urls.trainingPlanStep(found.id, 'grenzen')}>{t('planning.training-plan.first.limits')}</a>
            </li>
          </ol>
        </Empty>
      )}
      <Breaches {...props} />
      {plan.placements.length > 0 && (
        <>
          <YearPicture {...props} />
          <Places {...props} />
        </>
      )}
      <Open {...props} />
      <AddPlace {...props} />
      {plan.placements.length > 0 && (
        <p class="buttons no-print">
          <a class="button" href={urls.planFile(found.id, 'plan.pdf')}>
            {t('planning.training-plan.pdf')}
          </a>
          <a class="button" href={urls.planFile(found.id, 'leerrekening.csv')}>
            {t('planning.training-plan.csv')}
          </a>
          <a class="button" href={urls.planFile(found.id, 'leerrekening.xlsx')}>
            {t('planning.training-plan.xlsx')}
          </a>
        </p>
      )}
    </PlanFrame>
  )
}
