import type { Child } from 'hono/jsx'
import type { Visit } from '../platform/visit.ts'
import type { Word } from '../platform/words.ts'
import { Page } from './page.tsx'
import { Problems } from './pieces.tsx'

/** So many rows of a kind stand on the page: nobody reads more. */
export const mostShown = 300

/** A row as it was read: its place in the file, what was typed, and what is wrong with it. */
export interface ReadRow {
  line: number
  cells: string[]
  problem: Word | null
}

interface ReadFileProps {
  visit: Visit
  fileName: string
  back: Child
  heads: string[]
  rows: ReadRow[]
  /** Where who looked sends the good rows; `taken`: it was done. */
  action: string
  taken: boolean
  says: Record<'line' | 'problem' | 'right' | 'counts' | 'wrong' | 'rights' | 'take' | 'taken', Word>
  refusal?: Word | undefined
  /** What stands under the rows. */
  children?: Child
}

const Rows = ({ visit: { t }, heads, says, rows, caption }: ReadFileProps & { caption: string }) => (
  <table class="table folds">
    <caption>{caption}</caption>
    <thead>
      <tr>
        {[t(says.line), ...heads, t(says.problem)].map(head => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.slice(0, mostShown).map(({ line, cells, problem }) => (
        <tr>
          <td data-label={t(says.line)}>{line}</td>
          {heads.map((head, at) => (
            <td data-label={head}>{cells[at]}</td>
          ))}
          <td data-label={t(says.problem)}>{t(problem ?? says.right)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** A file of rows as it was read: what is wrong first, nothing done yet. */
export const ReadFilePage = (props: ReadFileProps) => {
  const { visit, fileName, back, rows, action, taken, says, refusal, children } = props
  const { t } = visit
  const wrong = rows.filter(({ problem }) => problem !== null)
  const right = rows.filter(({ problem }) => problem === null)
  return (
    <Page visit={visit} title={fileName}>
      <p>{back}</p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{fileName}</h1>
      {taken ? (
        <p class="notice" role="status">
          {t(says.taken, { count: right.length })}
        </p>
      ) : (
        <>
          <p>{t(says.counts, { right: right.length, wrong: wrong.length })}</p>
          {right.length > 0 && (
            <form method="post" action={action}>
              <button type="submit" class="main">
                {t(says.take, { count: right.length })}
              </button>
            </form>
          )}
        </>
      )}
      {wrong.length > 0 && <Rows {...props} rows={wrong} caption={t(says.wrong, { count: wrong.length })} />}
      {right.length > 0 && <Rows {...props} rows={right} caption={t(says.rights, { count: right.length })} />}
      {children}
    </Page>
  )
}
