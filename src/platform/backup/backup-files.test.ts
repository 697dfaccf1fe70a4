import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { lendDatabase } from '../../../test/support/lend-database.ts'
import { testVault } from '../../../test/support/vault.ts'
import { connect, type Db, inTransaction } from '../connection.ts'
import { auditVault, placeOf, readFile, removeFile, type StoredFile, storeFile } from '../files/index.ts'
import { newId } from '../ids.ts'
import { BrokenBackup } from './form.ts'
import { NotEmpty, restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const vault = testVault()
const folder = mkdtempSync(join(tmpdir(), 'backup-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'all.gz')
const there = join(folder, 'files')

const store = async (name: string, text: string): Promise<StoredFile> => {
  const nobody = { person: null, role: 'visitor' as const }
  const given = { name, bytes: Buffer.from(text) }
  const outcome = await inTransaction(db, trx => storeFile(vault, trx, given, nobody, now))
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
// Longer than a piece, exactly as long as one, and short.
const sealing = 29
const texts = ['a'.repeat(600_000), 'b'.repeat(262_144 - sealing), 'kort']
const stored = await Promise.all(texts.map((text, at) => store(`${at}.txt`, text)))
const gone = await store('weg.txt', 'weg')
await inTransaction(db, trx => removeFile(trx, gone.id, now))
const lost = await store('kwijt.txt', 'kwijt')
rmSync(placeOf(vault, lost.id))

let place: { db: Db; close: () => Promise<void> }
beforeAll(async () => {
  const postgres = inject('postgres')
  const lent = postgres && (await lendDatabase(postgres.server))
  const connection = await connect(lent ? { url: lent.url } : { dataDir: null })
  place = { db: connection.db, close: () => connection.close().then(() => lent?.giveBack()) }
  return place.close
})
const filesThere = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile() && entry.parentPath.startsWith(there),
  ).length

it('carries every file that has content, sealed and without the key', async () => {
  expect(await writeBackup(db, vault.folder, file, now)).toMatchObject({ files: 3, missing: 1 })
  const text = gunzipSync(readFileSync(file)).toString()
  expect(text).not.toContain('aaaaaaaa')
  expect(text).not.toContain(vault.key.export().toString('base64'))
})

const lines = () => gunzipSync(readFileSync(file)).toString().split('\n')
const isPiece = (line: string) => line.startsWith('{"file"')
it.each<[string, () => string[]]>([
  ['one piece less', () => lines().toSpliced(lines().findIndex(isPiece), 1)],
  ['pieces in another order', () => [...lines().filter(line => !isPiece(line)), ...lines().filter(isPiece).reverse()]],
  [
    'a changed piece',
    () => lines().map(line => (isPiece(line) ? line.replace(/"piece":"..../, '"piece":"AAAA') : line)),
  ],
])('with %s is refused: no row and no file is kept', async (_, made) => {
  const broken = join(folder, 'broken.gz')
  writeFileSync(broken, gzipSync(made().join('\n')))
  await expect(restoreBackup(place.db, there, broken)).rejects.toThrow(BrokenBackup)
  expect(filesThere()).toBe(0)
})

it('is refused where files lie', async () => {
  const id = newId<'file'>()
  mkdirSync(join(there, id.slice(0, 2)), { recursive: true })
  writeFileSync(placeOf({ folder: there }, id), 'of somebody')
  await expect(restoreBackup(place.db, there, file)).rejects.toThrow(NotEmpty)
  rmSync(there, { recursive: true })
})

it('gives every file back, and says which have no content, no row, or another key', async () => {
  expect(await restoreBackup(place.db, there, file)).toMatchObject({ files: 3 })
  for (const { id } of stored) {
    const [before, after] = [await readFile(vault, db, id), await readFile({ ...vault, folder: there }, place.db, id)]
    expect(after.ok && before.ok && after.value.content.equals(before.value.content)).toBe(true)
  }
  const stray = newId<'file'>()
  mkdirSync(join(there, stray.slice(0, 2)), { recursive: true })
  writeFileSync(placeOf({ folder: there }, stray), 'without a row')
  const ids = stored.map(({ id }) => id).sort()
  expect(await auditVault(there, vault, place.db)).toEqual({ well: 3, missing: [lost.id], closed: [], strays: 1 })
  const without = await auditVault(there, null, place.db)
  expect({ ...without, closed: without.closed.sort() }).toEqual({ well: 0, missing: [lost.id], closed: ids, strays: 1 })
  const [first] = stored
  if (!first) throw new Error('there is no file')
  writeFileSync(placeOf({ folder: there }, first.id), 'changed')
  expect(await auditVault(there, vault, place.db)).toMatchObject({ well: 2, closed: [first.id] })
})
