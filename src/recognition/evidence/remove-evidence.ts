import { type Db, inTransaction } from '../../platform/connection.ts'
import { dropContent, removeFile, type Vault } from '../../platform/files/index.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { findOwn, type KeptFile, lockKeeper } from './evidence.store.ts'

interface Own {
  person: Id<'person'>
  id: string
}
type Removed = Outcome<KeptFile[], 'recognition.evidence.not-yours'>

/** The content goes once the rows have; should we die in between, the sweep takes it. */
const dropped = async (vault: Vault, removed: Removed): Promise<Removed> => {
  if (removed.ok) for (const { id } of removed.value) await dropContent(vault, id)
  return removed
}

/** Removes one's own evidence with its files. That it was there, and until when, stays. */
export const removeEvidence = async (db: Db, vault: Vault, { person, id }: Own, by: Actor, now: Date) =>
  dropped(
    vault,
    await inTransaction(db, async (trx): Promise<Removed> => {
      await lockKeeper(trx, person)
      const item = await findOwn(trx, person, id)
      if (!item) return refuse('recognition.evidence.not-yours')
      await trx.updateTable('evidence').set({ removedAt: now, removedBy: person }).where('id', '=', item.id).execute()
      for (const file of item.files) await removeFile(trx, file.id, now)
      await record(trx, 'evidence.removed', { at: now, by, subject: person, detail: { files: item.files.length } })
      return accept(item.files)
    }),
  )

/** Removes one file of one's own evidence. */
export const removeEvidenceFile = async (
  db: Db,
  vault: Vault,
  { person, id, file }: Own & { file: string },
  by: Actor,
  now: Date,
) =>
  dropped(
    vault,
    await inTransaction(db, async (trx): Promise<Removed> => {
      await lockKeeper(trx, person)
      const item = await findOwn(trx, person, id)
      const found = item?.files.find(each => each.id === file)
      if (!found) return refuse('recognition.evidence.not-yours')
      await removeFile(trx, found.id, now)
      await record(trx, 'evidence.file-removed', { at: now, by, subject: person })
      return accept([found])
    }),
  )
