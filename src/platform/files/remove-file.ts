import { rm, stat } from 'node:fs/promises'
import type { Db, Trx } from '../connection.ts'
import type { Id } from '../ids.ts'
import { type Content, contentsIn, ifThere } from './contents.ts'
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

/** Every file of the vault that lay there before `time`. */
const writtenBefore = async ({ folder }: Vault, time: number): Promise<Content[]> => {
  const found: Content[] = []
  for await (const content of contentsIn(folder)) {
    const there = await ifThere(stat(content.path))
    if (there && there.mtimeMs < time) found.push(content)
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
  const held = new Set(rows.filter(({ removedAt }) => removedAt === null).map(({ id }) => id))
  const orphans = old.filter(({ id, part }) => part || !held.has(id))
  for (const { path } of orphans) await rm(path, { force: true })
  return orphans.length
}
