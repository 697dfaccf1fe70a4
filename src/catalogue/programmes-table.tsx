import { day } from '../platform/show.ts'
import type { Translate } from '../platform/words.ts'
import { urls } from '../urls.ts'
import { Marks, Name, OriginTag, Wide } from './facts.tsx'
import type { Hit } from './filter.ts'
import { priceOf, sizeOf } from './say.ts'

const Start = ({ hit: { offers, listed }, t }: { hit: Hit; t: Translate }) => {
  const [next] = offers
  if (!next) return <>{t(listed.offers.length === 0 ? 'catalogue.start.none' : 'catalogue.start.unknown')}</>
  return (
    <>
      {next.start ? <span class="nowrap">{day(next.start, t.language, 'short')}</span> : t('catalogue.start.unknown')}
      {offers.length > 1 && <span class="soft small"> {t('catalogue.more-groups', { count: offers.length - 1 })}</span>}
    </>
  )
}

/** Each form once with its places: `in de klas, Gent`. */
const placesOf = ({ offers }: Hit, t: Translate): string[] => [
  ...new Set(
    offers.map(({ form, place }) => [t(`catalogue.form.${form}`), place].filter(part => part !== null).join(', ')),
  ),
]

const ProgrammeRow = ({ hit, t }: { hit: Hit; t: Translate }) => {
  const { programme, provider, awards, totals } = hit.listed
  return (
    <tr>
      <th scope="row">
        <a href={urls.programme(programme.id)}>{programme.title[t.language]}</a>
      </th>
      <td>
        <a href={urls.qualification(awards.id)}>
          <Name of={awards.title} otherwise={awards.id} t={t} />
        </a>{' '}
        <Marks of={awards} t={t} /> <OriginTag origin={programme.origin} t={t} />
        {hit.through.length > 0 && (
          <span class="soft small">
            {' '}
            {t('catalogue.list.through', { modules: hit.through.map(({ title }) => title[t.language]).join(', ') })}
          </span>
        )}
      </td>
      <td data-label={t('catalogue.head.place')}>
        <strong>{provider.name}</strong>: {placesOf(hit, t).join('; ') || (provider.place ?? t('catalogue.unknown'))}
        {hit.km !== null && hit.km > 0 && ` (${t('catalogue.km', { km: hit.km })})`}
      </td>
      <td data-label={t('catalogue.head.start')}>
        <Start hit={hit} t={t} />
      </td>
      <td data-label={t('catalogue.head.size')}>{sizeOf(hit.listed, t)}</td>
      <td data-label={t('catalogue.head.price')}>{priceOf(totals, t)}</td>
    </tr>
  )
}

const heads = ['programme', 'award', 'place', 'start', 'size', 'price'] as const

/** Programmes side by side; on a phone each becomes a card. */
export const ProgrammesTable = ({ hits, says, t }: { hits: Hit[]; says: string; t: Translate }) => (
  <Wide says={says}>
    <table class="table folds">
      <caption class="hidden-text">{says}</caption>
      <thead>
        <tr>
          {heads.map(head => (
            <th scope="col">{t(`catalogue.head.${head}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hits.map(hit => (
          <ProgrammeRow hit={hit} t={t} />
        ))}
      </tbody>
    </table>
  </Wide>
)
