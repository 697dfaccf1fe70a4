import { lessonPeriod } from '../../catalogue/index.ts'
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
  /** Pays a part of the fee: all such parts together never exceed it. */
  ofFee?: boolean
  /** How the figure came about. */
  because: Because
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

const euros = (cents: number): number => cents / 100

/** Cents by the rule, before the fee sets a limit, and how they came about; null when a fact is missing. */
const reckon = (
  gift: Gift,
  training: TrainingFacts,
  minutes: number | null,
): { cents: number; how: Because } | null => {
  const { priceCents: price } = training
  if (gift.flat !== undefined)
    return { cents: gift.flat, how: because('support.how.flat', { with: { euros: euros(gift.flat) } }) }
  if (gift.share !== undefined) {
    const max = gift.max ?? price
    const detail = { percent: Math.round(gift.share * 100), price: euros(price), max: euros(max) }
    return { cents: Math.min(Math.floor(price * gift.share), max), how: because('support.how.share', { with: detail }) }
  }
  if (gift.perLessonPeriod !== undefined) {
    const count = Math.round((training.contactMinutes + training.distanceMinutes) / lessonPeriod)
    const detail = { count, each: euros(gift.perLessonPeriod) }
    return { cents: gift.perLessonPeriod * count, how: because('support.how.lesson-periods', { with: detail }) }
  }
  if (gift.capPerHalfYear !== undefined) {
    const over = overCap(training, gift.capPerHalfYear)
    const detail = { cap: euros(gift.capPerHalfYear), price: euros(price) }
    return over === null ? null : { cents: over, how: because('support.how.cap', { with: detail }) }
  }
  if (minutes === null || gift.perHour === undefined) return null
  const detail = { hours: Math.round(minutes / 60), each: euros(gift.perHour) }
  return { cents: Math.floor((minutes * gift.perHour) / 60), how: because('support.how.hours', { with: detail }) }
}

const amountOf = (gift: Gift, training: TrainingFacts, facts: Facts): SupportAmount | null => {
  const { to, kind, atMost } = gift
  if (gift.when && judge(gift.when, facts).holds !== true) return null
  const base = { to, kind, ...(atMost ? { atMost } : {}) }
  if (kind === 'free') return { ...base, ofFee: true, cents: training.priceCents, because: because('support.how.free') }
  const minutes = minutesOf(gift, training, facts)
  if (kind === 'paid-time')
    return minutes === null
      ? null
      : {
          ...base,
          cents: 0,
          minutes,
          because: because('support.how.time', { with: { hours: Math.round(minutes / 60) } }),
        }
  const reckoned = reckon(gift, training, minutes)
  if (!reckoned) return null
  const ofFee = kind === 'fee-less' || gift.share !== undefined
  return {
    ...base,
    ...(ofFee ? { ofFee } : {}),
    ...(minutes === null ? {} : { minutes }),
    cents: ofFee ? Math.min(reckoned.cents, training.priceCents) : reckoned.cents,
    because: reckoned.how,
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
  const given =
    judged.holds === false
      ? []
      : version.gives.map(gift => amountOf(gift, training, facts)).filter(amount => amount !== null)
  const amounts = given.filter(({ kind, cents, minutes }) => cents > 0 || (kind === 'paid-time' && (minutes ?? 0) > 0))
  // A measure that takes something off, but nothing for this person, is not theirs.
  const nothing = judged.holds === true && version.gives.length > 0 && amounts.length === 0
  const state = judged.holds === null ? 'perhaps' : judged.holds && !nothing ? 'yes' : 'no'
  return {
    ...about,
    version: version.id,
    state,
    uncertain: version.uncertain,
    amounts,
    missing: judged.missing,
    source: version.source,
    because: because(`support.${state}`, {
      with: { measure: name },
      source: version.source,
      because: [
        ...judged.because,
        ...(nothing ? [because('support.nothing')] : []),
        ...amounts.map(amount => amount.because),
        because('support.version', { with: { from: version.validFrom ?? 'none', to: version.validTo ?? 'none' } }),
        ...(version.note ? [because('support.note', { with: { note: version.note } })] : []),
        ...(version.uncertain ? [because('support.uncertain')] : []),
      ],
    }),
  }
}
