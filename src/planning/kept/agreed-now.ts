import { agreedFrom } from '../agreement/index.ts'
import type { PlanVisit } from './add-version.ts'
import type { Choices, Hours } from './plan.ts'

/** Lessons in working time as everybody signed for them, and with whom. */
export interface AgreedNow {
  hours: Hours
  employers: string
}

const paidBy = (counts: string | null): Hours['paidBy'] =>
  counts === 'paid' ? 'employer' : counts === 'leave' ? 'leave' : 'worker'

/** What this person agreed with their employers, now or from a day to come, all together; null: nothing on hours of lessons. */
export const agreedNow = async ({ db, person, today }: PlanVisit): Promise<AgreedNow | null> => {
  const viewer = { person: person.id, organisation: null, role: null }
  const all = (await agreedFrom(db, viewer, person.id, today)).filter(({ minutesPerWeek }) => minutesPerWeek > 0)
  // Of each employer what holds first: a next agreement follows it, and does not come on top.
  const first = [...new Map(all.toReversed().map(each => [each.employer, each])).values()]
  const [most] = first.toSorted((a, b) => b.minutesPerWeek - a.minutesPerWeek)
  if (!most) return null
  const minutesPerWeek = first.reduce((sum, each) => sum + each.minutesPerWeek, 0)
  return {
    hours: { minutesPerWeek, paidBy: paidBy(most.counts) },
    employers: first.map(({ employer }) => employer).join(' + '),
  }
}

/** Whether a plan counts with other hours than those that were agreed. */
export const differs = ({ agreed }: Choices, { hours }: AgreedNow): boolean =>
  agreed?.minutesPerWeek !== hours.minutesPerWeek || agreed.paidBy !== hours.paidBy
