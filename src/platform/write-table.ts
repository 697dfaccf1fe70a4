import writeExcelFile from 'write-excel-file/node'

/** A spreadsheet would take a text that begins so for a formula. */
const safe = (cell: string): string => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string): string => (/[",;\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** With a mark before it by which Excel knows that it is UTF-8. A figure is a figure, also below zero. */
export const asCsv = (cells: readonly (readonly (string | number)[])[]): string => {
  const written = (cell: string | number): string => (typeof cell === 'number' ? String(cell) : quoted(safe(cell)))
  return `\uFEFF${cells.map(row => row.map(written).join(',')).join('\r\n')}\r\n`
}

/** A sheet with a bold heading that stays in sight. Widths in letters. */
export const asXlsx = (cells: readonly (readonly (string | number)[])[], widths: readonly number[]): Promise<Buffer> =>
  writeExcelFile(
    cells.map((row, at) =>
      row.map(value => ({
        ...(typeof value === 'number' ? { value, type: Number } : { value, type: String }),
        ...(at === 0 ? { fontWeight: 'bold' as const } : {}),
      })),
    ),
    { columns: widths.map(width => ({ width })), stickyRowsCount: 1 },
  ).toBuffer()
