import { randomInt } from 'node:crypto'
import { fingerprint, type Id } from '../../platform/ids.ts'

/** How long a helper may take to enter the code. */
export const helpCodeMinutes = 30

/** Why a helper looks along: chosen, never typed, for it stands in the person's timeline. */
export const helpReasons = ['stuck', 'wrong', 'missing', 'show'] as const
export type HelpReason = (typeof helpReasons)[number]

export const isHelpReason = (text: string): text is HelpReason => helpReasons.some(reason => reason === text)

export interface HelpCode {
  id: Id<'help-code'>
  personId: Id<'person'>
  fingerprint: string
  /** What the person was filling in. */
  dossierId: Id<'dossier'> | null
  madeAt: Date
  expiresAt: Date
  usedAt: Date | null
  usedBy: Id<'person'> | null
  reason: HelpReason | null
}

/** Eight figures (27 bits), as people read them aloud: `4821 7730`. */
export const newHelpCode = (): string => {
  const figures = String(randomInt(100_000_000)).padStart(8, '0')
  return `${figures.slice(0, 4)} ${figures.slice(4)}`
}

/** A help code as it is kept, whatever stands between its figures. */
export const helpFingerprint = (typed: string): string => fingerprint(`help ${typed.replace(/\D/g, '')}`)
