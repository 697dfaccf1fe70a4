import type { Visit } from '../platform/visit.ts'
import { urls } from '../urls.ts'

/** Outside production: which day it is here, and where the mail goes. */
export const PracticeBar = ({ visit }: { visit: Visit }) => (
  <div class="practice" role="region" aria-label={visit.t('house.practice')}>
    <div class="bar-in">
      <span>{visit.t('house.practice.explain')}</span>
      <form method="post" action={urls.devClock}>
        <label for="klok">{visit.t('house.practice.today')}</label>
        <input id="klok" type="date" name="day" value={visit.today} required />
        <input type="hidden" name="back" value={visit.path} />
        <button type="submit">{visit.t('house.practice.set')}</button>
      </form>
      <a href={urls.devMailbox}>{visit.t('house.practice.mailbox')}</a>
    </div>
  </div>
)
