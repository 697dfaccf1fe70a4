import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const keyLength = 32
// 32 random bytes hold about 30 different ones; fewer than 16 does not happen by chance.
const fewestDifferent = 16

/** A key as text in base64; `from`: where it came from, for the sentence that refuses it. */
export const keyOf = (text: string, from: string): KeyObject => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== keyLength || bytes.toString('base64') !== text)
    throw new Error(`${from} must be 32 bytes in base64. Make one with: openssl rand -base64 32`)
  if (new Set(bytes).size < fewestDifferent)
    throw new Error(`${from} is too easy to guess: it must be random. Make one with: openssl rand -base64 32`)
  return createSecretKey(bytes)
}

/** A new random key. Written whole under another name and then linked: two that start at once end with one key. */
export const makeKeyFile = (path: string): void => {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${randomBytes(keyLength).toString('base64')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (problem) {
    if (!existsSync(path)) throw problem
  } finally {
    rmSync(draft)
  }
}

const isEmpty = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0

/** The key in a file that only its owner may read. */
export const keyIn = (path: string): KeyObject => {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new Error(`Others on this machine may read ${path}. Close it with: chmod 600 ${path}`)
  return keyOf(readFileSync(path, 'utf8').trim(), path)
}

export const keyFile = (dataDir: string): string => join(dataDir, 'file-key')
const oldKeyFile = (dataDir: string): string => join(dataDir, 'file-key.old')

/** Whether a key is at hand, so that none need be made. */
export const hasFileKey = (dataDir: string, env: NodeJS.ProcessEnv): boolean =>
  env.LEERLADDER_FILE_KEY !== undefined || existsSync(keyFile(dataDir))

/** The key out of LEERLADDER_FILE_KEY, else out of `file-key` in the data, made at first use. */
export const fileKey = (dataDir: string, files: string, env: NodeJS.ProcessEnv): KeyObject => {
  if (env.LEERLADDER_FILE_KEY !== undefined) return keyOf(env.LEERLADDER_FILE_KEY, 'LEERLADDER_FILE_KEY')
  const path = keyFile(dataDir)
  if (!existsSync(path)) {
    // A new key cannot open what an old one closed.
    if (!isEmpty(files))
      throw new Error(
        `There are files in ${files}, but their key ${path} is gone. Put it back or set LEERLADDER_FILE_KEY.`,
      )
    mkdirSync(dataDir, { recursive: true })
    makeKeyFile(path)
  }
  return keyIn(path)
}

/** The key until it was changed, for as long as files wait that it closed: LEERLADDER_FILE_KEY_OLD, else `file-key.old`. */
export const oldFileKey = (dataDir: string, env: NodeJS.ProcessEnv): KeyObject | null => {
  if (env.LEERLADDER_FILE_KEY_OLD !== undefined) return keyOf(env.LEERLADDER_FILE_KEY_OLD, 'LEERLADDER_FILE_KEY_OLD')
  const path = oldKeyFile(dataDir)
  return existsSync(path) ? keyIn(path) : null
}

/**
 * Puts a new key in place and keeps the old one beside it. Stopped anywhere, doing it again goes on: while an old key waits
 * that is another than the new one, nothing is made.
 */
export const renewFileKey = (dataDir: string): void => {
  const [path, old] = [keyFile(dataDir), oldKeyFile(dataDir)]
  if (existsSync(old) && !keyIn(old).equals(keyIn(path))) return
  if (!existsSync(old)) linkSync(path, old)
  const next = `${path}.next`
  rmSync(next, { force: true })
  makeKeyFile(next)
  renameSync(next, path)
}

/** Once nothing waits for it any more. */
export const forgetOldFileKey = (dataDir: string): void => rmSync(oldKeyFile(dataDir), { force: true })
