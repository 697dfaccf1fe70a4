import { hours, money } from '../../platform/show.ts'
import type { Breach } from './check-plan.ts'
import { called, type PlanProps } from './plan-page.ts'

/** A broken limit in a sentence. */
const breachSays = (breach: Breach, { plan, visit: { t } }: PlanProps): string => {
  const who = (id: string) => {
    const worker = plan.workers.find(each => each.id === id)
    return worker ? called(worker) : ''
  }
  const courseOf = (id: string) => plan.courses.find(each => each.id === id)?.title ?? ''
  const placed = (id: string) => plan.placements.find(each => each.id === id)
  switch (breach.limit) {
    case 'budget':
      return t('planning.training-plan.breach.budget', { over: money(breach.over, t.language) })
    case 'team':
      return t('planning.training-plan.breach.team', { team: breach.team, day: breach.week, away: breach.away })
    case 'hours':
      return t('planning.training-plan.breach.hours', {
        who: who(breach.worker),
        day: breach.week,
        hours: hours(breach.minutes, t.language),
      })
    case 'seats':
      return t('planning.training-plan.breach.seats', { course: courseOf(breach.course), over: breach.over })
    case 'twice':
      return t('planning.training-plan.breach.twice', { who: who(breach.worker), course: courseOf(breach.course) })
    case 'closed':
      return t('planning.training-plan.breach.closed', {
        who: who(placed(breach.placement)?.worker ?? ''),
        day: breach.week,
      })
    case 'order':
      return t('planning.training-plan.breach.order', {
        who: who(placed(breach.placement)?.worker ?? ''),
        first: courseOf(breach.first),
      })
    case 'deadline':
      return t('planning.training-plan.breach.deadline', {
        who: who(placed(breach.placement)?.worker ?? ''),
        day: breach.by,
      })
  }
}

/** Every limit that the plan breaks: made by hand, it may, and it says so. */
export const Breaches = (props: PlanProps) =>
  props.breaches.length === 0 ? null : (
    <div class="notice warning" role="note">
      <p>
        <strong>{props.visit.t('planning.training-plan.breaches')}</strong>
      </p>
      <ul>
        {props.breaches.map(breach => (
          <li>{breachSays(breach, props)}</li>
        ))}
      </ul>
    </div>
  )
