import type { Visit } from '../platform/visit.ts'
import { Page } from '../ui/page.tsx'
import { urls } from '../urls.ts'

const example = {
  goal: 'BK-0544-1',
  portrait: {
    papers: [{ title: 'Hoeknaadlasser', codes: ['qualification:BK-0236-4'], shown: 'register' }],
    place: { postcode: '8500' },
  },
}

export const ApiPage = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.api.title')} narrow>
      <h1>{t('planning.api.title')}</h1>
      <p>{t('planning.api.intro')}</p>
      <p>{t('planning.api.because')}</p>
      <p>
        <a href={urls.apiDocument}>{t('planning.api.document')}</a>
      </p>
      <h2>{t('planning.api.fields')}</h2>
      <table class="table folds">
        <thead>
          <tr>
            <th scope="col">{t('planning.api.field')}</th>
            <th scope="col">{t('planning.api.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {(['portrait', 'goal', 'on', 'language'] as const).map(field => (
            <tr>
              <th scope="row">
                <code>{field}</code>
              </th>
              <td>{t(`planning.api.${field}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('planning.api.example')}</h2>
      <pre class="card scroll" tabindex={0}>
        <code>{`POST ${urls.apiRoutes}\ncontent-type: application/json\n\n${JSON.stringify(example, null, 2)}`}</code>
      </pre>
      <h2>{t('planning.api.terminal')}</h2>
      <pre class="card scroll" tabindex={0}>
        <code>npx leerladder route dossier.yaml --goal BK-0544-1 --json</code>
      </pre>
    </Page>
  )
}
