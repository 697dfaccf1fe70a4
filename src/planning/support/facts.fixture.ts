import type { Day } from '../../platform/day.ts'
import type { SupportFacts, TrainingFacts } from './facts.ts'
import { measuresInContent } from './load-measures.ts'
import type { Measure } from './measure.ts'
import type { MeasureOutcome } from './outcome.ts'
import { supportFor } from './over-route/support-over-route.ts'

/** The measures that ship, and a worker and a training that tests vary on. */
export const measures = measuresInContent()
export const worker: SupportFacts = {
  birthYear: 1988,
  statute: 'employee',
  employmentPercent: 100,
  workRegion: 'flanders',
  homeRegion: 'flanders',
  sector: 'private',
  highestDiploma: 'secondary',
  employerSize: 'small',
}
export const training: TrainingFacts = {
  start: '2025-10-01' as Day,
  end: '2026-06-30' as Day,
  contactMinutes: 200 * 60,
  distanceMinutes: 0,
  workplaceMinutes: 0,
  credits: 0,
  priceCents: 36_000,
  kind: 'adult-education',
  shortage: true,
  level: 3,
  languageCourse: false,
  registeredForLeave: true,
}

export const decideMeasure = (measure: Measure, person: SupportFacts, one: TrainingFacts): MeasureOutcome => {
  const [outcome] = supportFor(person, one, [measure]).outcomes
  if (!outcome) throw new Error('no outcome')
  return outcome
}
