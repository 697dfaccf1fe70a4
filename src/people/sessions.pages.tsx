import { dayOf } from '../platform/day.ts'
import { day, time } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import { Page } from '../ui/page.tsx'
import { Tag } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Card } from './cards/card.ts'
import { OwnCard } from './cards/own-card.tsx'
import { LooksNow } from './help/help.pages.tsx'
import { takesPasskeys } from './passkeys/passkey.ts'
import type { OwnSession } from './sessions.store.ts'

export const SessionsPage = (props: {
  visit: Visit
  sessions: OwnSession[]
  card: Card | undefined
  ended: number | null
}) => {
  const { visit, sessions, card, ended } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.sessions.title')} narrow>
      <h1>{t('people.sessions.title')}</h1>
      {ended !== null && (
        <p class="notice" role="status">
          {t('people.sessions.ended', { count: ended })}
        </p>
      )}
      <p>{t('people.sessions.explain')}</p>
      {takesPasskeys(visit) && (
        <p>
          <a href={urls.passkeys}>{t('people.sessions.passkeys')}</a>
        </p>
      )}
      {visit.providers.length > 0 && (
        <p>
          <a href={urls.identities}>{t('people.identities.title')}</a>
        </p>
      )}
      <ul class="cards">
        {sessions.map(({ fingerprint, way, beganAt, expiresAt, helper }) => (
          <li class="card">
            <p>
              {t('people.sessions.since', { day: dayOf(beganAt), time: time(beganAt, t.language) })}{' '}
              {fingerprint === visit.session && <Tag tone="done">{t('people.sessions.here')}</Tag>}
            </p>
            <p class="soft">{t(`people.way.${way}`)}</p>
            <p class="soft">{t('people.sessions.until', { day: day(dayOf(expiresAt), t.language, 'plain') })}</p>
            {helper !== null && <LooksNow visit={visit} session={{ helper, expiresAt }} />}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={urls.sessions}>
          <button type="submit" class="main">
            {t('people.sessions.end')}
          </button>
        </form>
      )}
      <p>
        <a href={urls.second}>{t('people.second.to')}</a>
      </p>
      <p>
        <a href={urls.password}>{t('people.password.to')}</a>
      </p>
      <p>
        <a href={urls.askHelp}>{t('people.help.title')}</a>
      </p>
      {card && <OwnCard visit={visit} card={card} />}
    </Page>
  )
}
