import { time } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import { urls } from '../urls.ts'

/** Whose account a helper looks at, and until when: on every page, with the way out. */
export const HelperBar = ({ visit, helper }: { visit: Visit; helper: NonNullable<Visit['helper']> }) => {
  const { t, person } = visit
  return (
    <section class="session-bar helper" aria-label={t('house.helper')}>
      <form class="bar-in" method="post" action={urls.endHelp}>
        <p>{t('house.helper.looks', { name: person?.name ?? '', time: time(helper.until, t.language) })}</p>
        <button type="submit">{t('house.helper.stop')}</button>
      </form>
    </section>
  )
}

/** On a device that others use after, signing out is never a search. */
export const CardBar = ({ visit }: { visit: Visit }) => (
  <section class="session-bar" aria-label={visit.t('house.by-card')}>
    <form class="bar-in" method="post" action={urls.signOut}>
      <p>{visit.t('house.by-card.done')}</p>
      <button type="submit">{visit.t('house.by-card.sign-out')}</button>
    </form>
  </section>
)
