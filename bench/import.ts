import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { importFile } from '../src/catalogue/index.ts'
import { connect } from '../src/platform/connection.ts'
import { migrate } from '../src/platform/migrate.ts'

const operator = { person: null, role: 'operator' as const }
const esco = new URL('../content/data/esco.json.gz', import.meta.url)

/** Importing all of ESCO into an empty embedded database, and once more when nothing changed. */
export const benchImport = async (): Promise<string[]> => {
  const { db, close } = await connect({ dataDir: null })
  try {
    await migrate(db)
    const file = { importer: null, fileName: 'esco.json.gz', bytes: readFileSync(esco) }
    const lines: string[] = []
    for (const time of ['first', 'second']) {
      const began = performance.now()
      const outcome = await importFile(db, operator, file, new Date())
      if (!outcome.ok) throw new Error(`ESCO was refused: ${outcome.refusal}`)
      const { read, fresh, changed, same } = outcome.value.report
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      lines.push(
        `import of all ESCO, ${time} time: ${seconds} s (read ${read}, new ${fresh}, changed ${changed}, same ${same}; goal: under 30 s)`,
      )
    }
    return lines
  } finally {
    await close()
  }
}
