import { agreedHoursOf } from '../agreement/index.ts'
import type { PlanVisit } from './add-version.ts'
import type { Choices, Hours } from './plan.ts'

/** Lessons in working time as everybody signed for them, and with whom. */
export interface AgreedNow {
  hours: Hours
  employers: string
}

const paidBy = (counts: string | null): Hours['paidBy'] =>
  counts === 'paid' ? 'employer' : counts === 'leave' ? 'leave' : 'worker'

/** What this person agreed with employers and what holds today, all together; null: nothing on hours of lessons. */
export const agreedNow = async ({ db, person, today }: PlanVisit): Promise<AgreedNow | null> => {
  const viewer = { person: person.id, organisation: null, role: null }
  const all = (await agreedHoursOf(db, viewer, person.id, today)).filter(({ minutesPerWeek }) => minutesPerWeek > 0)
  const [most] = all.toSorted((a, b) => b.minutesPerWeek - a.minutesPerWeek)
  if (!most) return null
  const minutesPerWeek = all.reduce((sum, each) => sum + each.minutesPerWeek, 0)
  return {
    hours: { minutesPerWeek, paidBy: paidBy(most.counts) },
    employers: all.map(({ employer }) => employer).join(' + '),
  }
}

/** Whether a plan counts with other hours than those that were agreed. */
export const differs = ({ agreed }: Choices, { hours }: AgreedNow): boolean =>
  agreed?.minutesPerWeek !== hours.minutesPerWeek || agreed.paidBy !== hours.paidBy
