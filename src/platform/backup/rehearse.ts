import { connect } from '../connection.ts'
import { migrateTimed } from '../migrate.ts'
import { restoreBackup } from './restore-backup.ts'

/** Restores a backup into a database in memory and runs the migrations that it has not had. Nothing else is touched. */
export const rehearse = async (file: string) => {
  const copy = await connect({ dataDir: null })
  try {
    const restored = await restoreBackup(copy.db, null, file)
    return { ...restored, ran: await migrateTimed(copy.db) }
  } finally {
    await copy.close()
  }
}
