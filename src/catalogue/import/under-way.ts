import type { Db } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Actor } from '../../platform/record.ts'
import type { Progress } from './apply.ts'
import { type File, importFile } from './import-file.ts'
import type { ImporterName } from './importers.ts'
import type { Refused } from './reading.ts'

/** An import that runs, or that ended without a report. */
export interface UnderWay {
  fileName: string
  progress: Progress
  refused: Refused | null
  /** Our bug, or the database that went away: shown to whoever looks next, and logged there. */
  failed: unknown
}

const underWay = new Map<string, UnderWay>()
const mostRemembered = 50

/** Starts to read a file and gives the id under which its report will be; `underWayAs` tells how far it is. */
export const startImport = (
  db: Db,
  actor: Actor,
  file: File & { importer: ImporterName | null },
  now: Date,
): Id<'import-run'> => {
  const run = newId<'import-run'>()
  const state: UnderWay = {
    fileName: file.fileName,
    progress: { done: 0, total: 0, step: 'reading' },
    refused: null,
    failed: null,
  }
  underWay.set(run, state)
  for (const old of [...underWay.keys()].slice(0, -mostRemembered)) underWay.delete(old)
  const tell = (progress: Progress) => {
    state.progress = progress
  }
  // After the answer has gone out: reading a large file keeps this thread busy for a second or two.
  setImmediate(() => {
    importFile(db, actor, file, now, tell, run).then(
      outcome => {
        if (outcome.ok) underWay.delete(run)
        else state.refused = outcome
      },
      (problem: unknown) => {
        state.failed = problem
      },
    )
  })
  return run
}

export const underWayAs = (run: string): UnderWay | null => underWay.get(run) ?? null
