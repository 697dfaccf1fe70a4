export interface WeekBlock {
  from: number
  to: number
  /** `lesson`: on a campus; `away`: at a distance; `busy`: one cannot come. */
  kind: 'lesson' | 'away' | 'busy'
  label: string
}

export interface WeekDay {
  label: string
  blocks: WeekBlock[]
}

const hour = 60
const column = 112
const left = 44
const top = 30
const perMinute = 0.62

/** From the hour before the first block to the hour after the last; a day without any is an ordinary one. */
const hoursOf = (days: WeekDay[]): { first: number; last: number } => {
  const shown = days.flatMap(({ blocks }) => blocks)
  const first = Math.min(8 * hour, ...shown.map(({ from }) => from))
  const last = Math.max(18 * hour, ...shown.map(({ to }) => to))
  return { first: Math.floor(first / hour) * hour, last: Math.ceil(last / hour) * hour }
}

const lettersInLine = 14
const mostLines = 3

/** A label in as many lines as the block has room for. */
const linesOf = (label: string, height: number): string[] => {
  const room = Math.min(mostLines, Math.floor((height - 4) / 14))
  const lines: string[] = []
  for (const word of label.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= lettersInLine) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
    .slice(0, Math.max(room, 0))
    .map(line => (line.length > lettersInLine ? `${line.slice(0, lettersInLine - 1)}…` : line))
}

const Block = ({ block, x, first }: { block: WeekBlock; x: number; first: number }) => {
  const y = top + (block.from - first) * perMinute
  const height = Math.max((block.to - block.from) * perMinute, 6)
  const width = column - 8
  return (
    <g class={`block ${block.kind}`}>
      <rect
        x={x + 4}
        y={y}
        width={width}
        height={height}
        rx="6"
        fill={block.kind === 'busy' ? 'url(#bezet)' : undefined}
      />
      {linesOf(block.label, height).map((line, at) => (
        <text x={x + 10} y={y + 15 + at * 14}>
          {line}
        </text>
      ))}
    </g>
  )
}

/**
 * One week, day beside day. `says` is the same in one sentence, for who cannot see it; a table with everything stands
 * beside it.
 */
export const Week = ({ days, says }: { days: WeekDay[]; says: string }) => {
  const { first, last } = hoursOf(days)
  const width = left + days.length * column
  const height = top + (last - first) * perMinute + 12
  const hours = Array.from({ length: (last - first) / hour + 1 }, (_, at) => first + at * hour)
  return (
    <svg class="week" viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-label={says}>
      <defs>
        <pattern id="bezet" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="9" height="9" class="bezet-grond" />
          <rect width="3" height="9" class="bezet-streep" />
        </pattern>
      </defs>
      {hours.map(at => {
        const y = top + (at - first) * perMinute
        return (
          <g class="hour">
            <path d={`M${left} ${y}H${width}`} />
            {at % (2 * hour) === 0 && (
              <text x={left - 6} y={y + 4}>
                {at / hour}:00
              </text>
            )}
          </g>
        )
      })}
      {days.map(({ label, blocks }, nth) => (
        <g>
          <text class="day" x={left + nth * column + column / 2} y={18}>
            {label}
          </text>
          {[...blocks]
            .sort((a, b) => Number(b.kind === 'busy') - Number(a.kind === 'busy'))
            .map(block => (
              <Block block={block} x={left + nth * column} first={first} />
            ))}
        </g>
      ))}
    </svg>
  )
}
