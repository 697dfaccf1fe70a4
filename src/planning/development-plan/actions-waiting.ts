import { addDays } from '../../platform/day.ts'
import type { Waits } from '../../recognition/index.ts'
import { urls } from '../../urls.ts'
import { openActionsOf } from './open-actions.ts'

/** So many days before its day an action waits. */
const near = 14

/** One's own actions of one's development plan whose day is near, or over. */
export const actionsWaiting: Waits = async ({ db, person, today }) =>
  (await openActionsOf(db, person.id))
    .filter(({ action }) => action.by <= addDays(today, near))
    .map(({ plan, action, since }) => ({
      what: 'planning.development-plan.waits.action' as const,
      about: action.words,
      since,
      until: action.by,
      address: urls.development(plan),
    }))
