import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

export interface Embedded {
  /** Folder of the unix socket, as `pg` wants it for `host`. */
  host: string
  stop: () => Promise<void>
}

const nextMessage = (worker: Worker, wanted: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (message: unknown) => {
      if (message !== wanted) return
      worker.off('message', done)
      worker.off('error', reject)
      resolve()
    }
    worker.on('message', done)
    worker.on('error', reject)
  })

/** Starts the embedded database in a thread of its own; `dataDir` null keeps everything in memory. */
export const startEmbedded = async (dataDir: string | null): Promise<Embedded> => {
  const host = mkdtempSync(join(tmpdir(), 'leerladder-'))
  const worker = new Worker(new URL('./embedded-worker.js', import.meta.url), {
    workerData: { dataDir, socket: join(host, '.s.PGSQL.5432') },
  })
  await nextMessage(worker, 'ready')
  return {
    host,
    stop: async () => {
      const stopped = nextMessage(worker, 'stopped')
      worker.postMessage('stop')
      await stopped
      await worker.terminate()
      rmSync(host, { recursive: true, force: true })
    },
  }
}
