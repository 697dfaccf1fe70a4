import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dataDirOf } from '../open-house.ts'
import { BrokenBackup } from '../platform/backup/form.ts'
import { rehearse } from '../platform/backup/rehearse.ts'
import { NotEmpty, restoreBackup } from '../platform/backup/restore-backup.ts'
import { connect } from '../platform/connection.ts'
import { takeDataDir } from '../platform/data-lock.ts'
import { newSecret } from '../platform/ids.ts'
import { urls } from '../urls.ts'
import { askOperator } from './ask-operator.ts'
import { Trouble } from './trouble.ts'

type Print = (line: string) => void
type Where = Parameters<typeof connect>[0]
interface Told {
  tables: number
  rows: number
}

const told = ({ tables, rows }: Told): string => `${rows} rows in ${tables} tables`

const oneFile = (words: string[], command: string): string => {
  const [file, ...more] = words
  if (!file || more.length > 0) throw new Trouble(`Say: leerladder ${command} FILE`)
  return resolve(file)
}

const backUp = (file: string): Promise<Told> => askOperator<Told>(urls.apiBackup, { file })

const sayTrouble = (problem: unknown): never => {
  if (problem instanceof NotEmpty || problem instanceof BrokenBackup) throw new Trouble(problem.message)
  throw problem
}

const restoreTo = async (where: Where, file: string): Promise<Told> => {
  const connection = await connect(where)
  try {
    return await restoreBackup(connection.db, file)
  } catch (problem) {
    return sayTrouble(problem)
  } finally {
    await connection.close()
  }
}

/** `leerladder backup FILE`: all data of one moment, also while people are at work. */
export const backupCommand = async (words: string[], print: Print): Promise<number> => {
  const file = oneFile(words, 'backup')
  if (existsSync(file)) throw new Trouble(`${file} is there already. Choose another name.`)
  if (!existsSync(dirname(file))) throw new Trouble(`There is no folder ${dirname(file)}.`)
  print(`${told(await backUp(file))} are in ${file}; it was read again and is whole.`)
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
    const restored = await restoreTo(url ? { url } : { dataDir: join(dataDir, 'database') }, file)
    print(`${told(restored)} were put back, each table compared with the backup.`)
    return 0
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
    await backUp(file)
    print(`${told(await restoreTo({ url: values.to }, file))} were moved, each table compared.`)
    print('Start Leerladder with that address in DATABASE_URL from now on. What was here stays as it was.')
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
