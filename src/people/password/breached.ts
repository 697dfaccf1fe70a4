import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Whether a password is known from a breach. */
export type Breached = (password: string) => boolean

const longestLine = 64
const line = /^([0-9A-F]{40}):?/

/** The first whole line at or after a place, and where the next begins; null: there is none. */
const lineAt = (file: number, from: number): { hash: string; next: number } | null => {
  // The line in the middle of which the place may lie, and the one after it.
  const buffer = Buffer.alloc(2 * longestLine)
  const start = Math.max(0, from - 1)
  const read = readSync(file, buffer, 0, buffer.length, start)
  const text = buffer.toString('latin1', 0, read)
  const begin = from === 0 ? 0 : text.indexOf('\n') + 1
  if (from > 0 && begin === 0) return null
  const found = line.exec(text.slice(begin).toUpperCase())
  const end = text.indexOf('\n', begin)
  return found?.[1] ? { hash: found[1], next: start + (end === -1 ? read : end + 1) } : null
}

/** Whether the file, sorted by hash, holds this one: half of what is left falls away with each line that is read. */
const holds = (file: number, size: number, hash: string): boolean => {
  let [low, high] = [0, size]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const found = lineAt(file, middle)
    if (!found || found.hash > hash) high = middle
    else if (found.hash === hash) return true
    else low = found.next
  }
  return false
}

/** SHA-1, as such lists are kept: nothing is protected by it here. */
const hashOf = (password: string): string => createHash('sha1').update(password).digest('hex').toUpperCase()

/**
 * Looks passwords up in the list of LEERLADDER_BREACHED_PASSWORDS: a file with a SHA-1 and a count on each line, sorted by hash,
 * as the public list of known passwords is given. It is never read whole. None: no password is known. Throws with a sentence
 * for the operator when the file is no such list.
 */
export const openBreached = (env: NodeJS.ProcessEnv): Breached => {
  const path = env.LEERLADDER_BREACHED_PASSWORDS
  if (!path) return () => false
  const open = <Value>(ask: (file: number, size: number) => Value): Value => {
    const file = openSync(path, 'r')
    try {
      return ask(file, fstatSync(file).size)
    } finally {
      closeSync(file)
    }
  }
  const isList = open((file, size) => {
    const hashes = [0, 1 / 4, 1 / 2, 3 / 4].map(part => lineAt(file, Math.floor(size * part))?.hash ?? '')
    return hashes.every(hash => hash !== '') && hashes.toSorted().join() === hashes.join()
  })
  if (!isList)
    throw new Error('LEERLADDER_BREACHED_PASSWORDS names no list of hashes: a SHA-1 on each line, sorted by hash.')
  return password => open((file, size) => holds(file, size, hashOf(password)))
}
