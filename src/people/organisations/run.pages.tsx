import type { ProviderId } from '../../catalogue/index.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Found } from './organisation.store.ts'

type Named = { id: ProviderId; name: string }

interface Props {
  visit: Visit
  organisation: Found
  runs: Named[]
  open: Named[]
  refusal?: Word
}

const Running = ({ visit, organisation, runs }: Props) => (
  <ul class="cards">
    {runs.map(({ id, name }) => (
      <li class="card">
        <a href={`${urls.programmes}?aanbieder=${id}`}>{name}</a>
        <form method="post" action={urls.untieProvider(organisation.id, id)}>
          <button type="submit" class="quiet">
            {visit.t('people.run.untie')}
          </button>
        </form>
      </li>
    ))}
  </ul>
)

/** Which providers of the catalogue an organisation runs, for an administrator. */
export const RunsPage = (props: Props) => {
  const { visit, organisation, runs, open, refusal } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.run.title')} narrow>
      <p>
        <a href={urls.decideOrganisation(organisation.id)}>{organisation.name}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: 'provider', text: t(refusal) }] : []} />
      <h1>{t('people.run.title')}</h1>
      <p>{t('people.run.explain')}</p>
      {runs.length > 0 ? (
        <Running {...props} />
      ) : (
        <Empty>
          <p>{t('people.run.none')}</p>
        </Empty>
      )}
      <form method="post" action={urls.runs(organisation.id)}>
        <Field name="provider" label={t('people.run.provider')}>
          {aria => (
            <select {...aria}>
              {open.map(({ id, name }) => (
                <option value={id}>{name}</option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" class="main">
          {t('people.run.tie')}
        </button>
      </form>
    </Page>
  )
}
