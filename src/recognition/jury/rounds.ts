import type { Sends } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { letJurorsGo } from './let-jurors-go.ts'
import { remindOfEndingMandates } from './remind-of-ending-mandates.ts'
import { remindOfSessions } from './remind-of-sessions.ts'

/** One round of what juries need: who left goes off what they were to judge, and who comes is reminded. */
export const keepJuries = async (db: Db, sends: Sends, now: Date): Promise<void> => {
  await inTransaction(db, trx => letJurorsGo(trx, sends, now))
  await remindOfEndingMandates(db, sends, now)
  await remindOfSessions(db, sends, now)
}
