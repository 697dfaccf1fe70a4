import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Db, inTransaction } from '../../../platform/connection.ts'
import { readDay } from '../../../platform/day.ts'
import { newId } from '../../../platform/ids.ts'
import { readMeetings } from '../groups/meeting-text.ts'
import { readPattern, shiftKinds } from './shift.ts'

const file = new URL('../../../../examples/shifts.yaml', import.meta.url)
const Examples = z.array(
  z.object({
    person: z.string(),
    kind: z.enum(shiftKinds),
    name: z.string(),
    from: z.string(),
    weeks: z.array(z.string()).min(1),
  }),
)

/** When the example people cannot come; who said something already is let be. Throws for one that is not right. */
export const loadExampleShifts = async (db: Db, now: Date): Promise<void> => {
  for (const { person, kind, name, from, weeks } of Examples.parse(parse(readFileSync(file, 'utf8')))) {
    const found = await db
      .selectFrom('person')
      .leftJoin('shift', 'shift.personId', 'person.id')
      .select(['person.id', 'shift.id as shift'])
      .where('email', '=', `${person}@voorbeeld.be`)
      .where('example', '=', true)
      .executeTakeFirst()
    if (!found || found.shift !== null) continue
    const blocks = weeks.flatMap((text, week) =>
      readMeetings(text).map(block => ({ week, weekday: block?.weekday ?? 0, from: null, to: null, ...block })),
    )
    const read = readPattern({ name, from: readDay(from), until: null, weeks: weeks.length, blocks })
    if (!('hours' in read)) throw new Error(`examples/shifts.yaml: ${person}: ${read.problem}`)
    const row = { id: newId<'shift'>(), personId: found.id, kind, name, hours: JSON.stringify(read.hours) }
    await inTransaction(db, trx =>
      trx
        .insertInto('shift')
        .values({ ...row, addedAt: now, removedAt: null })
        .execute(),
    )
  }
}
