import writeExcelFile from 'write-excel-file/node'
import type { Programme } from '../../catalogue/index.ts'
import type { Language } from '../../platform/words.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { sizeText } from './draft.ts'
import type { Matrix, Sheet } from './matrix.ts'
import { columns } from './read-sheet.ts'

const cellsOf = (
  { evidence, module, minutes, part, ground, decides, how }: ConcordanceRow,
  unit: Programme['unit'],
  language: Language,
): string[] => [
  evidence.all.join(' + '),
  evidence.kind === 'competences' ? evidence.strength : '',
  module,
  sizeText(minutes, unit, language),
  part ?? '',
  ground,
  decides,
  how.nl,
  how.en,
]

/** The rows that a matrix keeps, as its draft leaves them, under the heading that reading them back asks. */
export const sheetCells = (
  { sheets, after, matrix }: { sheets: readonly Sheet[]; after: readonly ConcordanceRow[]; matrix: Matrix },
  language: Language,
): string[][] => {
  const unitOf = new Map(sheets.flatMap(({ programme, modules }) => modules.map(({ id }) => [id, programme.unit])))
  const own = after.filter(row => row.provider === matrix.provider)
  return [[...columns], ...own.map(row => cellsOf(row, unitOf.get(row.module) ?? 'hour', language))]
}

/** A spreadsheet would take a text that begins so for a formula. */
const safe = (cell: string): string => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string): string => (/[",;\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** With a mark before it by which Excel knows that it is UTF-8. */
export const asCsv = (cells: readonly string[][]): string =>
  `\uFEFF${cells.map(row => row.map(cell => quoted(safe(cell))).join(',')).join('\r\n')}\r\n`

export const asXlsx = (cells: readonly string[][]): Promise<Buffer> =>
  writeExcelFile(
    cells.map((row, at) =>
      row.map(value => ({ value, type: String, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) })),
    ),
    { columns: columns.map(column => ({ width: column.startsWith('uitleg') ? 50 : 20 })), stickyRowsCount: 1 },
  ).toBuffer()
