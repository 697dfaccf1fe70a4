import { CsvError, parse } from 'csv-parse/sync'
import { type Problem, type Read, turnAway } from './reading.ts'

const mostRecords = 1_000_000

interface Table<Column extends string> {
  rows: Record<Column, string>[]
  problems: Problem[]
}

/** The first line of a table, as column names; tells what kind of table it is before the whole is read. */
export const columnsOf = (text: string): string[] => {
  const first = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split(/\r?\n/, 1)[0] ?? ''
  return first.split(delimiterOf(first)).map(name => name.replaceAll('"', '').trim())
}

const delimiterOf = (header: string): string =>
  [',', ';', '\t'].reduce((best, each) => (header.split(each).length > header.split(best).length ? each : best))

/** Reads a table with a header. A row that lacks one of these columns is left out and told, with its line. */
export const readTable = <Column extends string>(text: string, columns: readonly Column[]): Read<Table<Column>> => {
  const header = columnsOf(text)
  const missing = columns.filter(column => !header.includes(column))
  if (missing.length > 0)
    return turnAway('no-column', { missing: missing.join(', '), found: header.slice(0, 20).join(', ') })
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      columns: names => names.map((name: string) => name.trim()),
      delimiter: delimiterOf(text.split('\n', 1)[0] ?? ''),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      to: mostRecords + 1,
    }) as unknown as typeof records
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem
    return turnAway('broken-csv', { line: Number(problem.lines ?? 0) })
  }
  if (records.length > mostRecords) return turnAway('too-many-records', { most: mostRecords })
  const whole = (record: Record<string, string>) => columns.every(column => record[column] !== undefined)
  return {
    ok: true,
    value: {
      rows: records.filter(({ record }) => whole(record)).map(({ record }) => record as Record<Column, string>),
      problems: records
        .filter(({ record }) => !whole(record))
        .map(({ info }) => ({ problem: 'short-row', place: `${info.lines}` })),
    },
  }
}
