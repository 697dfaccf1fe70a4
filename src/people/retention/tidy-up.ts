import type { Db } from '../../platform/connection.ts'
import type { Sends } from '../messages/message.ts'
import { removeOverdue } from './remove-overdue.ts'
import { retireAccounts } from './retire-accounts.ts'

/** What happens every hour to what is kept for long enough: people are told first, then it goes. */
export const tidyUp = async (db: Db, sends: Sends, now: Date): Promise<void> => {
  await retireAccounts(db, sends, now)
  await removeOverdue(db, now)
}
