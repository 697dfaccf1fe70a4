import { keptDossiers, openDossier, type Viewer } from '../../people/index.ts'
import type { Db } from '../../platform/connection.ts'

/** The titles of the papers that a person says they have, without those that a register tells of. */
export const papersOf = async (db: Db, viewer: Viewer): Promise<string[]> => {
  const open = await openDossier(db, viewer)
  const dossiers = [...(open ? [open] : []), ...(await keptDossiers(db, viewer))]
  const said = dossiers.flatMap(({ portrait }) => portrait.papers ?? []).filter(({ shown }) => shown === 'said')
  return [...new Set(said.map(({ title }) => title))]
}
