import fs from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

// The embedded database lives in this thread, so that a long query never holds up a page.
// Plain JavaScript: Node 20 does not pass the TypeScript loader on to a worker.
/** @type {{ dataDir: string | null, socket: string }} */
const { dataDir, socket } = workerData

// As shipped, the embedded database never calls fsync: a power cut would lose acknowledged changes.
// Only wal_sync_method=fsync reaches the file system hook that is set below (pglite issue 1107).
const startParams = [
  ...PGlite.defaultStartParams.filter(parameter => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

const database = await PGlite.create({
  ...(dataDir === null ? {} : { dataDir, startParams }),
  extensions: { pg_trgm, unaccent },
})
if (dataDir !== null) {
  database.Module.FS.filesystems.NODEFS.stream_ops.fsync = stream => {
    fs.fsyncSync(stream.nfd)
    return 0
  }
}

const server = new PGLiteSocketServer({ db: database, path: socket, maxConnections: 16 })
await server.start()
parentPort?.postMessage('ready')

parentPort?.on('message', async message => {
  if (message !== 'stop') return
  await server.stop()
  await database.close()
  parentPort?.postMessage('stopped')
})
