import { day, hours, money } from '../../platform/show.ts'
import { Field, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { PlanFrame, problemsOf } from './frame.tsx'
import { stateTones } from './plan.pages.tsx'
import type { Course, Placement, PlanWorker } from './plan.ts'
import { called, type PlanProps } from './plan-page.ts'

export interface PlacementProps extends PlanProps {
  placement: Placement
  worker: PlanWorker
  course: Course
}

const WhilePlanned = ({ visit: { t }, found, placement, course }: PlacementProps) => {
  const at = (step: string) => urls.placementStep(found.id, placement.id, step)
  return (
    <>
      {course.editions.length > 1 && (
        <form method="post" action={at('verplaats')} class="card">
          <Field name="edition" label={t('planning.training-plan.move')}>
            {aria => (
              <select {...aria}>
                {course.editions.map(({ id, start, perWeek }) => (
                  <option value={id} selected={id === placement.edition}>
                    {day(start, t.language, 'plain')}, {hours(perWeek, t.language)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit">{t('planning.training-plan.move.do')}</button>
        </form>
      )}
      <div class="buttons">
        <form method="post" action={at('begonnen')}>
          <button type="submit" class="main">
            {t('planning.training-plan.begun')}
          </button>
        </form>
        <form method="post" action={at(placement.locked ? 'los' : 'vast')}>
          <button type="submit">
            {t(placement.locked ? 'planning.training-plan.unlock' : 'planning.training-plan.lock')}
          </button>
        </form>
        <form method="post" action={at('weg')}>
          <button type="submit" class="quiet">
            {t('planning.training-plan.take-out')}
          </button>
        </form>
      </div>
    </>
  )
}

const Ends = (props: PlacementProps) => {
  const { visit, found, placement, typed } = props
  const { t } = visit
  const problems = problemsOf(props)
  const at = (step: string) => urls.placementStep(found.id, placement.id, step)
  return (
    <div class="two">
      <form method="post" action={at('gedaan')} class="card">
        <h2>{t('planning.training-plan.done')}</h2>
        <Field name="certificate" label={t('planning.training-plan.done.certificate')}>
          {aria => <input {...aria} type="text" value={typed?.certificate} maxlength={120} />}
        </Field>
        <Field name="validUntil" label={t('planning.training-plan.done.until')}>
          {aria => <input {...aria} type="date" value={typed?.validUntil} />}
        </Field>
        <Field name="hours" label={t('planning.training-plan.done.hours')} problems={problems}>
          {aria => <input {...aria} type="text" inputmode="decimal" class="short" value={typed?.hours} />}
        </Field>
        <button type="submit">{t('planning.training-plan.done.do')}</button>
      </form>
      <form method="post" action={at('gestopt')} class="card">
        <h2>{t('planning.training-plan.stopped')}</h2>
        <Field name="words" label={t('planning.training-plan.stopped.why')}>
          {aria => (
            <textarea {...aria} rows={3} maxlength={500}>
              {typed?.words}
            </textarea>
          )}
        </Field>
        <button type="submit">{t('planning.training-plan.stopped.do')}</button>
      </form>
    </div>
  )
}

/** One place of one worker: moved, locked, taken out, and followed to its end. */
export const PlacementPage = (props: PlacementProps) => {
  const { visit, placement, worker, course, costOf } = props
  const { t } = visit
  const edition = course.editions.find(({ id }) => id === placement.edition)
  const cost = costOf(worker.id, course.id)
  return (
    <PlanFrame {...props} part={null} title={`${called(worker)}: ${course.title}`}>
      <p>
        <Tag tone={stateTones[placement.state]}>{t(`planning.training-plan.state.${placement.state}`)}</Tag>{' '}
        {edition &&
          t('planning.training-plan.edition.says', {
            day: day(edition.start, t.language, 'plain'),
            weeks: edition.weeks,
            hours: hours(edition.perWeek, t.language),
            seats: edition.seats,
          })}
      </p>
      <p>
        {t('planning.training-plan.cost', {
          fee: money(cost.fee, t.language),
          left: money(cost.left, t.language),
          back: money(cost.back, t.language),
        })}{' '}
        {cost.uncertain && <Tag tone="urgent">{t('planning.support.uncertain')}</Tag>}{' '}
        {cost.perhaps > 0 && (
          <Tag tone="perhaps">{t('planning.training-plan.perhaps', { amount: money(cost.perhaps, t.language) })}</Tag>
        )}
      </p>
      {placement.end && (
        <p>
          {day(placement.end.on, t.language, 'plain')} {placement.end.certificate} {placement.end.words}
        </p>
      )}
      {placement.state === 'planned' && <WhilePlanned {...props} />}
      {(placement.state === 'planned' || placement.state === 'begun') && <Ends {...props} />}
    </PlanFrame>
  )
}
