import { figure } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { type agreementIn, fewest } from './agreement.ts'

type Row = ReturnType<typeof agreementIn>[number]

const inWords = (row: Row, t: Translate): string => {
  if (!('kappa' in row)) return t('recognition.evc-he.agreement.too-few', { count: fewest })
  if (row.kappa === null) return t('recognition.evc-he.agreement.all-same')
  if (row.kappa >= 0.8) return t('recognition.evc-he.agreement.strong')
  return t(row.kappa >= 0.6 ? 'recognition.evc-he.agreement.fair' : 'recognition.evc-he.agreement.weak')
}

/** How far the jurors of a programme agree, competence by competence; of no candidate by name. */
export const AgreementPage = ({ visit, rows, programme }: { visit: Visit; rows: Row[]; programme: string }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.evc-he.agreement.title')}>
      <p>
        <a href={urls.deskEvcHes}>{t('recognition.evc-he.desk')}</a>
      </p>
      <h1>{t('recognition.evc-he.agreement.title')}</h1>
      <p>{t('recognition.evc-he.agreement.explain', { programme })}</p>
      <table class="table folds">
        <caption class="hidden-text">{t('recognition.evc-he.agreement.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('recognition.evc-he.head.competence')}</th>
            <th scope="col">{t('recognition.evc-he.head.procedures')}</th>
            <th scope="col">{t('recognition.evc-he.head.kappa')}</th>
            <th scope="col">{t('recognition.evc-he.head.means')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr>
              <th scope="row">{row.competence.title[t.language]}</th>
              <td data-label={t('recognition.evc-he.head.procedures')}>{row.procedures}</td>
              <td data-label={t('recognition.evc-he.head.kappa')}>
                {'kappa' in row && row.kappa !== null ? figure(row.kappa, t.language, 2) : '–'}
              </td>
              <td data-label={t('recognition.evc-he.head.means')}>{inWords(row, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}
