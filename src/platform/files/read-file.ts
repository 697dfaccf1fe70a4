import type { Db } from '../connection.ts'
import { fingerprint, type Id } from '../ids.ts'
import { accept, type Outcome, refuse } from '../outcome.ts'
import type { Word } from '../words.ts'
import { readIfThere } from './contents.ts'
import type { StoredFile } from './file.ts'
import { placeOf, unsealWith, type Vault } from './vault.ts'

type ReadRefusal = Extract<Word, 'files.gone' | 'files.altered'>

/** RFC 5987 spells out more than an address does. */
const spelled = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** A browser saves the file and never shows it as a page of ours, whatever is in it. */
export const headersFor = ({ name, type, bytes }: Pick<StoredFile, 'name' | 'type' | 'bytes'>) => ({
  'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
  'content-length': String(bytes),
  'content-disposition': `attachment; filename="${name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${spelled(name)}`,
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, no-store',
})

/** The content as it was stored, or a refusal. Whether the viewer may have it, the room's own query decides first. */
export const readFile = async (
  vault: Vault,
  db: Db,
  id: Id<'file'>,
): Promise<Outcome<{ content: Buffer; headers: ReturnType<typeof headersFor> }, ReadRefusal>> => {
  const row = await db
    .selectFrom('file')
    .selectAll()
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return refuse('files.gone')
  const sealed = await readIfThere(placeOf(vault, row.id))
  const content = sealed && unsealWith(vault, row.id, sealed)
  if (!content || fingerprint(content) !== row.sha256) return refuse('files.altered')
  return accept({ content, headers: headersFor({ ...row, bytes: content.length }) })
}
