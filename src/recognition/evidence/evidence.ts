import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'

export const evidenceKinds = ['certificate', 'employer', 'evaluation', 'work', 'photo', 'own-words'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** Something that a person keeps to show what they can. It is theirs to show; that somebody checked it, is said elsewhere. */
export interface Evidence {
  id: Id<'evidence'>
  personId: Id<'person'>
  kind: EvidenceKind
  title: string
  /** In own words; empty when nothing was written. */
  description: string
  issuer: string | null
  issuedOn: Day | null
  /** The name that stands on it, where it is another than its keeper's; null: theirs, or none. */
  holder: string | null
  /** The title of the paper of the walk that it shows; null: of none. */
  paper: string | null
  addedAt: Date
  removedAt: Date | null
  removedBy: Id<'person'> | null
}

/** How much one person may keep. Bytes of one file, and of all together, so that a person can take it along. */
export const most = {
  items: 60,
  filesEach: 10,
  bytesEach: 20_000_000,
  bytesInAll: 1_000_000_000,
  title: 200,
  issuer: 200,
  holder: 200,
  description: 5000,
} as const

export const isEvidenceKind = (text: string): text is EvidenceKind => evidenceKinds.some(kind => kind === text)
