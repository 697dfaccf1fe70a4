import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db, Trx } from '../connection.ts'
import type { Id } from '../ids.ts'
import { placeOf, type Vault } from './vault.ts'

const hourInMs = 3_600_000

/** Nobody can read it from the commit on; the next sweep takes its content. False when there was nothing to remove. */
export const removeFile = async (trx: Trx, id: Id<'file'>, now: Date): Promise<boolean> => {
  const removed = await trx
    .updateTable('file')
    .set({ removedAt: now })
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return removed.numUpdatedRows > 0n
}

/** Takes the content of a file whose removal is committed, without waiting for the sweep. */
export const dropContent = (vault: Vault, id: Id<'file'>): Promise<void> => rm(placeOf(vault, id), { force: true })

const contentName = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.part)?$/

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return []
    throw problem
  })

/** Every file of the vault that lay there before `time`; `part`: its writing was interrupted. */
const writtenBefore = async ({ folder }: Vault, time: number) => {
  const found: { path: string; id: string; part: boolean }[] = []
  for (const inner of await namesIn(folder))
    for (const name of await namesIn(join(folder, inner))) {
      const [, id, part] = contentName.exec(name) ?? []
      const path = join(folder, inner, name)
      if (id !== undefined && (await stat(path)).mtimeMs < time) found.push({ path, id, part: part !== undefined })
    }
  return found
}

/**
 * Deletes content older than an hour that no row holds, or whose row was removed. Gives how many. A database that never
 * knew a file is not the one that these belong to: it deletes none.
 */
export const removeOrphans = async (vault: Vault, db: Db, now: Date): Promise<number> => {
  // Files first, rows after: a row that comes in between is seen.
  const old = await writtenBefore(vault, now.getTime() - hourInMs)
  const rows = await db.selectFrom('file').select(['id', 'removedAt']).execute()
  if (rows.length === 0) return 0
  const held = new Set<string>(rows.filter(({ removedAt }) => removedAt === null).map(({ id }) => id))
  const orphans = old.filter(({ id, part }) => part || !held.has(id))
  for (const { path } of orphans) await rm(path, { force: true })
  return orphans.length
}
