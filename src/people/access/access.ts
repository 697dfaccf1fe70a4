import type { Id } from '../../platform/ids.ts'
import { type Section, sectionNames } from '../portrait.ts'

/** What somebody is let in for. */
export const purposes = ['guidance', 'enrolment', 'recognition', 'work'] as const
export type Purpose = (typeof purposes)[number]

/** How long somebody may be let in, in days. */
export const accessDays = [30, 90, 365] as const

export interface Access {
  id: Id<'access'>
  dossierId: Id<'dossier'>
  toEmail: string
  parts: Section[]
  purpose: Purpose
  grantedAt: Date
  until: Date
  withdrawnAt: Date | null
}

export const isLive = ({ until, withdrawnAt }: Pick<Access, 'until' | 'withdrawnAt'>, now: Date): boolean =>
  withdrawnAt === null && until > now

export const isPart = (text: string): text is Section => sectionNames.some(section => section === text)
export const isPurpose = (text: string): text is Purpose => purposes.some(purpose => purpose === text)
