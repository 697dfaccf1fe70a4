import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Waiting } from './waiting.ts'

const Card = ({ visit, waiting }: { visit: Visit; waiting: Waiting }) => {
  const { t, today } = visit
  const { what, about, since, until, address } = waiting
  return (
    <li>
      <a class="card" href={address}>
        <h2>{t(what)}</h2>
        <p>{about}</p>
        <p class="soft">
          {t('recognition.waits.since', { day: day(dayOf(since), t.language, 'plain') })}{' '}
          {until && t('recognition.waits.until', { day: day(until, t.language) })}{' '}
          {until && until < today && <Tag tone="urgent">{t('recognition.turn.late')}</Tag>}
        </p>
      </a>
    </li>
  )
}

/** What waits for whoever looks, the soonest first. */
export const DeskPage = ({ visit, waiting }: { visit: Visit; waiting: Waiting[] }) => {
  const { t, worksFor } = visit
  return (
    <Page visit={visit} title={t('recognition.waits.title')} narrow>
      <h1>{t('recognition.waits.title')}</h1>
      {worksFor && <p>{t('recognition.waits.as', { role: t(`people.role.${worksFor.role}`), name: worksFor.name })}</p>}
      {waiting.length === 0 ? (
        <Empty>
          <p>{t('recognition.waits.empty')}</p>
          <a class="button" href={worksFor ? urls.deskRequests : urls.ownRequests}>
            {t(worksFor ? 'recognition.desk.title' : 'recognition.requests.title')}
          </a>
        </Empty>
      ) : (
        <ul class="cards">
          {waiting.map(each => (
            <Card visit={visit} waiting={each} />
          ))}
        </ul>
      )}
    </Page>
  )
}
