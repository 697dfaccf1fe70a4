import type { Trx } from '../connection.ts'
import { fingerprint, type Id, newId } from '../ids.ts'
import { accept, type Outcome, refuse } from '../outcome.ts'
import type { Actor } from '../record.ts'
import type { FileRefusal, StoredFile } from './file.ts'
import { type GivenFile, type InspectedFile, inspect } from './inspect.ts'
import { scan } from './scanner.ts'
import { seal } from './seal.ts'
import { placeOf, type Vault } from './vault.ts'
import { writeSealed } from './write-sealed.ts'

/** `scanned`: a scanner was there and found nothing. */
export interface ExaminedFile extends InspectedFile {
  scanned: boolean
}

/** Looks at the file and has it scanned, without the database: a scan may take seconds. */
export const examineFile = async (vault: Vault, given: GivenFile): Promise<Outcome<ExaminedFile, FileRefusal>> => {
  const inspected = inspect(given)
  if (!inspected.ok) return inspected
  const verdict = vault.scanner ? await scan(vault.scanner, inspected.value.content) : 'away'
  if (verdict === 'infected') return refuse('files.infected')
  if (verdict === 'away' && vault.scanner?.required) return refuse('files.scan-away')
  return accept({ ...inspected.value, scanned: verdict === 'clean' })
}

/** Keeps an examined file. When the transaction is taken back the content is left without a row, for the sweep. */
export const keepFile = async (
  vault: Vault,
  trx: Trx,
  { name, type, content, scanned }: ExaminedFile,
  by: Actor,
  now: Date,
): Promise<StoredFile> => {
  const id: Id<'file'> = newId<'file'>()
  await writeSealed(placeOf(vault, id), seal(vault.key, id, content), now)
  const about = { id, name, type, bytes: content.length, sha256: fingerprint(content) }
  const stored = { ...about, storedAt: now, storedBy: by.person, scanned, removedAt: null }
  await trx.insertInto('file').values(stored).execute()
  return stored
}

/** Examines and keeps at once. Where others wait for the transaction, examine before it and keep in it. */
export const storeFile = async (
  vault: Vault,
  trx: Trx,
  given: GivenFile,
  by: Actor,
  now: Date,
): Promise<Outcome<StoredFile, FileRefusal>> => {
  const examined = await examineFile(vault, given)
  return examined.ok ? accept(await keepFile(vault, trx, examined.value, by, now)) : examined
}
