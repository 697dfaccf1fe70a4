import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { modulesWithoutWay } from './checks.ts'
import type { Version } from './draft.store.ts'
import type { Matrix, Sheet } from './matrix.ts'
import type { Standing } from './standing.ts'

/** What the rows of a matrix are called on a page. */
export const matrixName = ({ t }: Visit, { name }: Matrix): string =>
  name === null ? t('recognition.matrix.of-all') : t('recognition.matrix.of', { name })

/** Which matrices the visitor keeps. */
export const MatricesPage = ({ visit, matrices }: { visit: Visit; matrices: Matrix[] }) => (
  <Page visit={visit} title={visit.t('recognition.matrix.title')} narrow>
    <h1>{visit.t('recognition.matrix.title')}</h1>
    <p>{visit.t('recognition.matrix.choose')}</p>
    <ul class="cards">
      {matrices.map(matrix => (
        <li>
          <a class="card" href={urls.matrix(matrix.of)}>
            <h2>{matrixName(visit, matrix)}</h2>
          </a>
        </li>
      ))}
    </ul>
  </Page>
)

interface OverviewProps {
  visit: Visit
  standing: Standing
  proposals: number
  refusal?: Word
}

const Programme = ({ visit: { t }, standing, sheet }: OverviewProps & { sheet: Sheet }) => {
  const { matrix, after } = standing
  const { programme, modules } = sheet
  const rows = after.filter(row => modules.some(({ id }) => id === row.module)).length
  const without = modulesWithoutWay(modules, after).length
  return (
    <li>
      <a href={urls.matrixTable(matrix.of, programme.id)}>{programme.title[t.language]}</a>{' '}
      <span class="soft">{t('recognition.table.rules', { count: rows })}</span>{' '}
      {without > 0 && <Tag tone="perhaps">{t('recognition.matrix.without', { count: without })}</Tag>}
    </li>
  )
}

const Versions = ({ visit: { t }, of, versions }: { visit: Visit; of: string; versions: Version[] }) => (
  <ul>
    {versions.map(({ id, validFrom, publishedAt, by }, at) => {
      const before = versions[at + 1]?.validFrom
      return (
        <li>
          <a href={`${urls.matrixDifference(of)}?versie=${id}`}>
            {t('recognition.matrix.version', { day: day(validFrom, t.language, 'plain') })}
          </a>{' '}
          <span class="soft">
            {t('recognition.matrix.published', {
              day: day(dayOf(publishedAt), t.language, 'plain'),
              by: by || t('recognition.matrix.erased'),
            })}
          </span>
          {before && before !== validFrom && (
            <>
              {' '}
              <a href={`${urls.matrixDifference(of)}?van=${before}&tot=${validFrom}`}>
                {t('recognition.matrix.compare', { day: day(before, t.language, 'plain') })}
              </a>
            </>
          )}
        </li>
      )
    })}
  </ul>
)

const Files = ({ visit: { t }, standing: { matrix } }: OverviewProps) => (
  <section class="card">
    <h2>{t('recognition.matrix.files')}</h2>
    <p>
      <a href={urls.matrixXlsx(matrix.of)}>{t('recognition.matrix.xlsx')}</a> ·{' '}
      <a href={urls.matrixCsv(matrix.of)}>{t('recognition.matrix.csv')}</a>
    </p>
    <form method="post" action={urls.readMatrixSheet(matrix.of)} enctype="multipart/form-data">
      <Field name="sheet" label={t('recognition.matrix.file')} hint={t('recognition.matrix.file.hint')}>
        {aria => <input type="file" accept=".csv,.xlsx" {...aria} />}
      </Field>
      <Field name="text" label={t('recognition.matrix.paste')} hint={t('recognition.matrix.paste.hint')}>
        {aria => <textarea rows={3} {...aria} />}
      </Field>
      <button type="submit">{t('recognition.matrix.read')}</button>
    </form>
  </section>
)

/** One matrix: its programmes, what its draft does, its versions, its files. */
export const OverviewPage = (props: OverviewProps) => {
  const { visit, standing, proposals, refusal } = props
  const { t } = visit
  const { matrix, sheets, draft, versions } = standing
  const count = draft?.changes.length ?? 0
  return (
    <Page visit={visit} title={matrixName(visit, matrix)}>
      <p>
        <a href={urls.matrices}>{t('recognition.matrix.title')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{matrixName(visit, matrix)}</h1>
      <p>{t('recognition.matrix.intro')}</p>
      {matrix.provider !== null && <p class="soft">{t('recognition.matrix.adds')}</p>}
      <div class="buttons">
        {count > 0 && (
          <a class="button main" href={urls.matrixDifference(matrix.of)}>
            {t('recognition.matrix.look-over', { count })}
          </a>
        )}
        <a class="button" href={urls.matrixProposals(matrix.of)}>
          {t('recognition.matrix.proposals.count', { count: proposals })}
        </a>
      </div>
      <h2>{t('recognition.matrix.programmes')}</h2>
      <ul>
        {sheets.map(sheet => (
          <Programme {...props} sheet={sheet} />
        ))}
      </ul>
      <Files {...props} />
      <h2>{t('recognition.matrix.versions')}</h2>
      {versions.length === 0 ? (
        <Empty>
          <p>{t('recognition.matrix.no-versions')}</p>
        </Empty>
      ) : (
        <Versions visit={visit} of={matrix.of} versions={versions} />
      )}
    </Page>
  )
}
