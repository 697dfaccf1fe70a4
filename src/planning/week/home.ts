import { openDossier } from '../../people/index.ts'
import type { SignedIn } from './signed-in.ts'

/** The postcode that somebody said they live in; null: they did not. */
export const homeOf = async ({ db, session, person }: SignedIn): Promise<string | null> => {
  const dossier = await openDossier(db, { session, person: person.id })
  return dossier?.portrait.place?.postcode ?? null
}
