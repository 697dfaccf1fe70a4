import { dayOf } from '../../platform/day.ts'
import { day, time } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { type Delivery, type Listed, pageSize } from './message.store.ts'

const toneOf: Record<Delivery['state'], 'done' | 'todo' | 'urgent'> = {
  waiting: 'todo',
  tried: 'todo',
  delivered: 'done',
  bounced: 'urgent',
  'given-up': 'urgent',
}

const MessageCard = ({ visit, message }: { visit: Visit; message: Listed }) => {
  const { t } = visit
  const { about, detail, link, at, readAt, deliveries } = message
  return (
    <li class="card">
      <h2>
        {t(`messages.say.${about}.title`)} {readAt === null && <Tag tone="perhaps">{t('messages.new')}</Tag>}
      </h2>
      <p class="soft">{t('messages.at', { day: day(dayOf(at), t.language), time: time(at, t.language) })}</p>
      <p>{t(`messages.say.${about}.text`, detail)}</p>
      {link && (
        <p>
          <a href={link}>
            {t('messages.open')}
            <span class="hidden-text">: {t(`messages.say.${about}.title`)}</span>
          </a>
        </p>
      )}
      {deliveries.map(({ channel, state, tries }) => (
        <Tag tone={toneOf[state]}>
          {t(`messages.channel.${channel}`)}: {t(`messages.state.${state}`, { tries })}
        </Tag>
      ))}
    </li>
  )
}

interface MessagesProps {
  visit: Visit
  listed: Listed[]
  page: number
  /** How many messages there are in all. */
  all: number
}

export const MessagesPage = ({ visit, listed, page, all }: MessagesProps) => {
  const { t } = visit
  const count = listed.filter(({ readAt }) => readAt === null).length
  return (
    <Page visit={visit} title={t('messages.title')} narrow>
      <h1>{t('messages.title')}</h1>
      <p>{t('messages.explain')}</p>
      <p>
        <a href={urls.messageSettings}>{t('messages.to-settings')}</a>
      </p>
      {count > 0 && <p>{t('messages.unread', { count })}</p>}
      {listed.length === 0 ? (
        <Empty>
          <p>{t('messages.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {listed.map(message => (
            <MessageCard visit={visit} message={message} />
          ))}
        </ul>
      )}
      <div class="buttons">
        {page > 1 && (
          <a class="button" href={`${urls.messages}?blad=${page - 1}`}>
            {t('messages.newer')}
          </a>
        )}
        {page * pageSize < all && (
          <a class="button" href={`${urls.messages}?blad=${page + 1}`}>
            {t('messages.older')}
          </a>
        )}
      </div>
    </Page>
  )
}

export const StopPage = ({
  visit,
  secret,
  kind,
  done,
}: {
  visit: Visit
  secret: string
  kind: string
  done: boolean
}) => {
  const { t } = visit
  const title = t(done ? 'messages.stop.done' : 'messages.stop.title')
  return (
    <Page visit={visit} title={title} narrow>
      <h1>{title}</h1>
      {done ? (
        <p>{t('messages.stop.done.text')}</p>
      ) : (
        <>
          <p>{t('messages.stop.explain', { kind })}</p>
          <form method="post" action={urls.stopMail(secret)}>
            <button type="submit" class="main">
              {t('messages.stop.do')}
            </button>
          </form>
        </>
      )}
    </Page>
  )
}
