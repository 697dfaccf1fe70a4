import type { Db } from '../../../platform/connection.ts'
import type { Day } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'
import type { Translate } from '../../../platform/words.ts'
import { actionEntries } from './action-entries.ts'
import { agreementEntries } from './agreement-entries.ts'
import { lessonEntries } from './lesson-entries.ts'
import { supportEntries } from './support-entries.ts'

/** Something that stands in a person's calendar: at a time, or on a whole day when it has none. */
export interface Entry {
  /** The same for the same thing, every time: calendar programs know it again by this. */
  id: string
  on: Day
  /** Minutes since midnight in Brussels; null: the whole day. */
  time: { from: number; to: number } | null
  title: string
  where: string | null
  /** A path in the house that says more. */
  link: string | null
  /** Since when it stands there. */
  since: Date
}

export interface Asks {
  person: Id<'person'>
  today: Day
  t: Translate
}

/** Everything that gives entries: a lesson, a day before which support is asked, on which an agreement ends, or an action is due. */
const sources: readonly ((db: Db, asks: Asks) => Promise<Entry[]>)[] = [
  lessonEntries,
  supportEntries,
  agreementEntries,
  actionEntries,
]

/** What stands in the calendar of a person, the first first. */
export const entriesOf = async (db: Db, asks: Asks): Promise<Entry[]> => {
  const entries: Entry[] = []
  for (const source of sources) entries.push(...(await source(db, asks)))
  return entries.sort(
    (a, b) => a.on.localeCompare(b.on) || (a.time?.from ?? -1) - (b.time?.from ?? -1) || a.id.localeCompare(b.id),
  )
}
