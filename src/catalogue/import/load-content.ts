import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { fingerprint, newId } from '../../platform/ids.ts'
import { type Actor, record } from '../../platform/record.ts'
import { translators } from '../../platform/words.ts'
import type { Tell } from './apply.ts'
import { derive } from './derive.ts'
import {
  changedTables,
  type File,
  type ImportReport,
  storeFile,
  TurnedAway,
  type Understood,
  understand,
} from './import-file.ts'
import { mergePacks } from './pack.ts'
import type { Refused } from './reading.ts'
import { loadedFiles, oneAtATime, raiseVersion, saveRun } from './runs.store.ts'
import { refusalLines } from './say.ts'

const content = new URL('../../../content/', import.meta.url)
/** Raise it when an importer makes other rows of the same file. */
const edition = 1
const operator: Actor = { person: null, role: 'operator' }
const quiet: Tell = () => {}

/** What ships, in the order in which it builds on each other. */
const officialFiles = ['esco.json.gz', 'esco-skills-nl-own.tsv', 'bk.json.gz', 'postcodes.csv.gz', 'shortage-2026.csv']

const filesIn = (folder: string, wanted: (name: string) => boolean): File[] =>
  readdirSync(new URL(folder, content))
    .filter(wanted)
    .sort()
    .map(fileName => ({ fileName, bytes: readFileSync(new URL(`${folder}${fileName}`, content)) }))

/** Content that cannot be read stops the start, with a sentence for each mistake. */
class ContentRefused extends Error {
  constructor(fileName: string, refused: Refused) {
    super([`content: ${fileName}`, ...refusalLines(refused, translators.en)].join('\n'))
  }
}

interface Shipped {
  fileName: string
  /** Of what is in it, and of how we read it. */
  print: string
  understand: () => Understood
}

const understood = (file: File, only: 'pack' | null): Understood => {
  const read = understand(file, only)
  if (read.ok) return read.value
  throw new ContentRefused(file.fileName, read)
}

const printOf = (files: File[]): string =>
  fingerprint([edition, ...files.map(({ fileName, bytes }) => `${fileName} ${fingerprint(bytes)}`)].join('\n'))

const officialData = (): Shipped[] =>
  filesIn('data/', name => officialFiles.includes(name))
    .toSorted((one, other) => officialFiles.indexOf(one.fileName) - officialFiles.indexOf(other.fileName))
    .map(file => ({ fileName: file.fileName, print: printOf([file]), understand: () => understood(file, null) }))

/** All packs as one file, so that they may refer to each other. */
const ownPacks = (): Shipped[] => {
  const packs = filesIn('catalogue/', name => /\.ya?ml$/.test(name))
  const fileName = 'content/catalogue'
  const asOne = (): Understood => ({
    importer: 'pack',
    fileName,
    bytes: new Uint8Array(),
    reading: mergePacks(packs.map(file => understood(file, 'pack').reading)),
  })
  return packs.length === 0 ? [] : [{ fileName, print: printOf(packs), understand: asOne }]
}

/**
 * Brings the stored catalogue up to what ships in content/data and content/catalogue: each file once for each change of
 * it, all in one transaction. Takes a few milliseconds when nothing changed. Throws `ContentRefused` with a sentence for
 * each mistake.
 */
export const loadContent = async (db: Db, now: Date, say: (line: string) => void): Promise<ImportReport[]> => {
  const loaded = await loadedFiles(db)
  const shipped = [...officialData(), ...ownPacks()].filter(
    ({ fileName, print }) => !loaded.has(`${fileName} ${print}`),
  )
  if (shipped.length === 0) return []
  const files = shipped.map(each => ({ print: each.print, file: each.understand() }))
  try {
    return await inTransaction(db, async trx => {
      await oneAtATime(trx)
      const reports: ImportReport[] = []
      for (const { print, file } of files) {
        say(`Catalogue: ${basename(file.fileName)}`)
        const report = await storeFile(trx, file, quiet)
        await saveRun(trx, { id: newId(), report, fingerprint: print, by: operator, at: now })
        reports.push(report)
      }
      const derived = await derive(trx, changedTables(reports), quiet)
      const fresh = reports.reduce((sum, report) => sum + report.fresh, 0)
      const changed = reports.reduce((sum, report) => sum + report.changed, 0)
      if (fresh + changed + derived > 0) await raiseVersion(trx)
      const detail = { file: 'content', fresh, changed }
      await record(trx, 'catalogue.imported', { at: now, by: operator, subject: 'content', detail })
      return reports
    })
  } catch (problem) {
    if (problem instanceof TurnedAway) throw new ContentRefused('content/catalogue', problem.refused)
    throw problem
  }
}
