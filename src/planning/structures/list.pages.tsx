import { modulesIn, type ProgrammeId } from '../../catalogue/index.ts'
import { grouped } from '../../platform/grouped.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Kept } from './standing.ts'

interface ListProps {
  visit: Visit
  kept: Kept[]
  changing: ReadonlySet<ProgrammeId>
  /** Providers where a second person publishes. */
  twoPeople: ReadonlySet<string>
}

const Rule = ({ visit: { t, worksFor }, provider, two }: { visit: Visit; provider: Kept['provider']; two: boolean }) =>
  worksFor?.role === 'manager' ? (
    <form class="card" method="post" action={urls.structureRule}>
      <input type="hidden" name="provider" value={provider.id} />
      <Choices
        name="mensen"
        legend={t('planning.structures.who-publishes')}
        options={[
          { value: '1', label: t('planning.structures.one-person') },
          { value: '2', label: t('planning.structures.two-people') },
        ]}
        chosen={[two ? '2' : '1']}
        inRow
      />
      <button type="submit">{t('planning.structures.save')}</button>
    </form>
  ) : (
    <p class="soft">{t(two ? 'planning.structures.two-people' : 'planning.structures.one-person')}</p>
  )

/** Every programme whose structure this visitor keeps. */
export const StructuresPage = ({ visit, kept, changing, twoPeople }: ListProps) => {
  const { t } = visit
  const title = t('planning.structures.title')
  return (
    <Page visit={visit} title={title}>
      <h1>{title}</h1>
      <p>{t('planning.structures.intro')}</p>
      {[...grouped(kept, ({ provider }) => provider.id).values()].map(programmes => {
        const [first] = programmes
        return first === undefined ? null : (
          <section>
            <h2>{first.provider.name}</h2>
            <ul class="cards">
              {programmes.map(({ programme }) => (
                <li>
                  <a class="card" href={urls.structure(programme.id)}>
                    <h3>{programme.title[t.language]}</h3>
                    <p class="soft">
                      {t('planning.structures.modules', { count: modulesIn(programme.structure).length })}{' '}
                      {changing.has(programme.id) && <Tag tone="perhaps">{t('planning.structures.draft')}</Tag>}
                    </p>
                  </a>
                </li>
              ))}
            </ul>
            <Rule visit={visit} provider={first.provider} two={twoPeople.has(first.provider.id)} />
          </section>
        )
      })}
    </Page>
  )
}
