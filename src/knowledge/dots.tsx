/** A group of rows, each with a figure for every column. */
export interface DotRows {
  title: string | null
  rows: { label: string; figures: number[] }[]
}

/** Of one letter of a label, about, at most. */
const letterWidth = 7.4
const columnWidth = 44
const rowHeight = 34

/**
 * Rows against columns, each crossing a dot with its figure in it: the larger, the more. Nothing stands where the figure
 * is nought. `says` is all of it in a sentence; the table beside it says the rest.
 */
export const Dots = ({ says, heads, groups }: { says: string; heads: string[]; groups: DotRows[] }) => {
  const lines = groups.flatMap(({ title, rows }) => [
    ...(title === null ? [] : [{ label: title, figures: null }]),
    ...rows,
  ])
  const labelWidth = 14 + letterWidth * Math.max(...lines.map(({ label }) => label.length))
  const width = labelWidth + heads.length * columnWidth
  const height = (lines.length + 1) * rowHeight
  const most = Math.max(1, ...lines.flatMap(({ figures }) => figures ?? []))
  const x = (column: number) => labelWidth + (column + 0.5) * columnWidth
  const radius = (figure: number) => 9 + 6 * Math.sqrt(figure / most)
  return (
    <svg class="dots" viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-label={says}>
      {heads.map((head, column) => (
        <text x={x(column)} y={rowHeight * 0.65} class="head">
          {head}
        </text>
      ))}
      {lines.map(({ label, figures }, at) => (
        <g transform={`translate(0 ${(at + 1.5) * rowHeight})`}>
          <text y="5" class={figures ? 'label' : 'group'}>
            {label}
          </text>
          {figures && <path d={`M0 ${rowHeight / 2}H${width}`} />}
          {figures?.map((figure, column) =>
            figure === 0 ? null : (
              <>
                <circle cx={x(column)} r={radius(figure)} />
                <text x={x(column)} y="5" class="figure">
                  {figure}
                </text>
              </>
            ),
          )}
        </g>
      ))}
    </svg>
  )
}
