import type { Day } from './day.ts'
import type { Word } from './words.ts'

/** Where a fact stands, so that anybody can look it up. */
export interface Source {
  title: string
  address: string | null
  asOf: Day | null
}

/** What a sentence may carry: text, figures, days, or a name in two languages. */
export type Detail = string | number | { nl: string; en: string }

/**
 * Why the platform decided what it decided: a small tree from the result down to its sources.
 * Built by the rule that decided, drawn by one component, served as it is by the API.
 */
export interface Because {
  says: Word
  with?: Record<string, Detail>
  source?: Source
  because?: Because[]
}

export const because = (says: Word, detail: Omit<Because, 'says'> = {}): Because => ({ says, ...detail })
