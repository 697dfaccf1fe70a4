import type { Db } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { ownDevelopment } from './development.store.ts'
import type { Action } from './development.ts'
import type { DevelopmentId } from './tables.ts'

/** Something that somebody does themselves, with a day, and is not done yet. */
export interface OpenAction {
  plan: DevelopmentId
  action: Action & { by: Day }
  /** Since when it stands there as it is. */
  since: Date
}

/** One's own open actions that have a day, of goals that are not reached yet. */
export const openActionsOf = async (db: Db, person: Id<'person'>): Promise<OpenAction[]> => {
  const own = await ownDevelopment(db, person)
  if (!own) return []
  return own.development.goals
    .filter(({ reachedOn }) => reachedOn === null)
    .flatMap(({ actions }) => actions)
    .flatMap(action => {
      const { by } = action
      const told = own.steps.findLast(
        ({ kind, detail }) => kind === 'action' && 'id' in detail && detail.id === action.id,
      )
      return by !== null && action.doneOn === null && action.who === 'worker' && told
        ? [{ plan: own.id, action: { ...action, by }, since: told.at }]
        : []
    })
}
