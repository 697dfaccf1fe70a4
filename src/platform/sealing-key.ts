import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { resolve } from 'node:path'
import { fileKey } from './files/file-key.ts'

/**
 * Closes secrets that the database keeps and that must be read again. Made of the key of the files, for this purpose
 * alone: who has the one cannot make up the other. Throws with a sentence for the operator when that key cannot be right.
 */
export const sealingKeyOf = (dataDir: string, env: NodeJS.ProcessEnv): KeyObject => {
  const key = fileKey(dataDir, resolve(dataDir, 'files'), env)
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'leerladder secrets in the database', 32)))
}
