import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { people } from '../../../test/support/somebody.ts'
import { createApp } from '../../app.tsx'
import { openVault } from '../../platform/files/index.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const log = pino({ level: 'silent' })

const mayMount = process.platform === 'linux' && process.getuid?.() === 0
if (!mayMount) console.log('left out: a full disk is only tried on Linux, as root')
describe.runIf(mayMount)('on a full disk', () => {
  it('a file is refused with a sentence, nothing is kept, and afterwards it works again', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'leerladder-full-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', dataDir])
    try {
      const vault = openVault(dataDir, {})
      const app = createApp({ db, now: () => now, log, operatorKey: 'x', practice: null, vault })
      const carl = await people(db, app, now)('Carl')
      const { to: item } = await carl.go('/mijn-bewijzen', { kind: 'work', title: 'Mijn werk' })
      const send = (name: string, bytes: number) =>
        carl.go(`${item}/bestanden`, { files: new File(['a'.repeat(bytes)], name) })
      const answer = await send('groot.txt', 400_000)
      expect([answer.status, answer.text]).toEqual([503, expect.stringContaining('vol')])
      const left = readdirSync(vault.folder, { recursive: true, withFileTypes: true }).filter(each => each.isFile())
      expect(left).toEqual([])
      expect((await carl.go(item)).text).not.toContain('groot.txt')
      expect((await send('klein.txt', 40)).status).toBe(303)
    } finally {
      execFileSync('umount', [dataDir])
      rmSync(dataDir, { recursive: true })
    }
  })
})
