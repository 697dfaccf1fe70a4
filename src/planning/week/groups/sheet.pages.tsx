import type { Visit } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Problems } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { KeptProvider } from './keepers.ts'
import type { GroupRow } from './read-sheet.ts'
import type { KeptGroupSheet } from './sheet.store.ts'

const mostShown = 300
const heads = ['module', 'name', 'places', 'meetings', 'firstDay', 'lastDay'] as const

const Rows = ({ visit: { t }, rows, caption }: { visit: Visit; rows: GroupRow[]; caption: string }) => (
  <table class="table folds">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{t('planning.week.sheet.line')}</th>
        {heads.map(head => (
          <th scope="col">{t(`planning.week.sheet.head.${head}`)}</th>
        ))}
        <th scope="col">{t('planning.week.sheet.problem')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.slice(0, mostShown).map(({ line, typed, problem }) => (
        <tr>
          <td data-label={t('planning.week.sheet.line')}>{line}</td>
          {heads.map(head => (
            <td data-label={t(`planning.week.sheet.head.${head}`)}>{typed[head]}</td>
          ))}
          <td data-label={t('planning.week.sheet.problem')}>{t(problem ?? 'planning.week.sheet.right')}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Groups as they were read: what is wrong first, nothing done yet. */
export const GroupSheetPage = (props: {
  visit: Visit
  provider: KeptProvider
  sheet: KeptGroupSheet
  refusal?: Word
}) => {
  const { visit, provider, sheet, refusal } = props
  const { t } = visit
  const wrong = sheet.rows.filter(({ problem }) => problem !== null)
  const right = sheet.rows.filter(({ problem }) => problem === null)
  return (
    <Page visit={visit} title={sheet.fileName}>
      <p>
        <a href={urls.groupsOf(provider.id)}>{t('planning.week.groups.of', { provider: provider.name })}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{sheet.fileName}</h1>
      {sheet.takenAt === null ? (
        <>
          <p>{t('planning.week.sheet.counts', { right: right.length, wrong: wrong.length })}</p>
          {right.length > 0 && (
            <form method="post" action={urls.groupSheet(provider.id, sheet.id)}>
              <button type="submit" class="main">
                {t('planning.week.sheet.take', { count: right.length })}
              </button>
            </form>
          )}
        </>
      ) : (
        <p class="notice" role="status">
          {t('planning.week.sheet.taken', { count: right.length })}
        </p>
      )}
      {wrong.length > 0 && (
        <Rows visit={visit} rows={wrong} caption={t('planning.week.sheet.wrong', { count: wrong.length })} />
      )}
      {right.length > 0 && (
        <Rows visit={visit} rows={right} caption={t('planning.week.sheet.rights', { count: right.length })} />
      )}
    </Page>
  )
}
