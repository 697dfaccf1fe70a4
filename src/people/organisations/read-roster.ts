import { type Day, readDay } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { readTable } from '../../platform/read-table.ts'
import type { Word } from '../../platform/words.ts'
import { readEmail } from '../sign-in-code.ts'
import { isRoleIn, type MemberRole, type OrganisationKind } from './organisation.ts'

const mostRows = 10_000

export type RowProblem =
  | 'people.roster.wrong-address'
  | 'people.roster.no-role'
  | 'people.roster.wrong-day'
  | 'people.roster.past'
  | 'people.roster.twice'

/** One line of a list of people, as it was typed and as we read it. */
export interface RosterRow {
  /** In the file, counted from 1, the heading included. */
  line: number
  address: string
  role: string
  until: string
  problem: RowProblem | null
}

export type RosterRefusal = Extract<
  Word,
  'people.roster.unreadable' | 'people.roster.no-columns' | 'people.roster.empty' | 'people.roster.too-many'
>

/** How people call the columns, in either language. */
const columns = {
  address: ['e-mail', 'email', 'mail', 'e-mailadres', 'e-mail address'],
  role: ['rol', 'role', 'functie'],
  until: ['tot', 'einde', 'until', 'end'],
}

/** `2027-06-30`, `30/6/2027` or `30-06-2027`. */
const dayIn = (typed: string): Day | null => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? []
  return readDay(year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed)
}

/** The role that somebody means: as we call it, or as the person's language does. */
const roleIn = (kind: OrganisationKind, typed: string, named: ReadonlyMap<string, MemberRole>): MemberRole | null => {
  const plain = typed.toLowerCase()
  const role = named.get(plain) ?? plain
  return isRoleIn(kind, role) ? role : null
}

interface Ground {
  kind: OrganisationKind
  /** What roles are called in the person's language, in lower case. */
  named: ReadonlyMap<string, MemberRole>
  today: Day
}

const problemOf = (row: Omit<RosterRow, 'problem'>, seen: Set<string>, ground: Ground): RowProblem | null => {
  const until = row.until === '' ? null : dayIn(row.until)
  const role = roleIn(ground.kind, row.role, ground.named)
  const email = readEmail(row.address)
  if (email === null) return 'people.roster.wrong-address'
  if (role === null) return 'people.roster.no-role'
  if (row.until !== '' && until === null) return 'people.roster.wrong-day'
  if (until !== null && until < ground.today) return 'people.roster.past'
  const key = `${email} ${role}`
  if (seen.has(key)) return 'people.roster.twice'
  seen.add(key)
  return null
}

/** Reads a list of people (CSV or XLSX) with a heading; each row with what is wrong with it. Nothing is stored. */
export const readRoster = async (bytes: Uint8Array, ground: Ground): Promise<Outcome<RosterRow[], RosterRefusal>> => {
  const cells = await readTable(bytes, mostRows)
  if (cells === null) return refuse('people.roster.unreadable')
  const [heading, ...lines] = cells
  const at = (names: string[]) => (heading ?? []).findIndex(cell => names.includes(cell.trim().toLowerCase()))
  const place = { address: at(columns.address), role: at(columns.role), until: at(columns.until) }
  if (place.address < 0 || place.role < 0) return refuse('people.roster.no-columns')
  if (lines.length > mostRows) return refuse('people.roster.too-many')
  const seen = new Set<string>()
  const rows = lines
    .map((line, nth) => ({
      line: nth + 2,
      cell: (where: number) => line[where]?.trim() ?? '',
      filled: line.some(Boolean),
    }))
    .filter(({ filled }) => filled)
    .map(({ line, cell }): RosterRow => {
      const row = { line, address: cell(place.address), role: cell(place.role), until: cell(place.until) }
      return { ...row, problem: problemOf(row, seen, ground) }
    })
  return rows.length === 0 ? refuse('people.roster.empty') : accept(rows)
}

/** What an accepted row asks for. */
export const askOf = (row: RosterRow, ground: Pick<Ground, 'kind' | 'named'>) => {
  const role = roleIn(ground.kind, row.role, ground.named)
  const email = readEmail(row.address)
  if (row.problem !== null || role === null || email === null) throw new Error(`Row ${row.line} has a problem.`)
  return { email, role, untilDay: row.until === '' ? null : dayIn(row.until) }
}
