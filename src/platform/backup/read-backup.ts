import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { BrokenBackup, Foot, Head, Piece, Rows } from './form.ts'

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

/** Adds up the pieces of files, in their order. Throws when a file is not what its last piece says. */
const countPieces = () => {
  const told = { count: 0, bytes: 0 }
  let open: { file: string; hash: Hash } | null = null
  return {
    told,
    isWhole: () => open === null,
    add: ({ file, piece, sha256 }: Piece): void => {
      open ??= { file, hash: createHash('sha256') }
      const bytes = Buffer.from(piece, 'base64')
      told.bytes += bytes.length
      open.hash.update(bytes)
      if (open.file !== file || (sha256 !== null && open.hash.digest('hex') !== sha256))
        throw new BrokenBackup(`The file ${file} in this backup is not as it was.`)
      if (sha256 === null) return
      told.count++
      open = null
    },
  }
}

/** What becomes of the lines between the first and the last, in order. */
export interface Takes {
  rows: (head: Head, table: string, rows: (string | null)[][]) => Promise<void>
  piece: (piece: Piece) => Promise<void>
}

const Line = z.union([Rows, Piece])

/**
 * Reads a backup from its first line to its last, and lets `take` have the rows and files in between, in order. Throws
 * `BrokenBackup` when anything is missing or changed; then what `take` did must be undone.
 */
export const readBackup = async (file: string, take: Takes): Promise<{ head: Head; foot: Foot }> => {
  const hash = createHash('sha256')
  const counted = new Map<string, number>()
  const pieces = countPieces()
  let head: Head | null = null
  let held: string | null = null
  for await (const text of linesOf(file)) {
    if (held !== null) {
      hash.update(`${held}\n`)
      if (head === null) head = parseLine(Head, held)
      else {
        const line = parseLine(Line, held)
        if ('file' in line) {
          pieces.add(line)
          await take.piece(line)
        } else {
          await take.rows(head, line.table, line.rows)
          counted.set(line.table, (counted.get(line.table) ?? 0) + line.rows.length)
        }
      }
    }
    held = text
  }
  if (head === null || held === null) throw new BrokenBackup('This file is empty, or no backup of Leerladder.')
  const foot = parseLine(Foot, held)
  const { files } = foot
  const whole =
    head.tables.every(({ name }) => foot.tables[name]?.rows === (counted.get(name) ?? 0)) &&
    pieces.isWhole() &&
    files.count === pieces.told.count &&
    files.bytes === pieces.told.bytes
  if (foot.sha256 !== hash.digest('hex') || !whole)
    throw new BrokenBackup('This backup was changed after it was made: its contents do not fit its last line.')
  return { head, foot }
}
