import { type Db, inTransaction } from '../../platform/connection.ts'
import { examineFile, type FileRefusal, keepFile, type StoredFile, type Vault } from '../../platform/files/index.ts'
import { fingerprint, type Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { bytesOf, findOwn, hasContent, lockKeeper } from './evidence.store.ts'
import { most } from './evidence.ts'

export type AddFileRefusal =
  | FileRefusal
  | 'recognition.evidence.not-yours'
  | 'recognition.evidence.same-file'
  | 'recognition.evidence.full-item'
  | 'recognition.evidence.full-space'

/** Adds a file to one's own evidence. It is looked at and scanned first, while nobody waits for the transaction. */
export const addFile = async (
  db: Db,
  vault: Vault,
  { person, id }: { person: Id<'person'>; id: string },
  given: { name: string; bytes: Uint8Array },
  by: Actor,
  now: Date,
): Promise<Outcome<StoredFile, AddFileRefusal>> => {
  const examined = await examineFile(vault, { ...given, atMost: most.bytesEach })
  if (!examined.ok) return examined
  const { content } = examined.value
  return inTransaction(db, async trx => {
    await lockKeeper(trx, person)
    const item = await findOwn(trx, person, id)
    if (!item) return refuse('recognition.evidence.not-yours')
    // Before the limit: who sends a form twice is told that it is there, not that it is too much.
    if (await hasContent(trx, item.files, fingerprint(content))) return refuse('recognition.evidence.same-file')
    if (item.files.length >= most.filesEach) return refuse('recognition.evidence.full-item')
    if ((await bytesOf(trx, person)) + content.length > most.bytesInAll)
      return refuse('recognition.evidence.full-space')
    const file = await keepFile(vault, trx, examined.value, by, now)
    await trx.insertInto('evidenceFile').values({ fileId: file.id, evidenceId: item.id }).execute()
    await record(trx, 'evidence.file-added', { at: now, by, subject: person })
    return accept(file)
  })
}
