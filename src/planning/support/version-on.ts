import { type Day, isValidOn } from '../../platform/day.ts'
import type { Measure, MeasureVersion } from './measure.ts'

/** The version that holds on a day; null when none does. */
export const versionOn = (measure: Measure, day: Day): MeasureVersion | null =>
  measure.versions.find(version => isValidOn(version, day)) ?? null
