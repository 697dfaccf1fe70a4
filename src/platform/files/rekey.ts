import { readFile } from 'node:fs/promises'
import { contentsIn } from './contents.ts'
import { seal, unseal } from './seal.ts'
import { unsealWith, type Vault } from './vault.ts'
import { writeSealed } from './write-sealed.ts'

export interface Resealed {
  /** How many were closed with the new key now. */
  resealed: number
  /** How many were so already, when this goes on after it was stopped. */
  already: number
  /** Where files lie that neither key opens: they are left as they are. */
  closed: string[]
}

/** Closes every file with the new key, one by one. Stopped in the middle, each file is closed with one key or the other. */
export const reseal = async (vault: Vault, now: Date): Promise<Resealed> => {
  const told: Resealed = { resealed: 0, already: 0, closed: [] }
  for await (const { path, id, part } of contentsIn(vault.folder)) {
    if (part) continue
    const sealed = await readFile(path)
    if (unseal(vault.key, id, sealed)) {
      told.already++
      continue
    }
    const content = unsealWith(vault, id, sealed)
    if (!content) told.closed.push(path)
    else {
      await writeSealed(path, seal(vault.key, id, content), now)
      told.resealed++
    }
  }
  return told
}
