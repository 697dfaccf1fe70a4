import type { Id } from '../../platform/ids.ts'
import type { Access } from '../access/access.ts'
import type { Organisation } from '../organisations/organisation.ts'

const dayInMs = 86_400_000
/** How long one may answer a guide who asked, in days. */
const askDays = 30
/** How long a code for a guide counts, in days. */
export const guideCodeDays = 7
/** How many people a guide asks in a day. */
export const mostAsksADay = 50

/** A guide asked somebody to become their client: whoever proves an address, or the person whose code it was. */
export interface GuidanceAsk {
  id: Id<'guidance-ask'>
  organisationId: Organisation['id']
  askedBy: Id<'person'>
  toEmail: string | null
  toPerson: Id<'person'> | null
  askedAt: Date
  expiresAt: Date
  withdrawnAt: Date | null
  answeredAt: Date | null
  /** What a yes opened; null after a no. */
  accessId: Access['id'] | null
}

export const dayLater = (now: Date, days: number): Date => new Date(now.getTime() + days * dayInMs)
export const askUntil = (now: Date): Date => dayLater(now, askDays)
