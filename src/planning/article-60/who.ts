import type { Id } from '../../platform/ids.ts'
import type { Ctx, Visit } from '../../platform/visit.ts'

export type PersonVisit = Visit & { person: NonNullable<Visit['person']> }

/** The visit of somebody who is signed in; null: nobody is. */
export const somebody = (c: Ctx): PersonVisit | null => {
  const { visit } = c.var
  return visit.person ? { ...visit, person: visit.person } : null
}

/** Who makes schemes with others in this session: a coordinator of a provider, or a guide of a social service. */
export interface Partner {
  side: 'provider' | 'service'
  organisation: Id<'organisation'>
}

export const partnerOf = ({ worksFor }: Visit): Partner | null =>
  worksFor?.role === 'coordinator'
    ? { side: 'provider', organisation: worksFor.id }
    : worksFor?.role === 'guide'
      ? { side: 'service', organisation: worksFor.id }
      : null
