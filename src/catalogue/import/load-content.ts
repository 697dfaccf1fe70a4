import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { fingerprint, newId } from '../../platform/ids.ts'
import { type Actor, record } from '../../platform/record.ts'
import { translator } from '../../platform/words.ts'
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
import type { Read, Refused } from './reading.ts'
import { contentFingerprint, oneAtATime, raiseVersion, saveContentFingerprint, saveRun } from './runs.store.ts'
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
    super([`content: ${fileName}`, ...refusalLines(refused, translator('en'))].join('\n'))
  }
}

const understood = (file: File, read: Read<Understood>): Understood => {
  if (read.ok) return read.value
  throw new ContentRefused(file.fileName, read)
}

/** All packs as one file, so that they may refer to each other. */
const packsAsOne = (packs: File[]): Understood[] => {
  const readings = packs.map(file => understood(file, understand(file, 'pack')).reading)
  return packs.length === 0
    ? []
    : [{ importer: 'pack', fileName: 'content/catalogue', bytes: new Uint8Array(), reading: mergePacks(readings) }]
}

/**
 * Brings the stored catalogue up to what ships in content/data and content/catalogue: once for each change of it, in
 * one transaction. Takes a few milliseconds when nothing changed. Throws `ContentRefused` with sentences otherwise.
 */
export const loadContent = async (db: Db, now: Date, say: (line: string) => void): Promise<ImportReport[]> => {
  const official = filesIn('data/', name => officialFiles.includes(name)).toSorted(
    (one, other) => officialFiles.indexOf(one.fileName) - officialFiles.indexOf(other.fileName),
  )
  const packs = filesIn('catalogue/', name => /\.ya?ml$/.test(name))
  const prints = [...official, ...packs].map(file => `${file.fileName} ${fingerprint(file.bytes)}`)
  const print = fingerprint(`${edition}\n${prints.join('\n')}`)
  if ((await contentFingerprint(db)) === print) return []
  const files = [...official.map(file => understood(file, understand(file, null))), ...packsAsOne(packs)]
  try {
    return await inTransaction(db, async trx => {
      await oneAtATime(trx)
      const reports: ImportReport[] = []
      for (const file of files) {
        say(`Catalogue: ${basename(file.fileName)}`)
        reports.push(await storeFile(trx, file, quiet))
      }
      const derived = await derive(trx, changedTables(reports), quiet)
      for (const report of reports)
        await saveRun(trx, { id: newId(), report, fingerprint: print, by: operator, at: now })
      await saveContentFingerprint(trx, print, operator, now)
      if (reports.some(({ fresh, changed }) => fresh + changed > 0) || derived > 0) await raiseVersion(trx)
      await record(trx, 'catalogue.imported', {
        at: now,
        by: operator,
        subject: 'content',
        detail: {
          file: 'content',
          fresh: reports.reduce((sum, { fresh }) => sum + fresh, 0),
          changed: reports.reduce((sum, { changed }) => sum + changed, 0),
        },
      })
      return reports
    })
  } catch (problem) {
    if (problem instanceof TurnedAway) throw new ContentRefused('content/catalogue', problem.refused)
    throw problem
  }
}
