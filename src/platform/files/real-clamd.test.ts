import { describe, expect, it, onTestFinished } from 'vitest'
import { eicar } from '../../../test/support/clamd.ts'
import { findClamd, startRealClamd } from '../../../test/support/real-clamd.ts'
import * as real from '../../../test/support/real-files.ts'
import { testVault } from '../../../test/support/vault.ts'
import { scan, scannerOf } from './scanner.ts'
import { examineFile } from './store-file.ts'

const program = findClamd()
if (!program) console.log('left out: a real ClamAV is only asked where clamd is installed (Debian: clamav-daemon)')

describe.runIf(program !== null)('a real ClamAV', () => {
  const vault = testVault()
  it('finds the test virus, also in an office file, lets the rest by, and when it stops a file waits', async () => {
    const clamd = await startRealClamd(program ?? '')
    onTestFinished(clamd.stop)
    const scanner = scannerOf({ LEERLADDER_CLAMAV: clamd.address, LEERLADDER_CLAMAV_REQUIRED: 'yes' })
    if (!scanner) throw new Error('there is no scanner')
    expect(await scan(scanner, Buffer.from(eicar))).toBe('infected')
    expect(await scan(scanner, Buffer.alloc(3_000_000, 'wat ik kan '))).toBe('clean')
    const careful = { ...vault, scanner }
    const examined = async (name: string, bytes: Uint8Array) => {
      const outcome = await examineFile(careful, { name, bytes })
      return outcome.ok ? outcome.value.scanned : outcome.refusal
    }
    expect(await examined('a.txt', Buffer.from(eicar))).toBe('files.infected')
    expect(await examined('a.docx', real.docx({ 'word/media/x.txt': eicar }))).toBe('files.infected')
    expect(await examined('a.docx', real.docx())).toBe(true)
    expect(await examined('a.jpg', real.jpeg())).toBe(true)
    await clamd.stop()
    expect(await examined('a.jpg', real.jpeg())).toBe('files.scan-away')
  }, 60_000)
})
