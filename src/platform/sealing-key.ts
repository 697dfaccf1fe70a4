import type { KeyObject } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { keyIn, keyOf, makeKeyFile } from './files/file-key.ts'

/**
 * Closes secrets that the database keeps and that must be read again, such as those of people's apps: out of
 * LEERLADDER_SEALING_KEY, else out of `sealing-key` in the data, made at first use. Another key than that of the files,
 * so that one can be changed without the other. Throws with a sentence for the operator when it cannot be right.
 */
export const sealingKeyOf = (dataDir: string, env: NodeJS.ProcessEnv): KeyObject => {
  if (env.LEERLADDER_SEALING_KEY !== undefined) return keyOf(env.LEERLADDER_SEALING_KEY, 'LEERLADDER_SEALING_KEY')
  const path = join(dataDir, 'sealing-key')
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true })
    makeKeyFile(path)
  }
  return keyIn(path)
}
