import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { eicar, startClamd } from '../../../test/support/clamd.ts'
import { scan, scannerOf } from './scanner.ts'

const clamd = async (says?: string | null, where: string | null = null) => {
  const double = await startClamd(says, where)
  onTestFinished(() => double.close())
  return double
}
const ask = (address: string, content: Buffer, patience = 5000) => {
  const scanner = scannerOf({ LEERLADDER_CLAMAV: address })
  if (!scanner) throw new Error('there is no scanner')
  return scan({ ...scanner, patience }, content)
}

it('asks with the whole content, in chunks', async () => {
  const { address, asked } = await clamd()
  const content = Buffer.alloc(200_001, 'é')
  expect(await ask(address, content)).toBe('clean')
  expect(asked).toEqual([content])
  expect(await ask(address, Buffer.concat([content, Buffer.from(eicar)]))).toBe('infected')
})

it.skipIf(process.platform === 'win32')('asks through a unix socket', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'leerladder-clamd-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { address } = await clamd(undefined, join(folder, 'clamd'))
  expect(address).toMatch(/^unix:/)
  expect(await ask(address, Buffer.from(eicar))).toBe('infected')
  expect(await ask(address, Buffer.from('well'))).toBe('clean')
})

it.each(['INSTREAM size limit exceeded. ERROR', '', 'stream: OKAY', 'stream: FOUND OK', 'x'.repeat(10_000)])(
  'takes the answer %j for no scan',
  async says => {
    expect(await ask((await clamd(says)).address, Buffer.from('x'))).toBe('away')
  },
)

it('does not wait for one that hangs, nor for one that is closed', async () => {
  const { address } = await clamd(null)
  expect(await ask(address, Buffer.from('x'), 50)).toBe('away')
  const closed = await startClamd()
  await closed.close()
  expect(await ask(closed.address, Buffer.from('x'))).toBe('away')
})

it.each([
  [{ LEERLADDER_CLAMAV: '127.0.0.1:3310' }, /must look like/],
  [{ LEERLADDER_CLAMAV: 'tcp://127.0.0.1:99999' }, /must look like/],
  [{ LEERLADDER_CLAMAV: 'unix:clamd' }, /must look like/],
  [{ LEERLADDER_CLAMAV: 'tcp://[::1]:3310', LEERLADDER_CLAMAV_REQUIRED: 'true' }, /must be yes or no/],
  [{ LEERLADDER_CLAMAV_REQUIRED: 'yes' }, /needs LEERLADDER_CLAMAV/],
])('refuses the settings %j', (env, sentence) => {
  expect(() => scannerOf(env)).toThrow(sentence)
})

it('reads the address', () => {
  expect(scannerOf({})).toBe(null)
  expect(scannerOf({ LEERLADDER_CLAMAV: 'tcp://[::1]:3310' })?.where).toEqual({ host: '::1', port: 3310 })
  expect(scannerOf({ LEERLADDER_CLAMAV: 'unix:/run/clamd' })?.where).toEqual({ path: '/run/clamd' })
})
