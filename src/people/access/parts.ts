import { type MemberRole, rolesOf } from '../organisations/organisation.ts'
import { type Section, sectionNames } from '../portrait.ts'

/** Parts that more harm is done with. Nothing writes them yet; who may ever see them is decided before it does. */
export const narrowParts = ['intake', 'screening', 'barriers', 'mentor-notes'] as const
export type NarrowPart = (typeof narrowParts)[number]
/** What a person keeps besides their answers, to let others see as these. */
export const keptParts = ['plan', 'development-plan'] as const
export type KeptPart = (typeof keptParts)[number]
export type Part = Section | KeptPart | NarrowPart
export const parts: readonly Part[] = [...sectionNames, ...keptParts, ...narrowParts]

/**
 * How somebody is let in. `address`: who proved that mail address, in whatever role. `organisation`: whoever works for it
 * in one of some roles. `member`: one person, as long as they work there in that role.
 */
export const reaches = ['address', 'organisation', 'member'] as const
export type Reach = (typeof reaches)[number]

interface PartRule {
  /** Who may ever be let in to it, besides who was let in by address. */
  roles: readonly MemberRole[]
  reaches: readonly Reach[]
  /** For how many days at most at a time. */
  days: number
  /** Every look is told, also the next one in ten minutes. */
  everyLook: boolean
  /** Something in the house writes it, so that there is something to let somebody see. */
  written: boolean
}

const everyRole = [...new Set(Object.values(rolesOf).flat())]
const usual: PartRule = { roles: everyRole, reaches, days: 365, everyLook: false, written: true }
const narrow = (roles: readonly MemberRole[]): PartRule => ({
  roles,
  reaches: ['member'],
  days: 90,
  everyLook: true,
  written: false,
})

/** Who may ever be let in to each part. What is not here is let in to nobody. */
export const partRules: Record<Part, PartRule> = {
  jobs: usual,
  papers: usual,
  can: usual,
  goal: usual,
  work: usual,
  time: usual,
  place: usual,
  dutch: usual,
  about: usual,
  important: usual,
  support: usual,
  plan: usual,
  // C9: a plan that a worker and a team leader or guide talk about.
  'development-plan': usual,
  // A7: to the teacher team, only with consent.
  intake: narrow(['guide', 'coordinator', 'teacher']),
  // A6: income, health, debts: only who guides.
  screening: narrow(['guide']),
  barriers: narrow(['guide', 'coordinator']),
  // D6: never to who decides on passing (teacher, assessor, coordinator) nor to the employer.
  'mentor-notes': narrow(['guide']),
}

/** Whom a part would be opened to; `days` null: as long as a request runs. */
export interface Opening {
  reach: Reach
  /** None: by address. */
  roles: readonly MemberRole[]
  days: number | null
}

export type PartRefusal = 'people.access.only-named' | 'people.access.not-this-role' | 'people.access.not-so-long'

export const isPart = (text: string): text is Part => Object.hasOwn(partRules, text)
export const isSection = (part: Part): part is Section => sectionNames.some(section => section === part)

/** Why a part may not be opened so; null when it may. A role outside an organisation's is no reason to open anything. */
export const whyNotOpen = (part: Part, { reach, roles, days }: Opening): PartRefusal | null => {
  const rule = partRules[part]
  if (!rule.reaches.includes(reach)) return 'people.access.only-named'
  if (!roles.every(role => rule.roles.includes(role))) return 'people.access.not-this-role'
  return days !== null && days > rule.days ? 'people.access.not-so-long' : null
}

/** The parts that one may choose from, each with why it may not be opened so. What nobody writes yet is no choice. */
export const partsToChoose = (opening: Opening): { part: Part; refusal: PartRefusal | null }[] =>
  parts.filter(part => partRules[part].written).map(part => ({ part, refusal: whyNotOpen(part, opening) }))
