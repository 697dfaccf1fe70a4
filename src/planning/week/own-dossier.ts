import { type Dossier, keptDossiers, openDossier } from '../../people/index.ts'
import type { SignedIn } from './signed-in.ts'

/** The dossier that somebody works on now, or else the one that they kept last; null: they have none. */
export const ownDossier = async ({ db, session, person }: SignedIn): Promise<Dossier | null> => {
  const viewer = { session, person: person.id }
  return (await openDossier(db, viewer)) ?? (await keptDossiers(db, viewer))[0] ?? null
}

/** The postcode that somebody said they live in; null: they did not. */
export const homeOf = async (visit: SignedIn): Promise<string | null> =>
  (await ownDossier(visit))?.portrait.place?.postcode ?? null
