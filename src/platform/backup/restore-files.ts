import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { placeOf } from '../files/index.ts'
import type { Id } from '../ids.ts'
import { BrokenBackup, type Piece } from './form.ts'

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Adds the bytes at the end, on the disk and not only on their way there. */
const append = async (path: string, bytes: Buffer): Promise<void> => {
  const handle = await open(path, 'a', 0o600)
  try {
    await handle.appendFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Puts the files of a backup in a folder as their pieces come, and takes all of them back when it must. */
export const filesInto = (folder: string | null) => {
  const written: string[] = []
  return {
    take: async ({ file, piece, sha256 }: Piece): Promise<void> => {
      if (folder === null) return
      const path = placeOf({ folder }, file as Id<'file'>)
      if (written.at(-1) !== path) {
        written.push(path)
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      }
      await append(`${path}.part`, Buffer.from(piece, 'base64'))
      if (sha256 === null) return
      await rename(`${path}.part`, path)
      if ((await hashOf(path)) !== sha256)
        throw new BrokenBackup(`The disk did not give ${path} back as it was written.`)
    },
    takeBack: async (): Promise<void> => {
      for (const path of written) for (const left of [path, `${path}.part`]) await rm(left, { force: true })
    },
  }
}
