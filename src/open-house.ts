import { resolve } from 'node:path'
import { loadContent } from './catalogue/index.ts'
import { loadExampleHouse } from './example-house.ts'
import { loadMeasures } from './planning/index.ts'
import { type Connection, connect, type Db } from './platform/connection.ts'
import { takeDataDir } from './platform/data-lock.ts'
import { openVault, type Vault } from './platform/files/index.ts'
import { newSecret } from './platform/ids.ts'
import { migrate } from './platform/migrate.ts'
import { demandSafeDatabase } from './platform/wires.ts'

export interface OpenHouse {
  db: Db
  vault: Vault
  /** Opens the operator's doors to terminal commands on this machine, for as long as this process lives. */
  operatorKey: string
  listensAt: (address: string) => void
  close: () => Promise<void>
}

export const dataDirOf = (env: NodeJS.ProcessEnv): string => resolve(env.LEERLADDER_DATA ?? 'var')

/** Takes the data, brings the database and the content up to date, and says what takes long. */
export const openHouse = async (say: (line: string) => void, env = process.env): Promise<OpenHouse> => {
  if (env.DATABASE_URL && env.NODE_ENV === 'production') demandSafeDatabase(env.DATABASE_URL)
  const now = new Date()
  const dataDir = dataDirOf(env)
  const operatorKey = newSecret()
  const holder = { pid: process.pid, address: null, operatorKey }
  const lock = env.DATABASE_URL ? null : await takeDataDir(dataDir, holder)
  let connection: Connection | null = null
  let vault: Vault
  try {
    connection = await connect(env.DATABASE_URL ? { url: env.DATABASE_URL } : { dataDir: resolve(dataDir, 'database') })
    vault = openVault(dataDir, env)
    const ran = await migrate(connection.db)
    if (ran.length > 0) say(`Database brought up to date: ${ran.join(', ')}`)
    await loadContent(connection.db, now, say)
    await loadMeasures(connection.db)
    if (env.NODE_ENV !== 'production') await loadExampleHouse(connection.db, now)
  } catch (problem) {
    await connection?.close()
    lock?.release()
    throw problem
  }
  const { db, close } = connection
  return {
    db,
    vault,
    operatorKey,
    listensAt: address => lock?.tell({ ...holder, address }),
    close: async () => {
      await close()
      lock?.release()
    },
  }
}
