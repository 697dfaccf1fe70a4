import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'

/** Who somebody can be in an organisation of a kind. The first manages it: invites, ends, renews. */
export const rolesOf = {
  provider: ['manager', 'coordinator', 'teacher', 'supervisor', 'assessor'],
  employer: ['manager', 'employer', 'team-leader', 'mentor'],
  'sector-partner': ['manager', 'sector'],
  'guide-service': ['manager', 'guide'],
  authority: ['manager', 'policy'],
} as const

export type OrganisationKind = keyof typeof rolesOf
export type MemberRole = (typeof rolesOf)[OrganisationKind][number]
export const organisationKinds = Object.keys(rolesOf) as OrganisationKind[]

export interface Organisation {
  id: Id<'organisation'>
  kind: OrganisationKind
  name: string
  /** Enterprise number: ten digits. */
  number: string
  registeredAt: Date
  registeredBy: Id<'person'>
}

export const decisions = ['validated', 'refused', 'withdrawn'] as const
export type Decision = (typeof decisions)[number]

/** Where an organisation stands: what was decided last, or nothing yet. */
export type Standing = Decision | 'waiting'

export interface Membership {
  id: Id<'membership'>
  organisationId: Organisation['id']
  personId: Id<'person'>
  role: MemberRole
  fromDay: Day
  untilDay: Day | null
  endedAt: Date | null
}

export const isKind = (text: string): text is OrganisationKind => Object.hasOwn(rolesOf, text)

export const isRoleIn = (kind: OrganisationKind, text: string): text is MemberRole =>
  rolesOf[kind].some(role => role === text)

/**
 * An enterprise number as the Crossroads Bank keeps it, from `BE 0403.170.701` or `403170701`; null when it is none: its
 * last two digits are 97 less what stays of the rest divided by 97.
 */
export const readNumber = (typed: string): string | null => {
  const digits = typed.replace(/^\s*BE/i, '').replace(/\D/g, '')
  const number = digits.length === 9 ? `0${digits}` : digits
  if (!/^[01]\d{9}$/.test(number)) return null
  return 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8)) ? number : null
}

/** `0403170701` as people write it: `0403.170.701`. */
export const sayNumber = (number: string): string => number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3')

/**
 * What may be decided now. Waiting or refused: validate or refuse. Validated: withdraw. Withdrawn: validate again.
 */
export const decisionsFrom: Record<Standing, readonly Decision[]> = {
  waiting: ['validated', 'refused'],
  refused: ['validated'],
  validated: ['withdrawn'],
  withdrawn: ['validated'],
}

/** Who looks at new organisations: an administrator at all, a sector partner at employers. Nobody at their own. */
export const mayDecide = (
  organisation: Pick<Organisation, 'kind' | 'registeredBy'>,
  who: { id: Id<'person'>; administrator: boolean; sector: boolean },
): boolean =>
  organisation.registeredBy !== who.id && (who.administrator || (who.sector && organisation.kind === 'employer'))
