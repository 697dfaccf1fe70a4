import type { KeyObject } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Id } from '../ids.ts'
import { fileKey } from './file-key.ts'
import { type Scanner, scannerOf } from './scanner.ts'

/** Where files lie, what closes them, and who looks for viruses. */
export interface Vault {
  folder: string
  key: KeyObject
  scanner: Scanner | null
}

/** Throws with a sentence for the operator when a setting cannot be right. */
export const openVault = (dataDir: string, env: NodeJS.ProcessEnv): Vault => {
  const folder = resolve(dataDir, 'files')
  return { folder, key: fileKey(dataDir, folder, env), scanner: scannerOf(env) }
}

/** Spread over 256 folders, so that none grows too long to list. */
export const placeOf = ({ folder }: Vault, id: Id<'file'>): string => join(folder, id.slice(0, 2), id)
