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
import { actorOf, type Visit } from '../../platform/visit.ts'
import { evidenceOf, type KeptEvidence } from '../evidence/evidence.store.ts'
import type { About } from './ask-for-exemption.ts'

/** From whose dossier one asks, and what can go along. */
export interface AskSource {
  about: About & { portrait: Dossier['portrait'] }
  evidence: KeptEvidence[]
  /** For whom, when not for oneself. */
  other: { access: string; name: string } | null
}

/** One's own: the dossier that is open, else the newest that was kept. */
const ownSource = async (visit: Visit): Promise<AskSource | null> => {
  const { db, person } = visit
  const viewer = viewerOf(visit)
  const open = await openDossier(db, viewer)
  const dossier = open?.keptAt ? await findDossier(db, viewer, open.id) : (await keptDossiers(db, viewer))[0]
  if (!person || !dossier) return null
  const about = { person: person.id, portrait: dossier.portrait, access: null }
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
