import { addDays, type Day, dayOf } from '../../platform/day.ts'
import { fingerprint, type Id } from '../../platform/ids.ts'
import type { MemberRole, Organisation } from '../organisations/organisation.ts'
import { paperCode } from '../paper-code.ts'

/** Who may make cards, in the organisation that they work for. */
export const cardRoles = ['manager', 'coordinator', 'guide', 'mentor'] as const satisfies MemberRole[]

/** How long a card opens, in days: unless somebody says otherwise, and at most. */
export const usualDays = 90
export const mostDays = 365
/** How often one may guess the digits before the card waits for who gave it. */
export const mostPinTries = 5

export interface Card {
  id: Id<'code-card'>
  personId: Id<'person'>
  organisationId: Organisation['id']
  fingerprint: string
  madeAt: Date
  madeBy: Id<'person'>
  untilDay: Day
  /** What is kept of the person's four digits; null: not chosen yet. */
  pin: string | null
  pinTries: number
  blockedAt: Date | null
  lastUsedAt: Date | null
}

type Facts = Pick<Card, 'untilDay' | 'pinTries' | 'blockedAt'>

/** The code of a card as it is kept. */
export const cardFingerprint = (typed: string): string => fingerprint(paperCode(typed))

/** How a card stands: `open`, `waits` for who gave it after too many guesses, or why it opens nothing any more. */
export type CardStanding = 'open' | 'waits' | 'over' | 'blocked'

export const standingOf = ({ untilDay, pinTries, blockedAt }: Facts, now: Date): CardStanding => {
  if (blockedAt !== null) return 'blocked'
  if (untilDay < dayOf(now)) return 'over'
  return pinTries < mostPinTries ? 'open' : 'waits'
}

/** Whether a card may last until this day. */
export const isLastDay = (day: Day | null, today: Day): day is Day =>
  day !== null && day >= today && day <= addDays(today, mostDays)

export type PinRefusal = 'people.cards.no-pin' | 'people.cards.easy-pin' | 'people.cards.pins-differ'

/** What is wrong with four digits that somebody chooses; null: nothing. */
export const wrongWithPin = (pin: string, again: string): PinRefusal | null => {
  if (!/^\d{4}$/.test(pin)) return 'people.cards.no-pin'
  if (/^(\d)\1{3}$/.test(pin) || '0123456789'.includes(pin) || '9876543210'.includes(pin))
    return 'people.cards.easy-pin'
  return pin === again ? null : 'people.cards.pins-differ'
}
