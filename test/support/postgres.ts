import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findPostgres, unprivileged } from './machine.ts'

export interface Postgres {
  /** Address of the server, with the database `postgres`. */
  url: string
  /** Stops the server, every connection with it, until `during` is done; then it is there again with the same data. */
  beAway: (during: () => Promise<void>) => Promise<void>
  stop: () => Promise<void>
}

const settings = {
  listen_addresses: '',
  // The data die with the tests: nothing needs to survive a power cut.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '60',
}

/** Resolves when the server accepts connections; rejects with its own last words when it ends before that. */
const untilReady = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: string[] = []
    if (!server.stderr) throw new Error('The server has no stderr to read.')
    createInterface(server.stderr).on('line', line => {
      said.push(line)
      if (line.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', code => reject(new Error(`PostgreSQL ended (${code}):\n${said.slice(-20).join('\n')}`)))
  })

/**
 * Starts a PostgreSQL server of our own in a temporary folder (in `home`), reachable through a socket in it only.
 * Its text is sorted the Dutch way, unlike the embedded database, so that no test leans on the order of bytes.
 */
export const startPostgres = async (home = tmpdir()): Promise<Postgres> => {
  const bin = findPostgres()
  if (!bin) throw new Error('No PostgreSQL here: install it, or name a server in DATABASE_URL_TEST.')
  const folder = mkdtempSync(join(home, 'leerladder-pg-'))
  const user = unprivileged()
  if (user) chownSync(folder, user.uid, user.gid)
  const asUser = { cwd: folder, ...user }
  const data = join(folder, 'data')
  const making = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions']
  const sorting = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=nl-BE']
  execFileSync(join(bin, 'initdb'), [...making, ...sorting], { ...asUser, stdio: ['ignore', 'ignore', 'inherit'] })
  const options = Object.entries({ ...settings, unix_socket_directories: folder }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const run = async (): Promise<ChildProcess> => {
    const server = spawn(join(bin, 'postgres'), ['-D', data, ...options], {
      ...asUser,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await untilReady(server)
    return server
  }
  const end = async (server: ChildProcess): Promise<void> => {
    const ended = new Promise(resolve => server.once('exit', resolve))
    server.kill('SIGINT')
    await ended
  }
  let server = await run()
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    beAway: async during => {
      await end(server)
      await during()
      server = await run()
    },
    stop: async () => {
      await end(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
