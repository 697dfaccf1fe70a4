import type { Observation } from './taps.ts'

export interface TrialTables {
  observation: Observation
}
