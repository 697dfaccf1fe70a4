import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprint } from './ids.ts'

/** Who holds the data, and where it listens: the terminal commands go through it. */
export interface Holder {
  pid: number
  address: string | null
  /** Lets terminal commands on this machine, of this user, act as the operator. New at every start. */
  operatorKey: string
}

const holderFile = (dataDir: string): string => join(dataDir, 'in-use.json')

/** What the process that last took this data wrote about itself; it may have died since. */
export const lastHolderOf = (dataDir: string): Holder | null => {
  try {
    return JSON.parse(readFileSync(holderFile(dataDir), 'utf8')) as Holder
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT' || problem instanceof SyntaxError) return null
    throw problem
  }
}

/** Somebody else has the folder: who runs this reads the sentence, and no more. */
export class DataInUse extends Error {
  readonly holder: Holder | null
  constructor(holder: Holder | null) {
    super(
      `These data are open in another process${holder ? ` (number ${holder.pid})` : ''}. ` +
        'Stop that one first, or give this one a folder of its own with LEERLADDER_DATA.',
    )
    this.holder = holder
  }
}

export interface DataLock {
  /** Writes down where the holder listens. */
  tell: (holder: Holder) => void
  release: () => void
}

const listen = (guard: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    guard.once('error', reject).listen(path, resolve)
  })

/** A socket's file at which nobody listens any more: refused is only who knocks at one that a dead process left. */
const isLeftBehind = (path: string): Promise<boolean> =>
  new Promise(resolve => {
    const knock = connect(path, () => {
      knock.destroy()
      resolve(false)
    }).once('error', (problem: NodeJS.ErrnoException) => resolve(problem.code === 'ECONNREFUSED'))
  })

/**
 * Takes the folder for this process alone, and gives back how to let go. The embedded database has no lock of its own:
 * two processes on one folder silently lose acknowledged changes (pglite issue 1106). The lock is a socket that the
 * system closes when the process dies, however it dies: on Linux in the abstract namespace, on Windows a named pipe.
 * Elsewhere it is a file, and a process that was killed leaves it: who finds that nobody listens there takes it away.
 */
export const takeDataDir = async (dataDir: string, holder: Holder): Promise<DataLock> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const name = `leerladder-${fingerprint(realpathSync(dataDir)).slice(0, 32)}`
  const unfiled = { linux: `\0${name}`, win32: `\\\\.\\pipe\\${name}` }[process.platform as string]
  const path = unfiled ?? join(tmpdir(), name)
  const guard = createServer(knock => knock.destroy())
  const take = () =>
    listen(guard, path).catch((problem: NodeJS.ErrnoException) => {
      throw problem.code === 'EADDRINUSE' ? new DataInUse(lastHolderOf(dataDir)) : problem
    })
  await take().catch(async problem => {
    if (unfiled || !(problem instanceof DataInUse) || !(await isLeftBehind(path))) throw problem
    rmSync(path, { force: true })
    await take()
  })
  guard.unref()
  const tell = (about: Holder) => writeFileSync(holderFile(dataDir), JSON.stringify(about), { mode: 0o600 })
  tell(holder)
  return {
    tell,
    release: () => {
      rmSync(holderFile(dataDir), { force: true })
      guard.close()
    },
  }
}
