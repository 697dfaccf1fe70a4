import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const start = fileURLToPath(new URL('../../bin/start.js', import.meta.url))
const project = fileURLToPath(new URL('../..', import.meta.url))

export interface RunningHouse {
  address: string
  /** With which a terminal command finds the same data. */
  environment: Record<string, string>
  /** Everything that it has said until now. */
  said: () => string
  /** Asks it to stop, and gives its exit code. */
  stop: () => Promise<number | null>
  /** Ends it at once (SIGKILL), in the middle of whatever it does. */
  kill: () => Promise<number | null>
}

/**
 * Starts Leerladder as `npm start` does, on any free port, with its data in `dataDir` and its database there or at
 * `databaseUrl`. Rejects with what it said when it ends before it listens.
 */
export const runHouse = (where: {
  dataDir: string
  databaseUrl: string | null
  environment?: Record<string, string>
}): Promise<RunningHouse> =>
  new Promise((resolve, reject) => {
    const { npm_lifecycle_event: _, ...inherited } = process.env
    const environment = { LEERLADDER_DATA: where.dataDir, DATABASE_URL: where.databaseUrl ?? '', ...where.environment }
    const house = spawn(process.execPath, [start], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...inherited,
        NODE_ENV: 'development',
        HOST: '127.0.0.1',
        PORT: '0',
        ...environment,
      },
    })
    const lines: string[] = []
    const said = () => lines.join('\n')
    const ended = new Promise<number | null>(done => house.once('exit', done))
    const stop = () => {
      house.kill('SIGTERM')
      return ended
    }
    const kill = () => {
      house.kill('SIGKILL')
      return ended
    }
    createInterface(house.stderr).on('line', line => lines.push(line))
    createInterface(house.stdout).on('line', line => {
      lines.push(line)
      const address = /^Leerladder: (http\S+)/.exec(line)?.[1]
      if (address) resolve({ address: address.replace(/\/$/, ''), environment, said, stop, kill })
    })
    house.once('error', reject)
    house.once('exit', code => reject(new Error(`Leerladder ended (${code}) before it listened:\n${said()}`)))
  })
