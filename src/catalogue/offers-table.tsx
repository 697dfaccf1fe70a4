import { day } from '../platform/show.ts'
import type { Translate } from '../platform/words.ts'
import type { Offer, Programme } from './catalogue.ts'
import { OriginTag, Wide } from './facts.tsx'
import { length } from './say.ts'

const paceOf = ({ minutesPerWeek, daysPerWeek }: Offer, unit: Programme['unit'], t: Translate): string =>
  [
    minutesPerWeek === null ? null : length(minutesPerWeek, unit, t),
    daysPerWeek === null ? null : t('catalogue.one.offers.days', { days: daysPerWeek }),
  ]
    .filter(part => part !== null)
    .join(', ')

/** The groups that one can still join. */
export const OffersTable = ({ offers, unit, t }: { offers: Offer[]; unit: Programme['unit']; t: Translate }) => (
  <Wide says={t('catalogue.one.offers.title')}>
    <table class="table folds">
      <caption class="hidden-text">{t('catalogue.one.offers.title')}</caption>
      <thead>
        <tr>
          {(['start', 'where', 'when', 'per-week'] as const).map(head => (
            <th scope="col">{t(`catalogue.head.${head}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {offers.map(offer => (
          <tr>
            <th scope="row">
              {offer.start ? day(offer.start, t.language) : t('catalogue.start.unknown')}{' '}
              <OriginTag origin={offer.origin} t={t} />
            </th>
            <td data-label={t('catalogue.head.where')}>
              {[t(`catalogue.form.${offer.form}`), offer.place].filter(part => part !== null).join(', ')}
            </td>
            <td data-label={t('catalogue.head.when')}>{offer.when[t.language]}</td>
            <td data-label={t('catalogue.head.per-week')}>{paceOf(offer, unit, t) || t('catalogue.unknown')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Wide>
)
