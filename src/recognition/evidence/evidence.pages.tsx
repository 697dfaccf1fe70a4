import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { KeptEvidence } from './evidence.store.ts'
import { most } from './evidence.ts'

/** What it is worth so far: a paper that was only said is now shown, and nobody checked it. */
export const Worth = ({ visit, item }: { visit: Visit; item: KeptEvidence }) =>
  item.paper !== null && item.files.length > 0 ? (
    <Tag tone="perhaps">{visit.t('recognition.evidence.shown')}</Tag>
  ) : (
    <Tag>{visit.t('recognition.evidence.unchecked')}</Tag>
  )

/** All that a person keeps, and how much more fits. */
export const EvidencePage = ({ visit, items }: { visit: Visit; items: KeptEvidence[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.evidence.title')} narrow>
      <h1>{t('recognition.evidence.title')}</h1>
      <p>{t('recognition.evidence.explain')}</p>
      {items.length === 0 ? (
        <Empty>
          <p>{t('recognition.evidence.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {items.map(item => (
            <li>
              <a class="card" href={urls.evidenceItem(item.id)}>
                <h2>{item.title}</h2>
                <p>
                  {t(`recognition.evidence.kind.${item.kind}`)}
                  {item.files.length > 0 && ` · ${t('recognition.evidence.files', { count: item.files.length })}`}
                  <br />
                  <span class="soft">
                    {t('recognition.evidence.added', { day: day(dayOf(item.addedAt), t.language, 'plain') })}
                  </span>
                </p>
                <Worth visit={visit} item={item} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {items.length < most.items && (
        <div class="buttons">
          <a class="button main" href={urls.newEvidence}>
            {t('recognition.evidence.add')}
          </a>
        </div>
      )}
      <p class="soft">{t('recognition.evidence.room', { count: items.length, most: most.items })}</p>
      <p>
        <a href={urls.evidenceTimeline}>{t('recognition.evidence.timeline')}</a>
      </p>
    </Page>
  )
}
