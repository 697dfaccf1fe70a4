import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { eicar, startClamd } from '../../../test/support/clamd.ts'
import { testDatabase } from '../../../test/support/database.ts'
import * as real from '../../../test/support/real-files.ts'
import { inTransaction } from '../connection.ts'
import { type Id, newId } from '../ids.ts'
import type { Outcome } from '../outcome.ts'
import type { Actor } from '../record.ts'
import {
  examineFile,
  type FileRefusal,
  keepFile,
  openVault,
  readFile,
  removeFile,
  removeOrphans,
  type StoredFile,
  storeFile,
} from './index.ts'
import type { GivenFile } from './inspect.ts'
import { headersFor } from './read-file.ts'
import { placeOf } from './vault.ts'

const { db } = await testDatabase()
const dataDir = mkdtempSync(join(tmpdir(), 'leerladder-files-'))
afterAll(() => rmSync(dataDir, { recursive: true }))
const vault = openVault(dataDir, {})
const now = new Date('2026-11-24T10:00:00.000Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const nobody: Actor = { person: null, role: 'visitor' }

const note: GivenFile = { name: 'één.txt', bytes: Buffer.from('wat ik kan') }
const store = (given = note, into = vault): Promise<Outcome<StoredFile, FileRefusal>> =>
  inTransaction(db, trx => storeFile(into, trx, given, nobody, now))
const stored = async (given = note) => {
  const outcome = await store(given)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
const refusal = async (id: Id<'file'>) => {
  const outcome = await readFile(vault, db, id)
  return outcome.ok ? 'read' : outcome.refusal
}
const onDisk = () =>
  readdirSync(vault.folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length
const rows = async () => (await db.selectFrom('file').selectAll().execute()).length

beforeEach(async () => {
  await db.deleteFrom('file').execute()
  rmSync(vault.folder, { recursive: true, force: true })
})

describe('a file that was handed in', () => {
  it('is read as it was given, with headers that only let it be saved', async () => {
    const row = await stored()
    expect(row).toMatchObject({ name: 'één.txt', type: 'text/plain', bytes: 10, scanned: false, storedAt: now })
    expect(await readFile(vault, db, row.id)).toEqual({
      ok: true,
      value: { content: note.bytes, headers: headersFor(row) },
    })
    expect(headersFor(row)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="__n.txt"; filename*=UTF-8''%C3%A9%C3%A9n.txt`,
      'x-content-type-options': 'nosniff',
    })
    expect(headersFor({ ...row, name: `"x'; y(1)*.txt` })['content-disposition']).toBe(
      `attachment; filename="_x__ y_1__.txt"; filename*=UTF-8''%22x%27%3B%20y%281%29%2A.txt`,
    )
  })

  it('lies closed on the disk, for its owner alone', async () => {
    const path = placeOf(vault, (await stored()).id)
    expect(readFileSync(path).includes('wat ik kan')).toBe(false)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('is a photo without its place', async () => {
    const { id } = await stored({ name: 'a.jpg', bytes: real.talkativeJpeg(6) })
    const outcome = await readFile(vault, db, id)
    expect(outcome.ok && outcome.value.content.includes(real.secret)).toBe(false)
    expect(await refusal(id)).toBe('read')
  })

  it('leaves nothing when it is refused', async () => {
    expect(await store({ name: 'a.pdf', bytes: real.png() })).toEqual({ ok: false, refusal: 'files.lies-about-type' })
    expect(await rows()).toBe(0)
    expect(() => onDisk()).toThrow(/ENOENT/)
  })

  it('is gone once it is removed, and its content at the next sweep', async () => {
    const { id } = await stored()
    expect(await inTransaction(db, trx => removeFile(trx, id, later(1)))).toBe(true)
    expect(await inTransaction(db, trx => removeFile(trx, id, later(2)))).toBe(false)
    expect(await refusal(id)).toBe('files.gone')
    expect(await refusal(newId<'file'>())).toBe('files.gone')
    expect(await refusal('no id' as Id<'file'>)).toBe('files.gone')
    expect(await removeOrphans(vault, db, later(61))).toBe(1)
    expect([onDisk(), await rows()]).toEqual([0, 1])
  })
})

describe('a file that was tampered with is refused', () => {
  it('whichever byte was changed, and wherever it was cut', async () => {
    const { id } = await stored()
    const path = placeOf(vault, id)
    const whole = readFileSync(path)
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(path, changed)
      expect([at, await refusal(id)]).toEqual([at, 'files.altered'])
      writeFileSync(path, whole.subarray(0, at))
      expect([at, await refusal(id)]).toEqual([at, 'files.altered'])
    }
    writeFileSync(path, whole)
    expect(await refusal(id)).toBe('read')
  })

  it('when it was swapped with another, lost, or sealed with another key', async () => {
    const [one, other] = [await stored(), await stored()]
    renameSync(placeOf(vault, other.id), placeOf(vault, one.id))
    expect([await refusal(one.id), await refusal(other.id)]).toEqual(['files.altered', 'files.altered'])
    const key = Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64')
    const foreign = openVault(dataDir, { LEERLADDER_FILE_KEY: key })
    const third = await stored()
    expect(await readFile(foreign, db, third.id)).toEqual({ ok: false, refusal: 'files.altered' })
  })

  it('when the row says another content', async () => {
    const { id } = await stored()
    await sql`update file set sha256 = ${'0'.repeat(64)}`.execute(db)
    expect(await refusal(id)).toBe('files.altered')
  })

  it.each(["type = 'text/html'", 'bytes = 0', "sha256 = 'x'", "name = ''", "removed_at = stored_at - interval '1 s'"])(
    'and the database refuses %s',
    async change => {
      await stored()
      await expect(sql.raw(`update file set ${change}`).execute(db)).rejects.toThrow(/check constraint/)
    },
  )
})

describe('storing that was interrupted', () => {
  it('leaves no row, and content that the sweep takes after an hour and not before', async () => {
    const kept = await stored()
    const broken = inTransaction(db, async trx => {
      await storeFile(vault, trx, note, nobody, now)
      throw new Error('the room thought better of it')
    })
    await expect(broken).rejects.toThrow('thought better')
    expect([onDisk(), await rows()]).toEqual([2, 1])
    expect(await removeOrphans(vault, db, later(60))).toBe(0)
    expect(await removeOrphans(vault, db, later(61))).toBe(1)
    expect([onDisk(), await refusal(kept.id)]).toEqual([1, 'read'])
  })

  it('in the middle of writing leaves a part, which goes too; what is not ours stays', async () => {
    const folder = dirname(placeOf(vault, (await stored()).id))
    writeFileSync(join(folder, `${newId<'file'>()}.part`), 'half')
    writeFileSync(join(folder, 'readme'), 'of the operator')
    expect(await removeOrphans(vault, db, new Date('2999-01-01'))).toBe(1)
    expect(onDisk()).toBe(2)
  })

  it('because nothing can be written leaves no row', async () => {
    writeFileSync(vault.folder, 'a file where the folder should be')
    await expect(store()).rejects.toThrow(/EEXIST|ENOTDIR/)
    expect(await rows()).toBe(0)
  })

  it('before anything was stored leaves nothing to sweep', async () => {
    expect(await removeOrphans(vault, db, later(61))).toBe(0)
  })
})

describe('with a scanner', () => {
  const virus = { name: 'a.txt', bytes: Buffer.from(eicar) }
  const scanned = (address: string, required: 'yes' | 'no', patience = 5000) => {
    const opened = openVault(dataDir, { LEERLADDER_CLAMAV: address, LEERLADDER_CLAMAV_REQUIRED: required })
    return { ...opened, scanner: opened.scanner && { ...opened.scanner, patience } }
  }

  it('a virus stays outside, and what is clean says so', async () => {
    const clamd = await startClamd()
    onTestFinished(() => clamd.close())
    const careful = scanned(clamd.address, 'yes')
    expect(await store(virus, careful)).toEqual({ ok: false, refusal: 'files.infected' })
    expect(await store(note, careful)).toMatchObject({ ok: true, value: { scanned: true } })
    expect(await rows()).toBe(1)
  })

  it.each(['hangs', 'is closed'])('that %s, the file waits or is marked, as the operator chose', async how => {
    const clamd = await startClamd(null)
    if (how === 'is closed') await clamd.close()
    else onTestFinished(() => clamd.close())
    expect(await store(note, scanned(clamd.address, 'yes', 50))).toEqual({ ok: false, refusal: 'files.scan-away' })
    expect(await store(note, scanned(clamd.address, 'no', 50))).toMatchObject({ ok: true, value: { scanned: false } })
  })

  it('examining needs no transaction', async () => {
    const examined = await examineFile(vault, note)
    if (!examined.ok) throw new Error(examined.refusal)
    const row = await inTransaction(db, trx => keepFile(vault, trx, examined.value, nobody, now))
    expect(await refusal(row.id)).toBe('read')
  })
})
