import { dayOf } from '../../../platform/day.ts'
import { day } from '../../../platform/show.ts'
import type { Visit } from '../../../platform/visit.ts'
import { Page } from '../../../ui/page.tsx'
import { urls } from '../../../urls.ts'

/** `address`: of the feed that was just made; it is shown this once. */
export const CalendarPage = (props: { visit: Visit; feed: { madeAt: Date } | null; address: string | null }) => {
  const { visit, feed, address } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.week.calendar.title')} narrow>
      <p>
        <a href={urls.week}>{t('planning.week.title')}</a>
      </p>
      <h1>{t('planning.week.calendar.title')}</h1>
      <section class="card">
        <h2>{t('planning.week.calendar.live')}</h2>
        <p>{t('planning.week.calendar.live.explain')}</p>
        {address ? (
          <div class="notice" role="status">
            <p>{t('planning.week.calendar.address')}</p>
            <p>
              <a href={address.replace(/^https?:/, 'webcal:')}>{t('planning.week.calendar.open')}</a>
            </p>
            <p>
              <code>{address}</code>
            </p>
          </div>
        ) : (
          feed && <p>{t('planning.week.calendar.since', { day: day(dayOf(feed.madeAt), t.language, 'plain') })}</p>
        )}
        <div class="buttons">
          <form method="post" action={urls.calendar}>
            <button type="submit" class={feed ? undefined : 'main'}>
              {t(feed ? 'planning.week.calendar.anew' : 'planning.week.calendar.make')}
            </button>
          </form>
          {feed && (
            <form method="post" action={urls.closeCalendar}>
              <button type="submit">{t('planning.week.calendar.close')}</button>
            </form>
          )}
        </div>
        {feed && <p class="soft">{t('planning.week.calendar.anew.explain')}</p>}
      </section>
      <section class="card">
        <h2>{t('planning.week.calendar.once')}</h2>
        <p>{t('planning.week.calendar.once.explain')}</p>
        <a class="button" href={urls.calendarFile} download>
          {t('planning.week.calendar.download')}
        </a>
      </section>
    </Page>
  )
}
