import { type Catalogue, type ModuleId, ruleOf, type Structure } from '../../catalogue/index.ts'
import type { Translate } from '../../platform/words.ts'
import type { Content } from './content.ts'
import { placesIn } from './size.ts'

/** What a module is in the picture; a sign says the same as the colour. */
export type Mark = 'must' | 'may' | 'taken' | 'never'
const signs: Record<Mark, string> = { must: '●', may: '○', taken: '✓', never: '✕' }

/** What everybody takes, what one chooses, what somebody ticked, and what nobody can take. */
export const marksIn = (content: Content, catalogue: Catalogue, ticked: readonly string[] = []) => {
  const places = placesIn(content, catalogue)
  const marks = { always: 'must', chosen: 'may' } as const
  return (module: ModuleId): Mark => {
    const place = places.get(module)
    if (ticked.includes(module)) return 'taken'
    return place ? marks[place] : 'never'
  }
}

interface Row {
  depth: number
  kind: 'group' | 'module'
  text: string
  mark: Mark
  /** Place of the last row that hangs on this one. */
  last: number
}

const width = 380
const step = 24
const height = 36
const pill = 28

interface Drawing {
  content: Content
  catalogue: Pick<Catalogue, 'modules'>
  markOf: (module: ModuleId) => Mark
  t: Translate
}

const rowsOf = (part: Structure, depth: number, drawing: Drawing, rows: Row[]): void => {
  const { t, catalogue, markOf } = drawing
  if (part.kind === 'module') {
    const module = catalogue.modules.get(part.module)
    const credits = module?.credits ? ` (${module.credits})` : ''
    const text = `${module?.title[t.language] ?? part.module}${credits}`
    rows.push({ depth, kind: 'module', text, mark: markOf(part.module), last: rows.length })
    return
  }
  const title = 'title' in part && part.title ? part.title[t.language] : ''
  const text = part.kind === 'line' ? title : ruleOf(part, depth === 0, t)
  const row: Row = { depth, kind: 'group', text, mark: 'may', last: rows.length }
  rows.push(row)
  for (const each of part.of) {
    row.last = rows.length
    rowsOf(each, depth + 1, drawing, rows)
  }
}

const fitted = (text: string, room: number): string => {
  const most = Math.floor(room / 7.4)
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}

const middle = (at: number): number => at * height + height / 2

const RowOf = ({ row, at }: { row: Row; at: number }) => {
  const x = 10 + row.depth * step
  const room = width - x - 10
  const branch = row.depth > 0 && <path class="branch" d={`M${x - step + 8} ${middle(at)}H${x}`} />
  if (row.kind === 'group')
    return (
      <g class="group">
        {branch}
        {row.last > at && <path class="branch" d={`M${x + 8} ${middle(at) + 10}V${middle(row.last)}`} />}
        <text x={x + 2} y={middle(at)}>
          {fitted(row.text, room)}
        </text>
      </g>
    )
  return (
    <g class={row.mark}>
      {branch}
      <rect x={x} y={middle(at) - pill / 2} width={room} height={pill} rx="8" />
      <text x={x + 10} y={middle(at)}>
        {signs[row.mark]} {fitted(row.text, room - 34)}
      </text>
    </g>
  )
}

/** A structure as a tree: what everybody takes, what one chooses, and what is ticked. Beside it stands the same as a list. */
export const StructurePicture = ({ says, ...drawing }: Drawing & { says: string }) => {
  const rows: Row[] = []
  rowsOf(drawing.content.structure, 0, drawing, rows)
  const { t } = drawing
  const used = [...new Set(rows.filter(({ kind }) => kind === 'module').map(({ mark }) => mark))]
  return (
    <figure class="structure-picture">
      <svg viewBox={`0 0 ${width} ${rows.length * height}`} width={width} role="img" aria-label={says}>
        {rows.map((row, at) => (
          <RowOf row={row} at={at} />
        ))}
      </svg>
      <figcaption class="soft small">
        {used.map(mark => `${signs[mark]} ${t(`planning.structures.mark.${mark}`)}`).join(' · ')}
      </figcaption>
    </figure>
  )
}
