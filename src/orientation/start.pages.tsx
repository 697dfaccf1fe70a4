import type { Visit } from '../platform/visit.ts'
import { Page } from '../ui/page.tsx'
import { urls } from '../urls.ts'

/** What the walk is, in three sentences, and the way in. `goOn`: where somebody who began already goes on. */
export const StartPage = ({ visit, goOn }: { visit: Visit; goOn: string | null }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('orientation.title')} narrow scripts={['speak']}>
      <h1>{t('orientation.title')}</h1>
      <p>{t('orientation.start.one')}</p>
      <p>{t('orientation.start.two')}</p>
      <p>{t('orientation.start.three')}</p>
      {goOn ? (
        <>
          <p class="notice">{t('orientation.start.open')}</p>
          <div class="buttons">
            <a class="button main" href={goOn}>
              {t('orientation.start.go-on')}
            </a>
            <a class="button" href={urls.startOver}>
              {t('orientation.start.over')}
            </a>
          </div>
        </>
      ) : (
        <form method="post" action={urls.start} class="buttons">
          <button type="submit" class="main">
            {t('orientation.start.begin')}
          </button>
        </form>
      )}
      <p class="soft">{t('orientation.start.keep')}</p>
    </Page>
  )
}

export const StartOverPage = ({ visit, kept }: { visit: Visit; kept: boolean }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('orientation.over.title')} narrow>
      <h1>{t('orientation.over.title')}</h1>
      <p>{t(kept ? 'orientation.over.kept' : 'orientation.over.not-kept')}</p>
      <form method="post" action={urls.startOver} class="buttons">
        <a class="button main" href={urls.start}>
          {t('orientation.over.no')}
        </a>
        {!kept && (
          <a class="button" href={urls.check}>
            {t('orientation.over.look')}
          </a>
        )}
        <button type="submit">{t('orientation.over.yes')}</button>
      </form>
    </Page>
  )
}
