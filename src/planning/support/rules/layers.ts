import { addDays, type Day } from '../../../platform/day.ts'
import type { MeasureVersion } from '../measure.ts'

const earliest = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : a < b ? a : b)
const latest = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : a > b ? a : b)

/** What is left of a version once these days are taken from it: before them, and after them. */
const without = (version: MeasureVersion, over: MeasureVersion): MeasureVersion[] => {
  const before = over.validFrom === null ? null : addDays(over.validFrom, -1)
  const after = over.validTo === null ? null : addDays(over.validTo, 1)
  const parts: MeasureVersion[] = []
  if (before !== null) parts.push({ ...version, validTo: earliest(version.validTo, before) })
  if (after !== null) parts.push({ ...version, validFrom: latest(version.validFrom, after) })
  return parts.filter(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo)
}

/**
 * Versions that lie over each other, the later over the earlier: on each day the last that covers it holds, and no two hold
 * on the same day. Those of the content lie at the bottom, those that were published over them in the order of publishing.
 */
export const layered = (versions: readonly MeasureVersion[]): MeasureVersion[] =>
  versions
    .reduce<MeasureVersion[]>((under, over) => [...under.flatMap(version => without(version, over)), over], [])
    .toSorted((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''))

/** Versions that begin while the new one would hold: it must end before them. What began before it, it cuts short. */
export const laterWithin = (
  versions: readonly MeasureVersion[],
  { validFrom, validTo }: Pick<MeasureVersion, 'validFrom' | 'validTo'>,
): MeasureVersion[] =>
  versions.filter(
    version =>
      version.validFrom !== null &&
      (validFrom === null || version.validFrom > validFrom) &&
      (validTo === null || version.validFrom <= validTo),
  )
