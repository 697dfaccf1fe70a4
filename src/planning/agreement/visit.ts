import type { Ctx, Visit } from '../../platform/visit.ts'
import type { AgreementViewer } from './agreement.ts'

/** The visit of somebody who is signed in. */
export type SignedIn = Visit & { person: NonNullable<Visit['person']> }

export const signedIn = (c: Ctx): SignedIn | null => {
  const { visit } = c.var
  return visit.person ? { ...visit, person: visit.person } : null
}

export const viewerIn = ({ person, worksFor }: Pick<Visit, 'person' | 'worksFor'>): AgreementViewer => ({
  person: person?.id ?? null,
  organisation: worksFor?.id ?? null,
  role: worksFor?.role ?? null,
})

/** Who acts, for whom, and when. */
export type Acting = Pick<SignedIn, 'person' | 'worksFor' | 'now'>

/** As whom somebody acts. */
export const actorIn = ({ person, worksFor }: Pick<Acting, 'person' | 'worksFor'>) => ({
  person: person.id,
  role: worksFor?.role ?? person.role,
})
