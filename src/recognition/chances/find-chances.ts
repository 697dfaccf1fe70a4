import type { Sends } from '../../people/index.ts'
import type { Db } from '../../platform/connection.ts'
import { lookAtEverybody } from './look-at-everybody.ts'
import { noteChanges } from './note-changes.ts'

/** One round: finds what changed, and looks for what it means for people. */
export const findChances = async (db: Db, sends: Sends, now: Date): Promise<void> => {
  await noteChanges(db, now)
  await lookAtEverybody(db, sends, now)
}
