import type { Day } from '../platform/day.ts'
import type { Evidence } from './concordance.ts'
import type { Held, Holdings } from './held.ts'
import { isAtLeast } from './strength.ts'

/** That a provider decided on a module: the day, and what was held of what was shown, as it was seen then. */
export interface Decided {
  on: Day
  of: Holdings
}

const shownThen = <Id>(ids: readonly Id[], now: ReadonlyMap<Id, Held>, then: ReadonlyMap<Id, Held>): boolean =>
  ids.every(id => {
    const [held, shown] = [now.get(id), then.get(id)]
    return held !== undefined && shown !== undefined && isAtLeast(shown.strength, held.strength)
  })

const within = (evidence: Evidence, now: Holdings, then: Holdings): boolean =>
  evidence.kind === 'certificates'
    ? shownThen(evidence.all, now.certificates, then.certificates)
    : shownThen(evidence.all, now.competences, then.competences)

/** The newest decision on all of this evidence, shown then as well as it is now; null: nobody decided on it yet. */
export const decisionOn = (evidence: Evidence, now: Holdings, decided: readonly Decided[]): Decided | null =>
  decided
    .filter(({ of }) => within(evidence, now, of))
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
    .at(0) ?? null
