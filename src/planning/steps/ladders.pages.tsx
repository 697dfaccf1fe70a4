import { type Catalogue, named, type QualificationId } from '../../catalogue/index.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Chain } from './chains.ts'

interface LaddersProps {
  visit: Visit
  catalogue: Catalogue
  chains: Chain[]
}

/** Every ladder that there is, with where it begins and where it leads. */
export const LaddersPage = ({ visit, catalogue, chains }: LaddersProps) => {
  const { t } = visit
  const title = t('planning.steps.title')
  const name = (id: QualificationId | undefined) =>
    named((id && catalogue.qualifications.get(id)?.title) ?? {}, id ?? '')[t.language]
  return (
    <Page visit={visit} title={title}>
      <h1>{title}</h1>
      <p>{t('planning.steps.intro')}</p>
      {chains.length === 0 ? (
        <Empty>
          <p>{t('planning.steps.none')}</p>
          <a href={urls.programmes}>{t('house.nav.programmes')}</a>
        </Empty>
      ) : (
        <ul class="cards">
          {chains.map(({ id, title: own, steps, from }) => (
            <li>
              <a class="card" href={urls.ladderOf(id)}>
                <h2>{own[t.language]}</h2>
                <p>{t('planning.steps.from-to', { from: name(steps[0]), to: name(steps.at(-1)) })}</p>
                <p class="soft">
                  {t('planning.steps.rungs', { count: steps.length })}{' '}
                  {from === null && <Tag>{t('planning.steps.found')}</Tag>}
                </p>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
