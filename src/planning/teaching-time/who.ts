import type { Id } from '../../platform/ids.ts'
import type { Ctx, Visit } from '../../platform/visit.ts'

export type PersonVisit = Visit & { person: NonNullable<Visit['person']> }

/** The visit of somebody who is signed in; null: nobody is. */
export const somebody = (c: Ctx): PersonVisit | null => {
  const { visit } = c.var
  return visit.person ? { ...visit, person: visit.person } : null
}

/** The provider that this visitor coordinates now; null: none. */
export const coordinates = ({ worksFor }: Visit): Id<'organisation'> | null =>
  worksFor?.role === 'coordinator' ? worksFor.id : null
