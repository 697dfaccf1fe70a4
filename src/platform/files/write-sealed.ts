import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A folder of Windows cannot be opened to be flushed; its own journal keeps the name. */
const flushFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/**
 * Whole or not at all: under another name, flushed, and only then in its place, over what was there. The sweep measures
 * its age from `now`.
 */
export const writeSealed = async (path: string, sealed: Buffer, now: Date) => {
  const folder = dirname(path)
  const part = `${path}.part`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const handle = await open(part, 'w', 0o600)
  try {
    await handle.writeFile(sealed)
    await handle.utimes(now, now)
    await handle.sync()
  } catch (problem) {
    // A full disk is not kept full by half a file.
    await rm(part, { force: true })
    throw problem
  } finally {
    await handle.close()
  }
  await rename(part, path)
  await flushFolder(folder)
}
