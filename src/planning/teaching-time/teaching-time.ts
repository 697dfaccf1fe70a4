import type { ModuleId, ProgrammeId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'

/** Lesson periods are counted in quarters, so that they always add up. */
export type Quarters = number

/** What a share is of: teaching the module, or accompanying at the workplace. */
export const parts = ['contact', 'workplace'] as const
export type Part = (typeof parts)[number]

/** The funded periods of a module in a school year. */
export interface TeachingTime {
  id: Id<'teaching-time'>
  organisationId: Id<'organisation'>
  programme: ProgrammeId
  module: ModuleId
  /** In which it begins: 2026 is 2026-2027. */
  schoolYear: number
  begunBy: Id<'person'>
  begunAt: Date
}

export interface Share {
  personId: Id<'person'>
  part: Part
  quarters: Quarters
}

/** How the funded periods are divided; another division is another number, the older stay. */
export interface Division {
  funded: Quarters
  contact: Quarters
  workplace: Quarters
  shares: Share[]
}

export interface DivisionAsk {
  /** Null: what was typed is no number of quarters. */
  funded: Quarters | null
  contact: Quarters | null
  workplace: Quarters | null
  /** Who teaches the module, and so gets every contact period; null: nobody yet. */
  teacher: string | null
  /** What of the workplace goes to whom. */
  supervisors: { person: string; quarters: Quarters | null }[]
}

export type DivisionRefusal =
  | 'planning.teaching-time.no.number'
  | 'planning.teaching-time.no.over'
  | 'planning.teaching-time.no.shares'
  | 'planning.teaching-time.no.person'

export interface Staff {
  id: Id<'person'>
  name: string
  roles: string[]
}

/** More periods than any module has. */
const mostPeriods = 2000

/** `12,25` as 49 quarters; null when it is no number of quarters from 0 to 2000 periods. */
export const readPeriods = (typed: string): Quarters | null => {
  const text = typed.trim().replace(',', '.')
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(text)) return null
  const quarters = Number(text) * 4
  return Number.isInteger(quarters) && quarters <= mostPeriods * 4 ? quarters : null
}

/** 49 quarters as `12.25`. */
export const periodsOf = (quarters: Quarters): number => quarters / 4

export const sumOf = (shares: readonly Pick<Share, 'part' | 'quarters'>[], part: Part): Quarters =>
  shares.filter(share => share.part === part).reduce((sum, { quarters }) => sum + quarters, 0)

/** What is funded and given to nobody yet. */
export const openOf = ({ funded, shares }: Division): Quarters =>
  funded - shares.reduce((sum, { quarters }) => sum + quarters, 0)

/**
 * How the periods would be divided: the module teacher gets every contact period, supervisors divide those of the
 * workplace. Never more than is funded; what is left is given to nobody yet.
 */
export const divide = (
  { funded, contact, workplace, teacher, supervisors }: DivisionAsk,
  staff: readonly Staff[],
): Outcome<Division, DivisionRefusal> => {
  if (funded === null || contact === null || workplace === null) return refuse('planning.teaching-time.no.number')
  if (contact + workplace > funded) return refuse('planning.teaching-time.no.over')
  const named = (id: string, roles: readonly string[]) =>
    staff.find(each => each.id === id && each.roles.some(role => roles.includes(role)))
  const teaches = teacher === null ? null : named(teacher, ['teacher'])
  if (teaches === undefined) return refuse('planning.teaching-time.no.person')
  const shares: Share[] = teaches && contact > 0 ? [{ personId: teaches.id, part: 'contact', quarters: contact }] : []
  for (const { person, quarters } of supervisors) {
    if (quarters === null) return refuse('planning.teaching-time.no.number')
    if (quarters === 0) continue
    const supervises = named(person, ['teacher', 'supervisor'])
    if (!supervises || shares.some(({ personId, part }) => personId === supervises.id && part === 'workplace'))
      return refuse('planning.teaching-time.no.person')
    shares.push({ personId: supervises.id, part: 'workplace', quarters })
  }
  if (sumOf(shares, 'workplace') > workplace) return refuse('planning.teaching-time.no.shares')
  return accept({ funded, contact, workplace, shares })
}

/** The school year in which a day lies: September to August. */
export const schoolYearOf = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)

export const schoolYearName = (year: number): string => `${year}-${year + 1}`
