import type { Db } from '../../../platform/connection.ts'
import { urls } from '../../../urls.ts'
import { agreementEndsOf } from '../../agreement/index.ts'
import type { Asks, Entry } from './entries.ts'

/** The last day of each agreement on somebody's learning that was signed by everybody. */
export const agreementEntries = async (db: Db, { person, today, t }: Asks): Promise<Entry[]> =>
  (await agreementEndsOf(db, person, today)).map(({ agreement, employer, until, since }) => ({
    id: `agreement-${agreement}-${until}`,
    on: until,
    time: null,
    title: t('planning.week.calendar.agreement-ends', { employer }),
    where: null,
    link: urls.agreement(agreement),
    since,
  }))
