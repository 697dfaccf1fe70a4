import type { Because, Source } from '../../platform/because.ts'
import type { Day } from '../../platform/day.ts'
import type { Bilingual } from '../../platform/words.ts'
import type { FactName } from './facts.ts'
import type { Gift } from './measure.ts'

export interface SupportAmount {
  to: 'worker' | 'employer'
  kind: Gift['kind']
  cents: number
  minutes?: number
  /** The figure is a ceiling, not a promise. */
  atMost?: boolean
  /** Pays a part of the fee: all such parts together never exceed it. */
  ofFee?: boolean
  /** How the figure came about. */
  because: Because
}

/** What one measure does for one person and one training (one leg of a route). */
export interface MeasureOutcome {
  measure: string
  /** Which leg of the route, from 0. */
  leg: number
  version: string | null
  /** Every version on the way, from when, and what it decides. */
  versions: { from: Day; version: string; state: 'yes' | 'perhaps' | 'no'; uncertain: boolean }[]
  name: Bilingual
  to: ('worker' | 'employer')[]
  state: 'yes' | 'perhaps' | 'no'
  uncertain: boolean
  amounts: SupportAmount[]
  /** Facts that are not known and would decide. */
  missing: FactName[]
  procedure: Bilingual[]
  deadline: Bilingual | null
  source: Source | null
  because: Because
}
