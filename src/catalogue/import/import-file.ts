import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { fingerprint, newId } from '../../platform/ids.ts'
import { type Actor, record } from '../../platform/record.ts'
import { type Applied, applyReading, type Counts, type Tell } from './apply.ts'
import { derive } from './derive.ts'
import { Unstorable } from './import.store.ts'
import { formFor, type Importer, type ImporterName, importers } from './importers.ts'
import { type Problem, type Question, type Read, type Reading, type Refused, type Stored, turnAway } from './reading.ts'
import { latestReport, oneAtATime, raiseVersion, saveRun } from './runs.store.ts'
import { unpack } from './unpack.ts'

/** What came of one file; kept with the run. */
export interface ImportReport {
  importer: ImporterName
  fileName: string
  part: string
  /** Records in the file. */
  read: number
  fresh: number
  changed: number
  same: number
  /** What follows from the new facts and changed with them. */
  derived: number
  perTable: Partial<Record<Stored, Counts>>
  vanished: Applied['vanished']
  questions: number
  /** The first questions; all of them stand in the table `unresolved`. */
  firstQuestions: Question[]
  problems: Problem[]
  keys: Applied['keys']
}

export interface File {
  fileName: string
  bytes: Uint8Array
}

export interface Understood extends File {
  importer: ImporterName
  reading: Reading
}

const mostProblemsKept = 200

/** Some files that people try have another place in the house. */
const elsewhere = (text: string): 'personal' | 'measures' | 'unknown-kind' => {
  const start = text.slice(0, 2000)
  if (/<(\w+:)?Geef(Bewijs|HistoriekInschrijving)Response/.test(start)) return 'personal'
  return /^incentives:/m.test(start) ? 'measures' : 'unknown-kind'
}

/** Reads a file without storing anything; `importer` null: guessed from its content and name. */
export const understand = (file: File, importer: ImporterName | null): Read<Understood> => {
  const text = unpack(file.bytes)
  if (!text.ok) return text
  const form = formFor(text.value, file.fileName, importer)
  if (!form)
    return turnAway(importer ? 'not-of-importer' : elsewhere(text.value), {
      file: file.fileName,
      importer: importer ?? '',
    })
  const reading = form.read(text.value, file.fileName)
  return reading.ok ? { ok: true, value: { ...file, importer: form.importer, reading: reading.value } } : reading
}

/** Thrown to undo a transaction whose file turned out to be refused. */
export class TurnedAway extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super(refused.refusal)
    this.refused = refused
  }
}

/** Stores one understood file and gives its report; throws `TurnedAway` so that nothing is kept. */
export const storeFile = async (trx: Trx, file: Understood, tell: Tell): Promise<ImportReport> => {
  const { importer, reading, fileName } = file
  const held: Importer = importers[importer]
  const before = await latestReport(trx, importer, reading.part)
  const applied = await applyReading(trx, importer, reading, {
    strict: held.strict === true,
    before: before ?? { keys: {}, vanished: {} },
    tell,
  })
  if (!applied.ok) throw new TurnedAway(applied)
  const { perTable, vanished, questions, keys } = applied.value
  const sum = (count: keyof Counts) => Object.values(perTable).reduce((total, counts) => total + counts[count], 0)
  return {
    importer,
    fileName,
    part: reading.part,
    read: reading.read,
    fresh: sum('fresh'),
    changed: sum('changed'),
    same: sum('same'),
    derived: 0,
    perTable,
    vanished,
    questions: questions.length,
    firstQuestions: questions.slice(0, 50),
    problems: [...reading.problems, ...applied.value.problems].slice(0, mostProblemsKept),
    keys,
  }
}

export const changedTables = (reports: ImportReport[]): Set<Stored> =>
  new Set(
    reports.flatMap(({ perTable }) =>
      (Object.entries(perTable) as [Stored, Counts][])
        .filter(([, { fresh, changed }]) => fresh + changed > 0)
        .map(([table]) => table),
    ),
  )

/**
 * Reads one file and stores what it tells, in one transaction: all of it, or nothing and a refusal that says what to
 * do. Reading the same file again changes nothing. `tell` hears how far it is; `run` is the id under which the report
 * is kept.
 */
export const importFile = async (
  db: Db,
  actor: Actor,
  file: File & { importer: ImporterName | null },
  now: Date,
  tell: Tell = () => {},
  run = newId<'import-run'>(),
): Promise<Read<{ run: string; report: ImportReport }>> => {
  tell({ done: 0, total: 1, step: 'reading' })
  const understood = understand(file, file.importer)
  if (!understood.ok) return understood
  try {
    return await inTransaction(db, async trx => {
      await oneAtATime(trx)
      const stored = await storeFile(trx, understood.value, tell)
      const derived = await derive(trx, changedTables([stored]), tell)
      const report = { ...stored, derived }
      await saveRun(trx, { id: run, report, fingerprint: fingerprint(file.bytes), by: actor, at: now })
      if (report.fresh + report.changed + derived > 0) await raiseVersion(trx)
      await record(trx, 'catalogue.imported', {
        at: now,
        by: actor,
        subject: run,
        detail: { file: file.fileName, fresh: report.fresh, changed: report.changed },
      })
      return { ok: true as const, value: { run, report } }
    })
  } catch (problem) {
    if (problem instanceof TurnedAway) return problem.refused
    if (problem instanceof Unstorable) return turnAway('odd-characters', { table: problem.table })
    throw problem
  }
}
