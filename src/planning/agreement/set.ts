import { z } from 'zod'
import { type Day, isValidOn } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'

export const parties = ['worker', 'employer', 'provider', 'workplace', 'guardian'] as const
/** Who takes part in an agreement. `guardian`: who signs along for somebody under age or under protection. */
export type Party = (typeof parties)[number]

/** What a set says. */
export const SetBody = z.object({
  conditions: z.array(z.object({ id: z.string(), value: z.union([z.string(), z.number()]) })).min(1),
  /** Who signs besides the worker and the employer. */
  asks: z.array(z.enum(['provider', 'workplace'])),
  /** The most days that anybody may be asked to stay. */
  retentionMost: z.number().int().min(0).max(1095),
})
export type SetBody = z.infer<typeof SetBody>

export interface ConditionSet {
  id: Id<'agreement-set'>
  organisationId: Id<'organisation'>
  /** Of the organisation that keeps it. */
  keeper: string
  name: string
  second: boolean
}

export interface SetVersion {
  id: Id<'agreement-set-version'>
  setId: ConditionSet['id']
  number: number
  validFrom: Day
  validTo: Day | null
  body: SetBody
  writtenBy: Id<'person'>
  writtenAt: Date
  publishedAt: Date | null
}

/** What a set says on a day: of its published versions that hold then, the one that began last. */
export const inForce = <Version extends Pick<SetVersion, 'validFrom' | 'validTo' | 'publishedAt' | 'number'>>(
  versions: readonly Version[],
  day: Day,
): Version | null =>
  versions
    .filter(version => version.publishedAt !== null && isValidOn(version, day))
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.number - b.number)
    .at(-1) ?? null

type NotPublished = 'planning.sets.published-already' | 'planning.sets.second-asked' | 'planning.sets.past'

/** Whether somebody may publish a version: from today on at the earliest, and not their own where a second person is asked. */
export const mayPublish = (
  version: Pick<SetVersion, 'publishedAt' | 'writtenBy' | 'validTo'>,
  { second }: Pick<ConditionSet, 'second'>,
  person: Id<'person'>,
  today: Day,
): Outcome<null, NotPublished> => {
  if (version.publishedAt) return refuse('planning.sets.published-already')
  if (second && version.writtenBy === person) return refuse('planning.sets.second-asked')
  if (version.validTo !== null && version.validTo < today) return refuse('planning.sets.past')
  return accept(null)
}
