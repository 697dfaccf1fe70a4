import type { Id } from '../../platform/ids.ts'
import type { FoundTime } from './teaching-time.store.ts'
import { openOf, type Quarters, sumOf } from './teaching-time.ts'

/** What some modules have together. */
export interface Totals {
  funded: Quarters
  contact: Quarters
  workplace: Quarters
  /** Given to nobody yet. */
  open: Quarters
}

export const totalsOf = (times: readonly FoundTime[]): Totals => {
  const add = (of: (time: FoundTime) => Quarters) => times.reduce((sum, time) => sum + of(time), 0)
  return {
    funded: add(({ funded }) => funded),
    contact: add(({ shares }) => sumOf(shares, 'contact')),
    workplace: add(({ shares }) => sumOf(shares, 'workplace')),
    open: add(openOf),
  }
}

export interface OfPerson {
  personId: Id<'person'>
  name: string
  contact: Quarters
  workplace: Quarters
}

/** What each person has over modules, who has most first. */
export const perPerson = (times: readonly FoundTime[]): OfPerson[] => {
  const people = new Map<string, OfPerson>()
  for (const { personId, name, part, quarters } of times.flatMap(({ shares }) => shares)) {
    const before = people.get(personId) ?? { personId, name, contact: 0, workplace: 0 }
    people.set(personId, { ...before, [part]: before[part] + quarters })
  }
  return [...people.values()].sort((a, b) => b.contact + b.workplace - (a.contact + a.workplace))
}
