import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'
import type { Card } from './card.ts'

/** The card with which one gets in oneself, and its end. */
export const OwnCard = ({ visit, card }: { visit: Visit; card: Card }) => {
  const { t } = visit
  return (
    <form class="card" method="post" action={urls.ownCard}>
      <h2>{t('people.cards.own')}</h2>
      <p>
        {t('people.cards.until', { day: day(card.untilDay, t.language, 'plain') })} {t('people.cards.own.explain')}
      </p>
      <button type="submit">{t('people.cards.own.block')}</button>
    </form>
  )
}
