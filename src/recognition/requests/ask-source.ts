import {
  type Dossier,
  findDossier,
  findShown,
  guestOf,
  keptDossiers,
  noteLook,
  openDossier,
  viewerOf,
} from '../../people/index.ts'
import type { Db } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import { evidenceOf, type KeptEvidence } from '../evidence/evidence.store.ts'
import { resultsOf } from '../results/result.store.ts'
import { withResults } from '../results/result.ts'
import type { About } from './ask-for-exemption.ts'

/** From whose dossier one asks, and what can go along. */
export interface AskSource {
  about: About & { portrait: Dossier['portrait'] }
  evidence: KeptEvidence[]
  /** For whom, when not for oneself. */
  other: { access: string; name: string } | null
}

/** What was told, with what assessments found in the place of what was told of the same. */
const withFound = async (db: Db, person: Id<'person'>, portrait: Dossier['portrait']): Promise<Dossier['portrait']> => {
  const results = await resultsOf(db, person)
  const found = new Set<string>(results.map(({ competence }) => competence))
  const { can } = portrait
  const told = can && { ...can, has: can.has.filter(({ competence }) => !found.has(competence)) }
  return withResults({ ...portrait, ...(told ? { can: told } : {}) }, results)
}

/** One's own: the dossier that is open, else the newest that was kept. */
const ownSource = async (visit: Visit): Promise<AskSource | null> => {
  const { db, person } = visit
  const viewer = viewerOf(visit)
  const open = await openDossier(db, viewer)
  const dossier = open?.keptAt ? await findDossier(db, viewer, open.id) : (await keptDossiers(db, viewer))[0]
  if (!person || !dossier) return null
  const portrait = await withFound(db, person.id, dossier.portrait)
  const about = { person: person.id, portrait, access: null }
  return { about, evidence: await evidenceOf(db, viewer), other: null }
}

/** Somebody else's, who let the visitor in to have them recognised; the look is theirs to know of. */
const othersSource = async (visit: Visit, access: string): Promise<AskSource | null> => {
  const { db, now } = visit
  const guest = guestOf(visit)
  const found = guest && (await findShown(db, guest, access, now))
  if (found?.shown.purpose !== 'recognition' || found.shown.ground === 'request') return null
  const { id, dossierId, ownerId, owner } = found.shown
  await noteLook(db, dossierId, found.shown, viewerOf(visit), actorOf(visit), now)
  const about = { person: ownerId, portrait: found.portrait, access: id }
  return { about, evidence: [], other: { access, name: owner } }
}

/** `access`: what let the visitor in to a dossier of somebody else; empty: they ask for themselves. */
export const askSource = (visit: Visit, access: string): Promise<AskSource | null> =>
  access === '' ? ownSource(visit) : othersSource(visit, access)
