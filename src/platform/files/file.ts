import type { Id } from '../ids.ts'
import type { Word } from '../words.ts'
import type { FileType } from './type.ts'

/** A row of `file`. The content lies in the vault under the same id; `bytes` and `sha256` (hex) are of that content. */
export interface StoredFile {
  id: Id<'file'>
  name: string
  type: FileType
  bytes: number
  sha256: string
  storedAt: Date
  storedBy: Id<'person'> | null
  scanned: boolean
  removedAt: Date | null
}

/** Why a file is not taken in. Each has a sentence: what is no word does not compile. */
export type FileRefusal = Extract<
  Word,
  | 'files.bad-name'
  | 'files.empty'
  | 'files.too-large'
  | 'files.unknown-type'
  | 'files.lies-about-type'
  | 'files.damaged'
  | 'files.infected'
  | 'files.scan-away'
>
