import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openVault, type Vault } from '../../src/platform/files/index.ts'

/** A vault of its own for one test file, gone after it: `const vault = testVault()` at its top. */
export const testVault = (env: NodeJS.ProcessEnv = {}): Vault => {
  const dataDir = mkdtempSync(join(tmpdir(), 'leerladder-vault-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  return openVault(dataDir, env)
}
