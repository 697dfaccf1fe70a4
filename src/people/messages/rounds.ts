import type { Logger } from 'pino'
import type { Db } from '../../platform/connection.ts'
import { type Carriers, deliverWaiting } from '../../platform/mail/deliver.ts'
import { stopFloods } from '../../platform/mail/volume.ts'
import { remindOfEndingGuidance } from '../guidance/remind-of-ending-guidance.ts'
import { gatherWeek } from './gather-week.ts'
import type { Sends } from './message.ts'
import { remindOfEndingRoles } from './remind-of-ending-roles.ts'
import { takeRefusals } from './take-bounce.ts'

/** One round of what must leave: nothing of a kind of which there is far too much. */
export const bringMessages = async (
  db: Db,
  carriers: Carriers,
  sends: Sends,
  now: Date,
  log: Logger,
): Promise<void> => {
  for (const kind of await stopFloods(db, now)) log.error({ kind }, 'far too many messages of one kind: it stopped')
  const { sent, failed, refused } = await deliverWaiting(db, carriers, now)
  await takeRefusals(db, refused, sends, now)
  if (failed > 0) log.warn({ sent, failed }, 'messages were not taken')
}

/** One round of what runs out, and of what waited for Monday. */
export const remind = async (db: Db, sends: Sends, now: Date): Promise<void> => {
  await remindOfEndingRoles(db, sends, now)
  await remindOfEndingGuidance(db, sends, now)
  await gatherWeek(db, sends, now)
}
