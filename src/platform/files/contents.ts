import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Id } from '../ids.ts'

const contentName = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.part)?$/

/** Null when it is not there; other troubles of the disk are thrown. */
export const ifThere = <Found>(found: Promise<Found>): Promise<Found | null> =>
  found.catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return null
    throw problem
  })

export const readIfThere = (path: string): Promise<Buffer | null> => ifThere(readFile(path))

export interface Content {
  path: string
  id: Id<'file'>
  /** Its writing was interrupted. */
  part: boolean
}

/** Every file of ours that lies in the vault; what is not ours is left out. */
export async function* contentsIn(folder: string): AsyncGenerator<Content> {
  for (const inner of (await ifThere(readdir(folder))) ?? [])
    for (const name of (await ifThere(readdir(join(folder, inner)))) ?? []) {
      const [, id, part] = contentName.exec(name) ?? []
      if (id !== undefined) yield { path: join(folder, inner, name), id: id as Id<'file'>, part: part !== undefined }
    }
}
