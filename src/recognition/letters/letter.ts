import type { Id } from '../../platform/ids.ts'
import type { Language } from '../../platform/words.ts'

/** `proof-of-competence`: what a jury in higher education found. `proof-for-profession`: what the workplace proved. */
export type LetterKind = 'decision' | 'invitation' | 'proof-of-competence' | 'proof-for-profession' | 'jury-report'

/** What a letter says, in one language. */
export interface LetterText {
  title: string
  opening: string[]
  /** Titled parts, each with lines and perhaps a table. */
  sections: { title: string; lines: string[]; head?: string[]; rows?: string[][] }[]
  closing: string[]
}

/** A letter as it was sent. */
export interface Letter {
  id: Id<'letter'>
  year: number
  number: number
  kind: LetterKind
  personId: Id<'person'>
  organisationId: Id<'organisation'>
  /** Id of the request or procedure that it belongs to. */
  about: string
  language: Language
  pdf: Buffer
  sha256: string
  writtenAt: Date
  writtenBy: Id<'person'>
}

/** `2026-000123`: what a letter is called by. */
export const letterNumber = ({ year, number }: Pick<Letter, 'year' | 'number'>): string =>
  `${year}-${String(number).padStart(6, '0')}`
