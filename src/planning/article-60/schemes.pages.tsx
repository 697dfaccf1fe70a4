import type { Programme } from '../../catalogue/index.ts'
import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate, Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Change } from './changes.ts'
import type { Client } from './plan.store.ts'
import type { FoundScheme, FoundVersion } from './scheme.store.ts'
import type { Values } from './version-form.ts'
import type { Partner } from './who.ts'

/** What changes for one of a guide's people. */
export type Upcoming = Change & { client: Client }

const Queue = ({ t, upcoming }: { t: Translate; upcoming: Upcoming[] }) => (
  <section aria-labelledby="eerst">
    <h2 id="eerst">{t('planning.article-60.queue')}</h2>
    {upcoming.length === 0 ? (
      <p>{t('planning.article-60.queue.empty')}</p>
    ) : (
      <table class="table folds">
        <caption class="hidden-text">{t('planning.article-60.queue')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('planning.article-60.column.day')}</th>
            <th scope="col">{t('planning.article-60.column.who')}</th>
            <th scope="col">{t('planning.article-60.column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {upcoming.map(({ on, client, says, with: values }) => (
            <tr>
              <td class="nowrap">{day(on, t.language, 'short')}</td>
              <td data-label={t('planning.article-60.column.who')}>
                <a href={urls.client60(client.access)}>{client.name || t('planning.article-60.somebody')}</a>
              </td>
              <td data-label={t('planning.article-60.column.what')}>{t(says, values)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

const Clients = ({ t, clients }: { t: Translate; clients: Client[] }) => (
  <section aria-labelledby="mensen">
    <h2 id="mensen">{t('planning.article-60.people')}</h2>
    {clients.length === 0 ? (
      <Empty>
        <p>{t('planning.article-60.people.empty')}</p>
        <a class="button" href={urls.clients}>
          {t('planning.article-60.people.find')}
        </a>
      </Empty>
    ) : (
      <ul class="cards">
        {clients.map(({ access, name, plan }) => (
          <li>
            <a class="card" href={plan ? urls.client60(access) : urls.fillIn60(access)}>
              <h3>{name || t('planning.article-60.somebody')}</h3>
              {plan ? plan.scheme.title[t.language] : t('planning.article-60.make')}
            </a>
          </li>
        ))}
      </ul>
    )}
  </section>
)

const stateOf = (versions: readonly FoundVersion[], scheme: FoundScheme): 'empty' | 'waits' | 'agreed' => {
  const newest = versions.find(({ schemeId }) => schemeId === scheme.id)
  return !newest ? 'empty' : newest.agreedAt ? 'agreed' : 'waits'
}
const stateTones = { empty: 'todo', waits: 'perhaps', agreed: 'done' } as const

interface HomeProps {
  visit: Visit
  partner: Partner
  schemes: FoundScheme[]
  versions: FoundVersion[]
  clients: Client[]
  upcoming: Upcoming[]
}

const Schemes = ({ visit: { t }, partner, schemes, versions }: Omit<HomeProps, 'clients' | 'upcoming'>) => (
  <section aria-labelledby="regelingen">
    <h2 id="regelingen">{t('planning.article-60.schemes')}</h2>
    {schemes.length === 0 ? (
      <Empty>
        <p>{t(`planning.article-60.schemes.empty.${partner.side}`)}</p>
      </Empty>
    ) : (
      <ul class="cards">
        {schemes.map(scheme => (
          <li>
            <a class="card" href={urls.scheme60(scheme.id)}>
              <h3>{scheme.title[t.language]}</h3>
              <p class="soft">{partner.side === 'provider' ? scheme.service : scheme.provider}</p>
              <Tag tone={stateTones[stateOf(versions, scheme)]}>
                {t(`planning.article-60.state.${stateOf(versions, scheme)}`)}
              </Tag>
            </a>
          </li>
        ))}
      </ul>
    )}
    {partner.side === 'provider' && (
      <p>
        <a class="button main" href={urls.newScheme60}>
          {t('planning.article-60.new')}
        </a>
      </p>
    )}
  </section>
)

/** Where a guide and a coordinator begin: what changes first, whom it is about, what was agreed. */
export const Article60Page = (props: HomeProps) => {
  const { visit, partner, clients, upcoming } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.article-60.title')}>
      <h1>{t('planning.article-60.title')}</h1>
      <p>
        {t('planning.article-60.about')} <a href={urls.rules60}>{t('planning.article-60.rules.read')}</a>
      </p>
      {partner.side === 'service' && <Queue t={t} upcoming={upcoming} />}
      {partner.side === 'service' && <Clients t={t} clients={clients} />}
      <Schemes {...props} />
    </Page>
  )
}

export interface NewSchemeProps {
  visit: Visit
  services: { id: string; name: string }[]
  programmes: Programme[]
  values: Values
  refusal?: Word
}

const fieldOf: Partial<Record<Word, string>> = {
  'planning.article-60.no.title': 'naam',
  'planning.article-60.no.service': 'ocmw',
  'planning.article-60.no.programme': 'opleiding',
}

export const NewSchemePage = ({ visit, services, programmes, values, refusal }: NewSchemeProps) => {
  const { t } = visit
  const problems: Problem[] = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('planning.article-60.new')} narrow>
      <p>
        <a href={urls.article60}>{t('planning.article-60.title')}</a>
      </p>
      <Problems problems={problems} t={t} />
      <h1>{t('planning.article-60.new')}</h1>
      <p>{t('planning.article-60.new.explain')}</p>
      <form method="post" action={urls.newScheme60}>
        <Field name="naam" label={t('planning.article-60.name')} problems={problems}>
          {aria => <input type="text" maxlength={120} value={values.one('naam')} {...aria} />}
        </Field>
        <Field name="naam-en" label={t('planning.article-60.name.en')} hint={t('planning.article-60.name.en.hint')}>
          {aria => <input type="text" maxlength={120} value={values.one('naam-en')} {...aria} />}
        </Field>
        <Field name="ocmw" label={t('planning.article-60.service')} problems={problems}>
          {aria => (
            <select {...aria}>
              <option value="">{t('planning.article-60.service.choose')}</option>
              {services.map(({ id, name }) => (
                <option value={id} selected={values.one('ocmw') === id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Choices
          name="opleiding"
          legend={t('planning.article-60.programmes')}
          options={programmes.map(({ id, title }) => ({ value: id, label: title[t.language] }))}
          chosen={values.all('opleiding')}
          many
        />
        <button type="submit" class="main">
          {t('planning.article-60.new.do')}
        </button>
      </form>
    </Page>
  )
}

/** When something was agreed or proposed, as a day. */
export const onDay = (at: Date, t: Translate): string => day(dayOf(at), t.language, 'plain')
