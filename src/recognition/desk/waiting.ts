import type { Day } from '../../platform/day.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'

/** Something that waits for the person who looks: what, about whom or what, since when, until when, and where to do it. */
export interface Waiting {
  what: Word
  about: string
  since: Date
  /** The last day on which it is in time; null: whenever. */
  until: Day | null
  address: string
  /** Nobody is named to do it, or who was is there no more: a coordinator finds somebody. */
  unled?: boolean
}

export type DeskVisit = Visit & { person: NonNullable<Visit['person']> }

/** What of one kind waits for this person, in the role in which they work now; read from the facts, never kept. */
export type Waits = (visit: DeskVisit) => Promise<Waiting[]>
