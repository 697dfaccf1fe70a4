import { z } from 'zod'
import type { Day } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'
import { type Measure, type MeasureVersion, readVersion } from '../measure.ts'
import type { CaseResult } from './cases.ts'
import { laterWithin } from './layers.ts'

/** What a draft says: a version without a name yet. */
export type RuleBody = Omit<MeasureVersion, 'id'>

export interface Draft {
  id: Id<'incentive-draft'>
  incentive: string
  openedAt: Date
  /** How many times it was changed: who saves on top of an older look is told. */
  edition: number
  body: RuleBody
  /** Everybody who changed it: none of them publishes it. */
  authors: Id<'person'>[]
}

export type Fault =
  | { says: 'incentives.rule.fault.backward' }
  | { says: 'incentives.rule.fault.no-start' }
  | { says: 'incentives.rule.fault.overlap'; version: string; day: Day }
  | { says: 'incentives.rule.fault.shape'; detail: string }

const ends = ({ validFrom, validTo }: RuleBody): boolean =>
  validFrom !== null && validTo !== null && validTo < validFrom

/** The version that a draft would be. */
export const versionFrom = (draft: Pick<Draft, 'id' | 'incentive' | 'body'>): MeasureVersion => ({
  ...draft.body,
  id: `${draft.incentive}-${draft.body.validFrom ?? 'altijd'}-${draft.id.slice(0, 4)}`,
})

/** What keeps a draft from being published, beside the rules that hold. */
export const faultsIn = (body: RuleBody, standing: readonly MeasureVersion[]): Fault[] => {
  const read = readVersion({ ...body, id: 'x' })
  return [
    ...(read.success ? [] : [{ says: 'incentives.rule.fault.shape' as const, detail: z.prettifyError(read.error) }]),
    ...(body.validFrom === null ? [{ says: 'incentives.rule.fault.no-start' as const }] : []),
    ...(ends(body)
      ? [{ says: 'incentives.rule.fault.backward' as const }]
      : laterWithin(standing, body).flatMap(({ id, validFrom }) =>
          validFrom ? [{ says: 'incentives.rule.fault.overlap' as const, version: id, day: validFrom }] : [],
        )),
  ]
}

const sizes = ['small', 'medium', 'large'] as const

/** Sizes of employers for which a rule with amounts by size names none: no fault, but often forgotten. */
export const sizesLeftOut = ({ gives }: RuleBody): (typeof sizes)[number][] => {
  const text = gives.map(gift => JSON.stringify(gift.when ?? {}))
  if (gives.length === 0 || !text.every(each => each.includes('"employerSize"'))) return []
  return sizes.filter(size => !text.some(each => each.includes(`"${size}"`)))
}

export type NotPublished =
  | 'incentives.rule.own-hand'
  | 'incentives.rule.changed-meanwhile'
  | 'incentives.rule.faults'
  | 'incentives.rule.no-cases'
  | 'incentives.rule.cases-fail'

/** Why a draft may not be published by this person now; null: it may. */
export const whyNotPublish = (
  draft: Draft,
  person: Id<'person'>,
  faults: readonly Fault[],
  results: readonly CaseResult[],
): NotPublished | null => {
  if (draft.authors.includes(person)) return 'incentives.rule.own-hand'
  if (faults.length > 0) return 'incentives.rule.faults'
  const inIt = results.some(
    ({ ruleCase }) =>
      (draft.body.validFrom === null || ruleCase.training.start >= draft.body.validFrom) &&
      (draft.body.validTo === null || ruleCase.training.start <= draft.body.validTo),
  )
  if (!inIt) return 'incentives.rule.no-cases'
  return results.some(({ wrong }) => wrong.length > 0) ? 'incentives.rule.cases-fail' : null
}

/** A measure as it would be with one more version over those that hold. */
export const withVersion = (measure: Measure, versions: MeasureVersion[]): Measure => ({ ...measure, versions })
