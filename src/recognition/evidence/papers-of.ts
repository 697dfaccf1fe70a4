import { keptDossiers, openDossier, type Viewer } from '../../people/index.ts'
import type { Db } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { evidenceOf } from './evidence.store.ts'

/** The titles of the papers that this person said and has shown since: with a file, and checked by nobody yet. */
export const shownPapers = async (db: Db, person: Id<'person'>): Promise<ReadonlySet<string>> => {
  const items = await evidenceOf(db, { session: null, person })
  return new Set(items.flatMap(({ paper, files }) => (paper !== null && files.length > 0 ? [paper] : [])))
}

/** The titles of the papers that a person says they have, without those that a register tells of. */
export const papersOf = async (db: Db, viewer: Viewer): Promise<string[]> => {
  const open = await openDossier(db, viewer)
  const dossiers = [...(open ? [open] : []), ...(await keptDossiers(db, viewer))]
  const said = dossiers.flatMap(({ portrait }) => portrait.papers ?? []).filter(({ shown }) => shown === 'said')
  return [...new Set(said.map(({ title }) => title))]
}
