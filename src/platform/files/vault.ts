import type { KeyObject } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Id } from '../ids.ts'
import { fileKey, oldFileKey } from './file-key.ts'
import { type Scanner, scannerOf } from './scanner.ts'
import { unseal } from './seal.ts'

/** What closes files and opens them. */
export interface Keys {
  key: KeyObject
  /** Opens what was closed before the key was changed; null: nothing was. */
  oldKey: KeyObject | null
}

/** Where files lie, what closes them, and who looks for viruses. */
export interface Vault extends Keys {
  folder: string
  scanner: Scanner | null
}

export const vaultFolder = (dataDir: string): string => resolve(dataDir, 'files')

/** Throws with a sentence for the operator when a setting cannot be right. */
export const openVault = (dataDir: string, env: NodeJS.ProcessEnv): Vault => {
  const folder = vaultFolder(dataDir)
  return {
    folder,
    key: fileKey(dataDir, folder, env),
    oldKey: oldFileKey(dataDir, env),
    scanner: scannerOf(env),
  }
}

/** Spread over 256 folders, so that none grows too long to list. */
export const placeOf = ({ folder }: Pick<Vault, 'folder'>, id: Id<'file'>): string => join(folder, id.slice(0, 2), id)

/** The content, with whichever of the two keys opens it; null when neither does. */
export const unsealWith = ({ key, oldKey }: Keys, id: string, sealed: Buffer): Buffer | null =>
  unseal(key, id, sealed) ?? (oldKey && unseal(oldKey, id, sealed))
