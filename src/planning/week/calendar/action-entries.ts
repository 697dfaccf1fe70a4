import type { Db } from '../../../platform/connection.ts'
import { urls } from '../../../urls.ts'
import { openActionsOf } from '../../development-plan/open-actions.ts'
import type { Asks, Entry } from './entries.ts'

/** What somebody does themselves in their development plan, on the day by which it is done. */
export const actionEntries = async (db: Db, { person, t }: Asks): Promise<Entry[]> =>
  (await openActionsOf(db, person)).map(({ plan, action, since }) => ({
    id: `action-${action.id}-${action.by}`,
    on: action.by,
    time: null,
    title: t('planning.week.calendar.action', { action: action.words }),
    where: null,
    link: urls.development(plan),
    since,
  }))
