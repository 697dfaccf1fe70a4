import { z } from 'zod'
import type { ProviderId } from '../../catalogue/index.ts'
import { addDays, type Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Ground } from '../concordance.ts'

export const grounds = ['EVK', 'EVC', 'professional-competence'] as const satisfies readonly Ground[]
/** How a provider finds out: by what is shown, by a test, by a talk. */
export const ways = ['papers', 'test', 'interview'] as const

/** Who of a provider sets its policy. */
export const policySetters: readonly Role[] = ['coordinator', 'manager']

/** What a provider promises and asks, read before one asks. */
export const PolicyBody = z.object({
  /** `any-time`, or only before the course year begins (1 September). */
  when: z.enum(['any-time', 'before-course-year']),
  /** Cents that asking costs. */
  fee: z.number().int().min(0).max(100_000),
  grounds: z.array(z.enum(grounds)).min(1),
  ways: z.array(z.enum(ways)).min(1),
  /** Working days in which it answers a complete request. */
  answerDays: z.number().int().min(1).max(120),
  /** Calendar days that one has to answer questions. */
  questionDays: z.number().int().min(3).max(90),
  /** How often questions may come back. */
  questionRounds: z.number().int().min(0).max(5),
  /** A second person looks before a decision counts. */
  secondReader: z.boolean(),
  /** Calendar days in which one may appeal; null: there is no appeal. */
  appealDays: z.number().int().min(1).max(90).nullable(),
})
export type PolicyBody = z.infer<typeof PolicyBody>

export interface Policy {
  id: number
  provider: ProviderId
  validFrom: Day
  body: PolicyBody
  /** null: an example that came with the content. */
  setBy: Id<'person'> | null
  setAt: Date
}

/** The day on which the course year of a day begins. */
const courseYearOf = (day: Day): Day => {
  const first = `${day.slice(0, 4)}-09-01` as Day
  return day >= first ? first : (`${Number(day.slice(0, 4)) - 1}-09-01` as Day)
}

/**
 * Until which day one may ask for a group that starts on `start`; null: always. A group without a date is taken to start
 * in the next course year.
 */
export const askUntil = (policy: PolicyBody, start: Day | null, today: Day): Day | null => {
  if (policy.when === 'any-time') return null
  const begins = start ?? (`${Number(courseYearOf(today).slice(0, 4)) + 1}-09-01` as Day)
  return addDays(courseYearOf(begins), -1)
}
