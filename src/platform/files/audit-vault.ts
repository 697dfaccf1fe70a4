import type { Db } from '../connection.ts'
import { fingerprint, type Id } from '../ids.ts'
import { contentsIn, readIfThere } from './contents.ts'
import { type Keys, placeOf, unsealWith } from './vault.ts'

export interface VaultAudit {
  /** How many files opened and are what their row says. */
  well: number
  /** Rows without content. */
  missing: Id<'file'>[]
  /** Content that the keys at hand do not open, or that is not what its row says. */
  closed: Id<'file'>[]
  /** Contents without a row. */
  strays: number
}

/** Opens every file, one at a time, and holds rows and contents against each other. Without keys none opens. */
export const auditVault = async (folder: string, keys: Keys | null, db: Db): Promise<VaultAudit> => {
  const rows = await db.selectFrom('file').select(['id', 'sha256']).where('removedAt', 'is', null).execute()
  const audit: VaultAudit = { well: 0, missing: [], closed: [], strays: 0 }
  for (const { id, sha256 } of rows) {
    const sealed = await readIfThere(placeOf({ folder }, id))
    const content = sealed && keys && unsealWith(keys, id, sealed)
    if (!sealed) audit.missing.push(id)
    else if (!content || fingerprint(content) !== sha256) audit.closed.push(id)
    else audit.well++
  }
  const known = new Set(rows.map(({ id }) => id))
  for await (const { id } of contentsIn(folder)) if (!known.has(id)) audit.strays++
  return audit
}
