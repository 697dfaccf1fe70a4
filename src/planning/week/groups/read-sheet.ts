import type { ModuleId } from '../../../catalogue/index.ts'
import { type Day, readDay } from '../../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import { readTable } from '../../../platform/read-table.ts'
import { type AskedGroup, type GroupBody, type GroupProblem, groupBody, groupProblem } from './group.ts'
import type { OwnModule } from './keepers.ts'
import { readMeetings } from './meeting-text.ts'

const mostRows = 10_000

/** How people call the columns, in either language; the first is how we call it. */
const columns = {
  module: ['module', 'vak'],
  name: ['groep', 'naam', 'group', 'name'],
  places: ['plaatsen', 'places', 'capaciteit', 'capacity'],
  meetings: ['momenten', 'lesmomenten', 'meetings', 'times'],
  firstDay: ['eerste dag', 'start', 'first day'],
  lastDay: ['laatste dag', 'einde', 'last day', 'end'],
  weeksOff: ['weken vrij', 'vakantie', 'weeks off'],
  postcode: ['postcode'],
  place: ['plaats', 'campus', 'place'],
}
type Column = keyof typeof columns
const needed = ['module', 'name', 'places', 'meetings', 'firstDay', 'lastDay'] as const
/** What stands above the columns in an example. */
export const headings = Object.values(columns).map(([name]) => name ?? '')

/** One line of a sheet as it was typed and as we read it. */
export interface GroupRow {
  /** In the file, counted from 1, the heading included. */
  line: number
  typed: Record<Column, string>
  problem: GroupProblem | 'planning.week.sheet.twice' | null
  /** Null with a problem. */
  body: GroupBody | null
}

export type GroupSheetRefusal =
  | 'planning.week.sheet.unreadable'
  | 'planning.week.sheet.no-columns'
  | 'planning.week.sheet.empty'
  | 'planning.week.sheet.too-many'

/** `2027-06-30`, `30/6/2027` or `30-06-2027`. */
export const dayIn = (typed: string): Day | null => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? []
  return readDay(year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed.trim())
}

/** Days with commas, semicolons or lines between. */
export const daysIn = (typed: string): (Day | null)[] =>
  typed
    .split(/[,;\n]/)
    .filter(part => part.trim() !== '')
    .map(dayIn)

export const countIn = (typed: string): number | null => (/^\d{1,5}$/.test(typed) ? Number(typed) : null)

export interface SheetGround {
  modules: readonly OwnModule[]
  isPostcode: (text: string) => boolean
}

/** Modules by their id, code or name; a name that two modules share points to neither. */
const modulesByName = (modules: readonly OwnModule[]): Map<string, ModuleId | null> => {
  const named = new Map<string, ModuleId | null>()
  for (const { module } of modules)
    for (const name of new Set([module.id, module.code, module.title.nl, module.title.en])) {
      const key = name?.trim().toLowerCase()
      if (key) named.set(key, named.has(key) && named.get(key) !== module.id ? null : module.id)
    }
  for (const { module } of modules) named.set(module.id.toLowerCase(), module.id)
  return named
}

const askedIn = (typed: Record<Column, string>, named: Map<string, ModuleId | null>): AskedGroup => ({
  module: named.get(typed.module.toLowerCase()) ?? null,
  name: typed.name,
  places: countIn(typed.places),
  firstDay: dayIn(typed.firstDay),
  lastDay: dayIn(typed.lastDay),
  weeksOff: daysIn(typed.weeksOff),
  postcode: typed.postcode,
  place: typed.place.slice(0, 120),
  meetings: readMeetings(typed.meetings),
})

/** Reads groups (CSV, XLSX, or copied from a spreadsheet) with a heading; each with what is wrong with it. Nothing is stored. */
export const readGroups = async (
  bytes: Uint8Array,
  { modules, isPostcode }: SheetGround,
): Promise<Outcome<GroupRow[], GroupSheetRefusal>> => {
  const cells = await readTable(bytes, mostRows)
  if (cells === null) return refuse('planning.week.sheet.unreadable')
  const [heading = [], ...lines] = cells
  const at = (column: Column) => heading.findIndex(cell => columns[column].includes(cell.trim().toLowerCase()))
  if (needed.some(column => at(column) < 0)) return refuse('planning.week.sheet.no-columns')
  if (lines.length > mostRows) return refuse('planning.week.sheet.too-many')
  const places = Object.fromEntries(Object.keys(columns).map(column => [column, at(column as Column)]))
  const named = modulesByName(modules)
  const seen = new Set<string>()
  const rows = lines.flatMap((line, nth): GroupRow[] => {
    if (!line.some(cell => cell.trim() !== '')) return []
    const typed = Object.fromEntries(
      Object.entries(places).map(([column, place]) => [
        column,
        (line[place] ?? '').replaceAll('\0', '').trim().slice(0, 500),
      ]),
    ) as Record<Column, string>
    const asked = askedIn(typed, named)
    const problem = groupProblem(asked, isPostcode)
    if (problem) return [{ line: nth + 2, typed, problem, body: null }]
    const body = groupBody(asked)
    const key = JSON.stringify([body.module, body.name.toLowerCase(), body.firstDay])
    const isTwice = seen.has(key)
    seen.add(key)
    return [
      { line: nth + 2, typed, problem: isTwice ? 'planning.week.sheet.twice' : null, body: isTwice ? null : body },
    ]
  })
  return rows.length === 0 ? refuse('planning.week.sheet.empty') : accept(rows)
}
