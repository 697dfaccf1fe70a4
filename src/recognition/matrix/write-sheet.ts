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

/** How wide each column is, in letters. */
export const widths = columns.map(column => (column.startsWith('uitleg') ? 50 : 20))
