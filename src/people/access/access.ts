import type { Id } from '../../platform/ids.ts'
import { type MemberRole, type Organisation, type OrganisationKind, rolesOf } from '../organisations/organisation.ts'
import type { Section } from '../portrait.ts'
import type { GroundName } from './ground.ts'
import type { Part, Reach } from './parts.ts'

/** What somebody is let in for. */
export const purposes = ['guidance', 'enrolment', 'recognition', 'work'] as const
export type Purpose = (typeof purposes)[number]

/** How long somebody may be let in, in days. */
export const accessDays = [30, 90, 365] as const

export interface Access {
  id: Id<'access'>
  dossierId: Id<'dossier'>
  ground: GroundName
  /** By address; null: an organisation, or one person in it. */
  toEmail: string | null
  organisationId: Organisation['id'] | null
  /** In which of its roles one must work there; none by address. */
  roles: MemberRole[]
  /** Only this person of the organisation; null: all. */
  personId: Id<'person'> | null
  parts: Part[]
  purpose: Purpose
  grantedAt: Date
  /** Null: as long as the request runs. */
  until: Date | null
  withdrawnAt: Date | null
  /** The request that opened it, on that ground only. */
  restsOn: string | null
}

export const isLive = ({ until, withdrawnAt }: Pick<Access, 'until' | 'withdrawnAt'>, now: Date): boolean =>
  withdrawnAt === null && (until === null || until > now)

export const reachOf = ({ organisationId, personId }: Pick<Access, 'organisationId' | 'personId'>): Reach =>
  organisationId === null ? 'address' : personId === null ? 'organisation' : 'member'

export const isPurpose = (text: string): text is Purpose => purposes.some(purpose => purpose === text)

/** What an organisation of a kind is usually let in for. */
export const usualPurpose: Record<OrganisationKind, Purpose> = {
  provider: 'enrolment',
  employer: 'work',
  'sector-partner': 'recognition',
  'guide-service': 'guidance',
  authority: 'recognition',
}

/** Which parts a purpose usually needs: named beside the boxes, never ticked for somebody. */
export const usualParts: Record<Purpose, readonly Section[]> = {
  guidance: ['jobs', 'papers', 'can', 'goal', 'time', 'dutch', 'important'],
  enrolment: ['papers', 'can', 'goal', 'dutch', 'about'],
  recognition: ['jobs', 'papers', 'can', 'goal'],
  work: ['can', 'goal', 'time'],
}

/** The roles that were ticked, or all of its kind when none was; null when one is none of them. */
export const readRoles = (kind: OrganisationKind, typed: readonly string[]): MemberRole[] | null => {
  const all: readonly MemberRole[] = rolesOf[kind]
  const chosen = all.filter(role => typed.includes(role))
  if (chosen.length < new Set(typed).size) return null
  return chosen.length === 0 ? [...all] : chosen
}
