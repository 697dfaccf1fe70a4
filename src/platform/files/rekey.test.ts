import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { type Id, newId } from '../ids.ts'
import { forgetOldFileKey, renewFileKey } from './file-key.ts'
import { reseal } from './rekey.ts'
import { seal } from './seal.ts'
import { openVault, placeOf, unsealWith } from './vault.ts'
import { writeSealed } from './write-sealed.ts'

const now = new Date('2026-11-24T10:00:00Z')
let dataDir = ''
let ids: Id<'file'>[] = []
const open = () => openVault(dataDir, {})
const opened = (vault = open()) =>
  ids.filter(id => unsealWith(vault, id, readFileSync(placeOf(vault, id)))?.toString() === id).length

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'leerladder-rekey-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  ids = Array.from({ length: 8 }, () => newId<'file'>())
  const vault = open()
  for (const id of ids) await writeSealed(placeOf(vault, id), seal(vault.key, id, Buffer.from(id)), now)
})

it('closes every file with the new key, and the old one opens none any more', async () => {
  const before = open()
  renewFileKey(dataDir)
  expect(opened()).toBe(8)
  expect(await reseal(open(), now)).toEqual({ resealed: 8, already: 0, closed: [] })
  forgetOldFileKey(dataDir)
  expect([opened(), opened(before)]).toEqual([8, 0])
  expect(open().oldKey).toBe(null)
})

it('stopped in the middle, every file opens, and the next time it goes on with the same keys', async () => {
  renewFileKey(dataDir)
  const vault = open()
  const [third] = ids.slice(3)
  if (!third) throw new Error('too few files')
  // As when the process dies in the middle: some closed anew, one half written.
  for (const id of ids.slice(0, 3)) await writeSealed(placeOf(vault, id), seal(vault.key, id, Buffer.from(id)), now)
  writeFileSync(`${placeOf(vault, third)}.part`, 'half')
  expect(opened()).toBe(8)
  renewFileKey(dataDir)
  expect(open().key.equals(vault.key)).toBe(true)
  expect(await reseal(open(), now)).toEqual({ resealed: 5, already: 3, closed: [] })
  expect(existsSync(`${placeOf(vault, third)}.part`)).toBe(false)
  forgetOldFileKey(dataDir)
  expect(opened()).toBe(8)
})

it('leaves what neither key opens as it is, and names it', async () => {
  const [strange] = ids
  if (!strange) throw new Error('too few files')
  const path = placeOf(open(), strange)
  await writeSealed(path, Buffer.from('of nobody'), now)
  renewFileKey(dataDir)
  expect(await reseal(open(), now)).toEqual({ resealed: 7, already: 0, closed: [path] })
  expect(readFileSync(path, 'utf8')).toBe('of nobody')
})
