import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { unpackedSize } from './files/index.ts'

/** What a spreadsheet may be unpacked, in bytes: 10,000 rows are some 2 MB. */
const mostUnpacked = 50 * 1024 * 1024

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

const textOf = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '').trim()

const cellsOfText = (bytes: Uint8Array, mostRows: number): string[][] => {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const heading = text.split('\n', 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].toSorted((a, b) => heading.split(b).length - heading.split(a).length)[0] ?? ','
  const rows: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true, to: mostRows + 2 })
  return rows
}

/**
 * The cells of a CSV file, of text copied from a spreadsheet, or of the first sheet of an XLSX file; of CSV no more than
 * two rows over `mostRows`, so that one can tell. Null: it is no table.
 */
export const readTable = async (bytes: Uint8Array, mostRows: number): Promise<string[][] | null> => {
  try {
    if (!isZip(bytes)) return cellsOfText(bytes, mostRows)
    if (unpackedSize(Buffer.from(bytes)) > mostUnpacked) return null
    const [first] = await readXlsxFile(Buffer.from(bytes))
    return (first?.data ?? []).map(row => row.map(textOf))
  } catch {
    // Whatever the libraries say of a file that is no table, the person can do one thing: save it again as one.
    return null
  }
}
