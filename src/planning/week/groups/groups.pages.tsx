import type { Visit } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Empty, Field, Problems, Tag } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import { sayDays, sayMeetings, sayPlace } from '../say-meetings.ts'
import { type GroupFilter, onOnePage, type StandingGroup } from './group.store.ts'
import type { Keeping, KeptProvider } from './keepers.ts'
import { headings } from './read-sheet.ts'

/** Choosing whose groups to keep. */
export const ProvidersPage = ({ visit, providers }: { visit: Visit; providers: KeptProvider[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.week.groups.title')} narrow>
      <h1>{t('planning.week.groups.title')}</h1>
      {providers.length === 0 ? (
        <Empty>
          <p>{t('planning.week.groups.no-provider')}</p>
          <p>
            <a class="button" href={urls.organisations}>
              {t('planning.week.groups.to-organisations')}
            </a>
          </p>
        </Empty>
      ) : (
        <ul class="cards">
          {providers.map(({ id, name }) => (
            <li>
              <a class="card" href={urls.groupsOf(id)}>
                <h2>{name}</h2>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export const Standing = ({ visit: { t }, group }: { visit: Visit; group: StandingGroup }) =>
  group.cancelledAt ? (
    <Tag tone="urgent">{t('planning.week.group.cancelled')}</Tag>
  ) : (
    <Tag tone={group.taken < group.places ? 'done' : 'perhaps'}>
      {t('planning.week.group.taken', { taken: group.taken, places: group.places })}
      {group.waiting > 0 && `, ${t('planning.week.group.waiting', { count: group.waiting })}`}
    </Tag>
  )

const Rows = ({ kept, groups }: { kept: Keeping; groups: StandingGroup[] }) => {
  const { t } = kept.visit
  return (
    <table class="table folds">
      <caption class="hidden-text">{t('planning.week.groups.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('planning.week.group.name')}</th>
          <th scope="col">{t('planning.week.group.meets')}</th>
          <th scope="col">{t('planning.week.group.runs')}</th>
          <th scope="col">{t('planning.week.group.places')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(group => (
          <tr>
            <th scope="row">
              <a href={urls.group(kept.provider.id, group.id)}>{group.name}</a>
              <br />
              <span class="soft">{kept.catalogue.modules.get(group.module)?.title[t.language] ?? group.module}</span>
            </th>
            <td data-label={t('planning.week.group.meets')}>
              {sayMeetings(group, t)}
              <br />
              <span class="soft">{sayPlace(group, t)}</span>
            </td>
            <td data-label={t('planning.week.group.runs')}>{sayDays(group, t)}</td>
            <td data-label={t('planning.week.group.places')}>
              <Standing visit={kept.visit} group={group} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Filter = ({ kept, filter }: { kept: Keeping; filter: GroupFilter }) => {
  const { t } = kept.visit
  return (
    <form method="get" action={urls.groupsOf(kept.provider.id)} class="card">
      <Field name="module" label={t('planning.week.group.module')}>
        {aria => (
          <select {...aria}>
            <option value="">{t('planning.week.groups.all-modules')}</option>
            {kept.modules.map(({ module, programme }) => (
              <option value={module.id} selected={filter.module === module.id}>
                {module.title[t.language]} ({programme.title[t.language]})
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="zoek" label={t('planning.week.groups.search')}>
        {aria => <input type="search" value={filter.text} {...aria} />}
      </Field>
      <button type="submit">{t('planning.week.groups.show')}</button>
    </form>
  )
}

const Pages = ({ kept, filter, count }: { kept: Keeping; filter: GroupFilter; count: number }) => {
  const { t } = kept.visit
  const last = Math.ceil(count / onOnePage)
  const at = (page: number) =>
    `${urls.groupsOf(kept.provider.id)}?${new URLSearchParams({ module: filter.module ?? '', zoek: filter.text, blad: String(page) })}`
  return last <= 1 ? null : (
    <p class="buttons">
      {filter.page > 1 && <a href={at(filter.page - 1)}>{t('planning.week.groups.before')}</a>}
      <span>{t('planning.week.groups.page', { page: filter.page, last })}</span>
      {filter.page < last && <a href={at(filter.page + 1)}>{t('planning.week.groups.next')}</a>}
    </p>
  )
}

const ReadSheet = ({ kept }: { kept: Keeping }) => {
  const { t } = kept.visit
  return (
    <section class="card">
      <h2>{t('planning.week.sheet.title')}</h2>
      <p>{t('planning.week.sheet.explain', { columns: headings.join(', ') })}</p>
      <form method="post" action={urls.readGroups(kept.provider.id)} enctype="multipart/form-data">
        <Field name="sheet" label={t('planning.week.sheet.file')} hint={t('planning.week.sheet.file.hint')}>
          {aria => <input type="file" accept=".csv,.xlsx" {...aria} />}
        </Field>
        <Field name="text" label={t('planning.week.sheet.paste')} hint={t('planning.week.sheet.paste.hint')}>
          {aria => <textarea rows={3} {...aria} />}
        </Field>
        <button type="submit">{t('planning.week.sheet.read')}</button>
      </form>
    </section>
  )
}

interface GroupsProps {
  kept: Keeping
  filter: GroupFilter
  groups: StandingGroup[]
  count: number
  refusal?: Word
}

/** The groups of a provider. */
export const GroupsPage = ({ kept, filter, groups, count, refusal }: GroupsProps) => {
  const { visit, provider } = kept
  const { t } = visit
  const title = t('planning.week.groups.of', { provider: provider.name })
  return (
    <Page visit={visit} title={title}>
      <p>
        <a href={urls.groups}>{t('planning.week.groups.title')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: 'sheet', text: t(refusal) }] : []} />
      <h1>{title}</h1>
      <div class="buttons">
        <a class="button main" href={urls.newGroup(provider.id)}>
          {t('planning.week.groups.new')}
        </a>
      </div>
      <Filter kept={kept} filter={filter} />
      <h2>{t('planning.week.groups.count', { count })}</h2>
      {groups.length === 0 ? (
        <Empty>
          <p>{t('planning.week.groups.none')}</p>
        </Empty>
      ) : (
        <Rows kept={kept} groups={groups} />
      )}
      <Pages kept={kept} filter={filter} count={count} />
      <ReadSheet kept={kept} />
    </Page>
  )
}
