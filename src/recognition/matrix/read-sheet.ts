import type { Catalogue, Module, ModuleId, Programme } from '../../catalogue/index.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { readTable } from '../../platform/read-table.ts'
import type { Word } from '../../platform/words.ts'
import type { Evidence } from '../concordance.ts'
import { exemptableMinutes } from '../exemption.ts'
import { grounds } from '../requests/policy.ts'
import { strengths } from '../strength.ts'
import { cellOf, newBody, type RowBody, readSize } from './draft.ts'
import type { Sheet } from './matrix.ts'

const mostRows = 5_000
const mostText = 500

/** The columns of a sheet of rows, in the order in which they are written. */
export const columns = [
  'bewijs',
  'sterkte',
  'module',
  'vrij',
  'deel',
  'grond',
  'beslist',
  'uitleg',
  'uitleg_en',
] as const
type Column = (typeof columns)[number]

export type SheetProblem =
  | 'recognition.matrix.sheet.no-evidence'
  | 'recognition.matrix.sheet.no-strength'
  | 'recognition.matrix.sheet.no-module'
  | 'recognition.matrix.sheet.wrong-size'
  | 'recognition.matrix.sheet.too-much'
  | 'recognition.matrix.sheet.no-ground'
  | 'recognition.matrix.sheet.no-decides'
  | 'recognition.matrix.sheet.too-long'
  | 'recognition.matrix.sheet.twice'

/** One line of a sheet as it was typed and as we read it. */
export interface SheetRow {
  /** In the file, counted from 1, the heading included. */
  line: number
  typed: Record<Column, string>
  problem: SheetProblem | null
  /** What it puts in its cell; null with a problem, or when the cell becomes empty. */
  body: RowBody | null
  /** The cell that it empties. */
  empties: { evidence: Evidence; module: ModuleId } | null
}

export type SheetRefusal = Extract<
  Word,
  | 'recognition.matrix.sheet.unreadable'
  | 'recognition.matrix.sheet.no-columns'
  | 'recognition.matrix.sheet.empty'
  | 'recognition.matrix.sheet.too-many'
>

interface Ground {
  sheets: readonly Sheet[]
  catalogue: Catalogue
}

const modulesIn = (sheets: readonly Sheet[]): Map<string, { module: Module; unit: Programme['unit'] }> =>
  new Map(
    sheets.flatMap(({ programme, modules }) =>
      modules.map(module => [module.id, { module, unit: programme.unit }] as const),
    ),
  )

const evidenceIn = (typed: Record<Column, string>, catalogue: Catalogue): Evidence | SheetProblem => {
  const all = typed.bewijs
    .split('+')
    .map(id => id.trim())
    .filter(Boolean)
  const known = (ids: ReadonlyMap<string, unknown>) =>
    all.length > 0 && all.length <= 50 && all.every(id => ids.has(id))
  if (known(catalogue.certificates)) return { kind: 'certificates', all: all as never }
  if (!known(catalogue.competences)) return 'recognition.matrix.sheet.no-evidence'
  const strength = strengths.find(each => each === typed.sterkte)
  return strength ? { kind: 'competences', all: all as never, strength } : 'recognition.matrix.sheet.no-strength'
}

type Read = Pick<SheetRow, 'problem' | 'body' | 'empties'>
const wrong = (problem: SheetProblem): Read => ({ problem, body: null, empties: null })

const readRow = (typed: Record<Column, string>, { catalogue }: Ground, modules: ReturnType<typeof modulesIn>): Read => {
  const evidence = evidenceIn(typed, catalogue)
  if (typeof evidence === 'string') return wrong(evidence)
  const found = modules.get(typed.module)
  if (!found) return wrong('recognition.matrix.sheet.no-module')
  const minutes = readSize(typed.vrij, found.unit)
  if (minutes === 'wrong') return wrong('recognition.matrix.sheet.wrong-size')
  const { module } = found
  if (minutes === 'none') return { problem: null, body: null, empties: { evidence, module: module.id } }
  const most = exemptableMinutes(module)
  if (most === 0 || (minutes ?? 0) > most) return wrong('recognition.matrix.sheet.too-much')
  const fresh = newBody(evidence, module.id, minutes)
  const ground = typed.grond === '' ? fresh.ground : grounds.find(each => each === typed.grond)
  if (!ground) return wrong('recognition.matrix.sheet.no-ground')
  const decides = (['automatic', 'provider'] as const).find(each => each === (typed.beslist || fresh.decides))
  if (!decides) return wrong('recognition.matrix.sheet.no-decides')
  if ([typed.uitleg, typed.uitleg_en, typed.deel].some(text => text.length > mostText))
    return wrong('recognition.matrix.sheet.too-long')
  const how = typed.uitleg === '' ? fresh.how : { nl: typed.uitleg, en: typed.uitleg_en || typed.uitleg }
  return { problem: null, body: { ...fresh, part: typed.deel || null, ground, decides, how }, empties: null }
}

/** A text that a spreadsheet would take for a formula is written with a quote before it; here it goes. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '')

const readLine = (cells: string[], heading: string[]): Record<Column, string> => {
  const at = (column: Column) => plain(cells[heading.indexOf(column)] ?? '')
  return Object.fromEntries(columns.map(column => [column, at(column)])) as Record<Column, string>
}

/** Reads rows (CSV, XLSX, or copied from a spreadsheet) with a heading; each with what is wrong with it. Nothing is stored. */
export const readSheet = async (bytes: Uint8Array, ground: Ground): Promise<Outcome<SheetRow[], SheetRefusal>> => {
  const cells = await readTable(bytes, mostRows)
  if (cells === null) return refuse('recognition.matrix.sheet.unreadable')
  const [first = [], ...lines] = cells
  const heading = first.map(cell => cell.trim().toLowerCase())
  if (!['bewijs', 'module', 'vrij'].every(column => heading.includes(column)))
    return refuse('recognition.matrix.sheet.no-columns')
  if (lines.length > mostRows) return refuse('recognition.matrix.sheet.too-many')
  const modules = modulesIn(ground.sheets)
  const seen = new Set<string>()
  const rows = lines.flatMap((line, nth): SheetRow[] => {
    if (!line.some(cell => cell.trim() !== '')) return []
    const typed = readLine(line, heading)
    const read = readRow(typed, ground, modules)
    const cell = read.body ?? read.empties
    const key = cell && cellOf(cell)
    const isTwice = key !== null && seen.has(key)
    if (key !== null) seen.add(key)
    return [{ line: nth + 2, typed, ...(isTwice ? wrong('recognition.matrix.sheet.twice') : read) }]
  })
  return rows.length === 0 ? refuse('recognition.matrix.sheet.empty') : accept(rows)
}
