import type { Day } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { criteriaIn, type Frame } from './frame.ts'

/** A machine or means that the frame asks, and how it is where the trial is held. */
export interface PlannedMean {
  id: string
  there: boolean
  /** What is there instead, and why it compares; empty: nothing is. */
  equivalent: string
  why: string
}

export interface Plan {
  where: 'employer' | 'simulated'
  organisation: string
  address: string
  contact: string
  day: Day
  /** `08:30`. */
  hour: string
  safety: string
  means: PlannedMean[]
}

/** What was said of an equivalent: a means by its id. */
export interface Weighing {
  mean: string
  agreed: boolean
  words: string
}

export type NoPlan =
  | 'recognition.trial.plan.no-place'
  | 'recognition.trial.plan.no-day'
  | 'recognition.trial.plan.no-why'
  | 'recognition.trial.plan.too-long'

/** Equivalents of a plan on which nobody said anything yet. */
export const unweighed = ({ means }: Plan, weighed: readonly Weighing[]): PlannedMean[] =>
  means.filter(({ id, there, equivalent }) => !there && equivalent !== '' && !weighed.some(({ mean }) => mean === id))

/** Means that one has to do without: not there, and no equivalent that somebody agreed on. */
const meansMissing = ({ means }: Plan, weighed: readonly Weighing[]): ReadonlySet<string> =>
  new Set(
    means
      .filter(({ id, there }) => !there && !weighed.some(({ mean, agreed }) => mean === id && agreed))
      .map(({ id }) => id),
  )

/** Criteria that cannot be seen with this plan: they ask a means that is not there. */
export const criteriaOut = (frame: Frame, plan: Plan, weighed: readonly Weighing[]): ReadonlySet<string> => {
  const missing = meansMissing(plan, weighed)
  return new Set(
    criteriaIn(frame)
      .filter(({ needs }) => needs.some(mean => missing.has(mean)))
      .map(({ id }) => id),
  )
}

/** A plan as it was typed, or what is wrong with it. Texts are at most 1,000 signs. */
export const checkPlan = (
  typed: Omit<Plan, 'day' | 'where'> & { day: Day | null; where: string },
  today: Day,
): Outcome<Plan, NoPlan> => {
  const { where, organisation, address, day, hour, means } = typed
  if (where !== 'employer' && where !== 'simulated') return refuse('recognition.trial.plan.no-place')
  if (organisation === '' || address === '') return refuse('recognition.trial.plan.no-place')
  if (day === null || day < today || !/^([01]\d|2[0-3]):[0-5]\d$/.test(hour))
    return refuse('recognition.trial.plan.no-day')
  if (means.some(({ there, equivalent, why }) => !there && equivalent !== '' && why === ''))
    return refuse('recognition.trial.plan.no-why')
  const texts = [
    organisation,
    address,
    typed.contact,
    typed.safety,
    ...means.flatMap(mean => [mean.equivalent, mean.why]),
  ]
  if (texts.some(({ length }) => length > 1000)) return refuse('recognition.trial.plan.too-long')
  const here = means.map(mean => (mean.there ? { ...mean, equivalent: '', why: '' } : mean))
  return accept({ ...typed, where, day, means: here })
}
