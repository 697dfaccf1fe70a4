import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { z } from 'zod'
import { BrokenBackup, Foot, Head, Rows } from './form.ts'

const parseLine = <Shape extends z.ZodType>(shape: Shape, line: string): z.output<Shape> => {
  try {
    return shape.parse(JSON.parse(line))
  } catch {
    throw new BrokenBackup('This file is no backup of Leerladder, or it is damaged.')
  }
}

/** The lines of a gzip file. What cannot be unpacked is a broken backup; a file that cannot be opened is told as it is. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding('utf8')
  createReadStream(file)
    .on('error', problem => unpacked.destroy(problem))
    .pipe(unpacked)
  let rest = ''
  try {
    for await (const text of unpacked) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (problem) {
    if (!/^Z_/.test((problem as NodeJS.ErrnoException).code ?? '')) throw problem
    throw new BrokenBackup('This file is damaged or cut off: it cannot be unpacked.')
  }
  if (rest !== '') yield rest
}

/**
 * Reads a backup from its first line to its last, and lets `take` have the rows in between, in order. Throws
 * `BrokenBackup` when anything is missing or changed; then what `take` did must be undone.
 */
export const readBackup = async (
  file: string,
  take: (head: Head, table: string, rows: (string | null)[][]) => Promise<void>,
): Promise<{ head: Head; foot: Foot }> => {
  const hash = createHash('sha256')
  const counted = new Map<string, number>()
  let head: Head | null = null
  let held: string | null = null
  for await (const line of linesOf(file)) {
    if (held !== null) {
      hash.update(`${held}\n`)
      if (head === null) head = parseLine(Head, held)
      else {
        const { table, rows } = parseLine(Rows, held)
        await take(head, table, rows)
        counted.set(table, (counted.get(table) ?? 0) + rows.length)
      }
    }
    held = line
  }
  if (head === null || held === null) throw new BrokenBackup('This file is empty, or no backup of Leerladder.')
  const foot = parseLine(Foot, held)
  const whole = head.tables.every(({ name }) => foot.tables[name]?.rows === (counted.get(name) ?? 0))
  if (foot.sha256 !== hash.digest('hex') || !whole)
    throw new BrokenBackup('This backup was changed after it was made: its contents do not fit its last line.')
  return { head, foot }
}
