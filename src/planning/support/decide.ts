import { type Because, because, type Source } from '../../platform/because.ts'
import { type Day, isValidOn } from '../../platform/day.ts'
import type { Bilingual } from '../../platform/words.ts'
import { type Facts, judge } from './condition.ts'
import { type FactName, factsOf, type SupportFacts, type TrainingFacts } from './facts.ts'
import type { Gift, Measure, MeasureVersion } from './measure.ts'

export interface SupportAmount {
  to: 'worker' | 'employer'
  kind: Gift['kind']
  cents: number
  minutes?: number
  /** The figure is a ceiling, not a promise. */
  atMost?: boolean
}

/** What one measure does for one person and one training. */
export interface MeasureOutcome {
  measure: string
  version: string | null
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

const lessonPeriod = 50

/** The version that holds on a day; null when none does. */
export const versionOn = (measure: Measure, day: Day): MeasureVersion | null =>
  measure.versions.find(version => isValidOn(version, day)) ?? null

const minutesOf = (gift: Gift, training: TrainingFacts, facts: Facts): number | null => {
  if (!gift.hours) return null
  const { atMost, scaledByEmployment } = gift.hours
  const percent = scaledByEmployment ? facts.employmentPercent : 100
  return typeof percent === 'number'
    ? Math.min(training.contactMinutes, Math.floor((atMost * 60 * percent) / 100))
    : null
}

/** Half school years that a training touches: September to December, and January to August. */
export const halfYears = (start: Day, end: Day): number => {
  const index = (day: Day) => Number(day.slice(0, 4)) * 2 + (day.slice(5, 7) >= '09' ? 1 : 0)
  return index(end) - index(start) + 1
}

const overCap = ({ start, end, priceCents }: TrainingFacts, cap: number): number | null =>
  end === null ? null : Math.max(0, priceCents - cap * halfYears(start, end))

const amountOf = (gift: Gift, training: TrainingFacts, facts: Facts): SupportAmount | null => {
  const { to, kind, atMost } = gift
  if (gift.when && judge(gift.when, facts).holds !== true) return null
  const price = training.priceCents
  const base = { to, kind, ...(atMost ? { atMost } : {}) }
  if (kind === 'free') return { ...base, cents: price }
  const minutes = minutesOf(gift, training, facts)
  if (kind === 'paid-time') return minutes === null ? null : { ...base, cents: 0, minutes }
  const cents =
    gift.flat ??
    (gift.share !== undefined ? Math.min(Math.floor(price * gift.share), gift.max ?? price) : null) ??
    (gift.perLessonPeriod !== undefined
      ? Math.min(
          gift.perLessonPeriod * Math.round((training.contactMinutes + training.distanceMinutes) / lessonPeriod),
          gift.max ?? Number.MAX_SAFE_INTEGER,
        )
      : null) ??
    (gift.capPerHalfYear !== undefined ? overCap(training, gift.capPerHalfYear) : null) ??
    (minutes !== null && gift.perHour !== undefined ? Math.floor((minutes * gift.perHour) / 60) : null)
  if (cents === null) return null
  return {
    ...base,
    cents: kind === 'fee-less' ? Math.min(cents, price) : cents,
    ...(minutes === null ? {} : { minutes }),
  }
}

/** Decides one measure by the version that holds on the day the training starts. */
export const decideMeasure = (measure: Measure, person: SupportFacts, training: TrainingFacts): MeasureOutcome => {
  const { id, name, procedure, deadline } = measure
  const version = versionOn(measure, training.start)
  const about = { measure: id, name, to: measure.for, procedure, deadline }
  if (!version)
    return {
      ...about,
      version: null,
      state: 'no',
      uncertain: false,
      amounts: [],
      missing: [],
      source: null,
      because: because('support.no-version', { with: { measure: name, day: training.start } }),
    }
  const facts = factsOf(person, training)
  const judged = version.when ? judge(version.when, facts) : { holds: true, missing: [], because: [] }
  const state = judged.holds === null ? 'perhaps' : judged.holds ? 'yes' : 'no'
  const amounts =
    state === 'no' ? [] : version.gives.map(gift => amountOf(gift, training, facts)).filter(amount => amount !== null)
  return {
    ...about,
    version: version.id,
    state,
    uncertain: version.uncertain,
    amounts: amounts.filter(({ kind, cents, minutes }) => cents > 0 || (kind === 'paid-time' && (minutes ?? 0) > 0)),
    missing: judged.missing,
    source: version.source,
    because: because(`support.${state}`, {
      with: { measure: name },
      source: version.source,
      because: [
        ...judged.because,
        because('support.version', { with: { from: version.validFrom ?? 'none', to: version.validTo ?? 'none' } }),
        ...(version.note ? [because('support.note', { with: { note: version.note } })] : []),
        ...(version.uncertain ? [because('support.uncertain')] : []),
      ],
    }),
  }
}
