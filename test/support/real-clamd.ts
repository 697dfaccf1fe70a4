import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { eicar } from './clamd.ts'

/** Where the program is; null: not on this machine. */
export const findClamd = (): string | null =>
  ['clamd', '/usr/sbin/clamd'].find(name => spawnSync(name, ['--version']).status === 0) ?? null

const answers = (path: string): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(path, () => socket.write('zPING\0'))
    socket.on('data', () => socket.destroy())
    socket.on('close', hadError => resolve(!hadError))
    socket.on('error', () => socket.destroy())
  })

/** ClamAV itself on a socket of its own, with one signature: that of the test virus. Its official ones are not needed. */
export const startRealClamd = async (program: string): Promise<{ address: string; stop: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'leerladder-clamav-'))
  const socket = join(folder, 'clamd')
  writeFileSync(join(folder, 'test.ndb'), `Test.Eicar:0:*:${Buffer.from(eicar).toString('hex')}\n`)
  const settings = {
    DatabaseDirectory: folder,
    LocalSocket: socket,
    Foreground: 'yes',
    StreamMaxLength: '50M',
    User: userInfo().username,
  }
  const config = join(folder, 'clamd.conf')
  writeFileSync(
    config,
    Object.entries(settings)
      .map(line => `${line.join(' ')}\n`)
      .join(''),
  )
  const clamd = spawn(program, ['--config-file', config], { stdio: 'ignore' })
  const ended = once(clamd, 'exit')
  const stop = async () => {
    clamd.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await answers(socket)) return { address: `unix:${socket}`, stop }
    if (clamd.exitCode !== null) break
    await setTimeout(100)
  }
  await stop()
  throw new Error('clamd did not start.')
}
