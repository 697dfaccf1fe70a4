import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { matrixName } from './matrix.pages.tsx'
import type { Matrix } from './matrix.ts'
import type { SheetRow } from './read-sheet.ts'
import type { KeptSheet } from './sheet.store.ts'

const mostShown = 300
const heads = ['bewijs', 'module', 'vrij', 'beslist'] as const

const Rows = ({ visit: { t }, rows, caption }: { visit: Visit; rows: SheetRow[]; caption: string }) => (
  <table class="table folds">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{t('recognition.matrix.sheet.line')}</th>
        {heads.map(head => (
          <th scope="col">{t(`recognition.matrix.sheet.head.${head}`)}</th>
        ))}
        <th scope="col">{t('recognition.matrix.sheet.problem')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.slice(0, mostShown).map(({ line, typed, problem }) => (
        <tr>
          <td data-label={t('recognition.matrix.sheet.line')}>{line}</td>
          {heads.map(head => (
            <td data-label={t(`recognition.matrix.sheet.head.${head}`)}>{typed[head]}</td>
          ))}
          <td data-label={t('recognition.matrix.sheet.problem')}>{t(problem ?? 'recognition.matrix.sheet.right')}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Rows as they were read: what is wrong first, nothing done yet. */
export const SheetPage = (props: { visit: Visit; matrix: Matrix; sheet: KeptSheet; refusal?: Word }) => {
  const { visit, matrix, sheet, refusal } = props
  const { t } = visit
  const wrong = sheet.rows.filter(({ problem }) => problem !== null)
  const right = sheet.rows.filter(({ problem }) => problem === null)
  return (
    <Page visit={visit} title={sheet.fileName}>
      <p>
        <a href={urls.matrix(matrix.of)}>{matrixName(visit, matrix)}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{sheet.fileName}</h1>
      {sheet.takenAt === null ? (
        <>
          <p>{t('recognition.matrix.sheet.counts', { right: right.length, wrong: wrong.length })}</p>
          {right.length > 0 && (
            <form method="post" action={urls.matrixSheet(matrix.of, sheet.id)}>
              <button type="submit" class="main">
                {t('recognition.matrix.sheet.take', { count: right.length })}
              </button>
            </form>
          )}
        </>
      ) : (
        <p class="notice" role="status">
          {t('recognition.matrix.sheet.taken', { count: right.length })}
        </p>
      )}
      {wrong.length > 0 && (
        <Rows visit={visit} rows={wrong} caption={t('recognition.matrix.sheet.wrong', { count: wrong.length })} />
      )}
      {right.length > 0 && (
        <Rows visit={visit} rows={right} caption={t('recognition.matrix.sheet.rights', { count: right.length })} />
      )}
    </Page>
  )
}
