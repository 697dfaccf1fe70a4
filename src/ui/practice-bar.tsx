import { day } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import { urls } from '../urls.ts'

/** Outside production: which day it is here, and where the mail goes. Folded, so that the page itself stays in view. */
export const PracticeBar = ({ visit }: { visit: Visit }) => {
  const { t, today } = visit
  return (
    <section class="practice" aria-label={t('house.practice')}>
      <details class="bar-in">
        <summary>{t('house.practice.summary', { day: day(today, t.language, 'plain') })}</summary>
        <p>{t('house.practice.explain')}</p>
        <form method="post" action={urls.devClock}>
          <label for="klok">{t('house.practice.today')}</label>
          <input id="klok" type="date" name="day" value={today} required />
          <input type="hidden" name="back" value={visit.path} />
          <button type="submit">{t('house.practice.set')}</button>
          <a href={urls.devMailbox}>{t('house.practice.mailbox')}</a>
        </form>
      </details>
    </section>
  )
}
