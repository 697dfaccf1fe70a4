import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dataDirOf } from '../open-house.ts'
import { BrokenBackup } from '../platform/backup/form.ts'
import { rehearse } from '../platform/backup/rehearse.ts'
import { NotEmpty, restoreBackup } from '../platform/backup/restore-backup.ts'
import type { BackupTold } from '../platform/backup/write-backup.ts'
import { connect } from '../platform/connection.ts'
import { takeDataDir } from '../platform/data-lock.ts'
import {
  auditVault,
  hasFileKey,
  type Keys,
  keyFile,
  openVault,
  type VaultAudit,
  vaultFolder,
} from '../platform/files/index.ts'
import { newSecret } from '../platform/ids.ts'
import { urls } from '../urls.ts'
import { askOperator } from './ask-operator.ts'
import { Trouble } from './trouble.ts'

type Print = (line: string) => void
type Where = Parameters<typeof connect>[0]
interface Told {
  tables: number
  rows: number
  files: number
}

const told = ({ tables, rows, files }: Told): string => `${rows} rows in ${tables} tables and ${files} files`

const oneFile = (words: string[], command: string): string => {
  const [file, ...more] = words
  if (!file || more.length > 0) throw new Trouble(`Say: leerladder ${command} FILE`)
  return resolve(file)
}

const backUp = (file: string, files: boolean): Promise<BackupTold> =>
  askOperator<BackupTold>(urls.apiBackup, { file, files })

const sayTrouble = (problem: unknown): never => {
  if (problem instanceof NotEmpty || problem instanceof BrokenBackup) throw new Trouble(problem.message)
  throw problem
}

/** `folder`: where its files go; null: nowhere. `filesAt`: the data folder whose files must then fit the rows. */
const restoreTo = async (where: Where, folder: string | null, file: string, filesAt: string) => {
  const connection = await connect(where)
  try {
    const restored = await restoreBackup(connection.db, folder, file)
    return { restored, audit: await auditVault(vaultFolder(filesAt), keysIn(filesAt), connection.db) }
  } catch (problem) {
    return sayTrouble(problem)
  } finally {
    await connection.close()
  }
}

/** The keys of a data folder; null: there are none, and none are made. */
const keysIn = (dataDir: string): Keys | null =>
  hasFileKey(dataDir, process.env) ? openVault(dataDir, process.env) : null

/** Says which files cannot be opened. Gives the exit code: 1 when something must be done before the next start. */
const sayAudit = ({ well, missing, closed, strays }: VaultAudit, dataDir: string, print: Print): number => {
  const files = closed.length + well
  if (files > 0 && closed.length === 0)
    print(`The key here opens each of ${files} files, and each is what its row says.`)
  if (closed.length > 0 && keysIn(dataDir) === null)
    print(
      `The key to ${files} files is not here, as it never is in a backup. Before you start, put the key of where the backup was made in ${keyFile(dataDir)} or in LEERLADDER_FILE_KEY: without it nobody can open them.`,
    )
  else if (closed.length > 0)
    print(`The key here does not open ${closed.length} of ${files} files: put the right one in its place. They are:`)
  if (missing.length > 0) print(`${missing.length} files have a row and no content. They are:`)
  for (const id of keysIn(dataDir) === null ? missing : [...closed, ...missing]) print(`  ${id}`)
  if (strays > 0) print(`${strays} files lie in the vault and have no row: the next sweep removes them.`)
  return closed.length + missing.length > 0 ? 1 : 0
}

/** `leerladder backup FILE`: all data of one moment, also while people are at work. */
export const backupCommand = async (words: string[], print: Print): Promise<number> => {
  const file = oneFile(words, 'backup')
  if (existsSync(file)) throw new Trouble(`${file} is there already. Choose another name.`)
  if (!existsSync(dirname(file))) throw new Trouble(`There is no folder ${dirname(file)}.`)
  const backup = await backUp(file, true)
  print(`${told(backup)} are in ${file}; it was read again and is whole.`)
  if (backup.missing > 0) print(`${backup.missing} files have a row, but are not in the vault.`)
  if (backup.files > 0) print('The key to the files is not in it: keep a copy of that elsewhere.')
  return 0
}

/** `leerladder restore FILE`: into an empty database, all of it or nothing. */
export const restoreCommand = async (words: string[], print: Print): Promise<number> => {
  const file = oneFile(words, 'restore')
  if (!existsSync(file)) throw new Trouble(`There is no file ${file}.`)
  const url = process.env.DATABASE_URL
  const dataDir = dataDirOf(process.env)
  const lock = url ? null : await takeDataDir(dataDir, { pid: process.pid, address: null, operatorKey: newSecret() })
  try {
    const where = url ? { url } : { dataDir: join(dataDir, 'database') }
    const { restored, audit } = await restoreTo(where, vaultFolder(dataDir), file, dataDir)
    print(`${told(restored)} were put back, each table and each file compared with the backup.`)
    return sayAudit(audit, dataDir, print)
  } finally {
    lock?.release()
  }
}

/** `leerladder rehearse FILE`: what starting this version over a backup would do, tried on a copy in memory. */
export const rehearseCommand = async (words: string[], print: Print): Promise<number> => {
  const file = oneFile(words, 'rehearse')
  const rehearsal = await rehearse(file).catch(sayTrouble)
  print(`${told(rehearsal)} were put in a copy.`)
  if (rehearsal.ran.length === 0) print('No migration is waiting: this version starts on these data as they are.')
  for (const { name, seconds } of rehearsal.ran) print(`${name} ran over it in ${seconds.toFixed(1)} s.`)
  return 0
}

/** `leerladder move --to URL`: everything to an empty PostgreSQL server. The data here stay as they are. */
export const moveCommand = async (words: string[], print: Print): Promise<number> => {
  const { values } = parseArgs({ args: words, options: { to: { type: 'string' } } })
  if (!values.to) throw new Trouble('Say: leerladder move --to postgres://user@host/database')
  const folder = mkdtempSync(join(tmpdir(), 'leerladder-move-'))
  try {
    const file = join(folder, 'all.gz')
    await backUp(file, false)
    const dataDir = dataDirOf(process.env)
    const { restored, audit } = await restoreTo({ url: values.to }, null, file, dataDir)
    print(`${told(restored)} were moved, each table compared.`)
    print('Start Leerladder with that address in DATABASE_URL from now on. What was here stays as it was.')
    print(`Files and their key stay in ${dataDir}: keep LEERLADDER_DATA as it is.`)
    return sayAudit(audit, dataDir, print)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
