import { type Db, inTransaction } from '../../platform/connection.ts'
import { addDays } from '../../platform/day.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { halves, mondayOf } from './jury.ts'
import type { Slot } from './propose-sessions.ts'

/** How many weeks a juror sees to say when they can come. */
const weeks = 6

/** The half-days of the coming weeks, without weekends and what is past. */
export const slotsFrom = (today: Slot['day']): Slot[] =>
  Array.from({ length: weeks * 7 }, (_, at) => addDays(mondayOf(today), at))
    .filter((day, at) => at % 7 < 5 && day > today)
    .flatMap(day => halves.map(half => ({ day, half })))

/** A juror says when they can come in the coming weeks; what they said of these weeks before no longer counts. */
export const sayWhenFree = (db: Db, { person, now, today }: StepVisit, chosen: readonly Slot[]): Promise<void> =>
  inTransaction(db, async trx => {
    // Two forms of one person at once: the second waits for the first.
    await trx.selectFrom('person').select('id').where('id', '=', person.id).forNoKeyUpdate().execute()
    await trx.deleteFrom('juryFree').where('personId', '=', person.id).where('day', '>', today).execute()
    if (chosen.length > 0)
      await trx
        .insertInto('juryFree')
        .values(chosen.map(slot => ({ ...slot, personId: person.id, saidAt: now })))
        .execute()
  })
