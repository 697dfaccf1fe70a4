import { day, money } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import type { Translate } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { Empty, Problems } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Catalogue } from './catalogue.ts'
import { type Hit, isWished, nothingWanted, type Search, type Wanted, type Wish, whatToDrop } from './filter.ts'
import { goalName } from './goals.ts'
import { ProgrammesFilter } from './programmes-filter.tsx'
import { ProgrammesTable } from './programmes-table.tsx'
import { type Asked, addressOf, fieldOf, without } from './wanted.ts'

/** A wish in the words of who made it: `binnen 25 km van 2018`. */
const sayWish = (wish: Wish, wanted: Wanted, catalogue: Catalogue, t: Translate): string => {
  const { near, maxPrice, startsBefore, goal, provider } = wanted
  const said: Record<Wish, () => string> = {
    text: () => wanted.text,
    goal: () => goalName(goal ?? '', catalogue, t.language),
    provider: () => (provider && catalogue.providers.get(provider)?.name) ?? provider ?? '',
    forms: () => wanted.forms.map(form => t(`catalogue.form.${form}`)).join(', '),
    moments: () => wanted.moments.map(moment => t(`catalogue.moment.${moment}`)).join(', '),
    near: () => t('catalogue.chosen.near', { km: near?.km ?? 0, postcode: near?.postcode ?? '' }),
    maxPrice: () => t('catalogue.chosen.maxPrice', { price: money(maxPrice ?? 0, t.language) }),
    levels: () => wanted.levels.map(level => t('catalogue.level', { level })).join(', '),
    startsBefore: () =>
      t('catalogue.chosen.startsBefore', { day: startsBefore ? day(startsBefore, t.language, 'short') : '' }),
    shortage: () => t('catalogue.shortage'),
  }
  return said[wish]()
}

interface ListProps {
  visit: Visit
  catalogue: Catalogue
  search: Search
  asked: Asked
  hits: Hit[]
}

const Chosen = ({ catalogue, asked: { wanted, order }, visit: { t } }: ListProps) => {
  const wishes = (Object.keys(nothingWanted) as Wish[]).filter(wish => isWished(wanted, wish))
  if (wishes.length === 0) return null
  return (
    <section aria-label={t('catalogue.list.chosen')} class="no-print">
      <ul class="picked">
        {wishes.map(wish => {
          const said = sayWish(wish, wanted, catalogue, t)
          return (
            <li>
              <span>{said}</span>
              <a href={addressOf(without(wanted, wish), order)}>
                {t('catalogue.list.drop')}
                <span class="hidden-text"> {said}</span>
              </a>
            </li>
          )
        })}
      </ul>
      {wishes.length > 1 && (
        <p>
          <a href={addressOf(nothingWanted, order)}>{t('catalogue.list.drop-all')}</a>
        </p>
      )}
    </section>
  )
}

/** What a typing error was taken for, and which words nobody uses. */
const Understood = ({ search, t }: { search: Search; t: Translate }) => (
  <>
    {search.meant
      .filter(({ guessed }) => guessed)
      .map(({ asked, words }) => (
        <p>
          {words.size > 0
            ? t('catalogue.list.guessed', { asked, words: [...words].join(', ') })
            : t('catalogue.list.not-understood', { asked })}
        </p>
      ))}
  </>
)

const NothingFound = ({ catalogue, search, asked: { wanted, order }, visit: { t } }: ListProps) => {
  const relaxed = whatToDrop(search)
  return (
    <Empty>
      <p>{t(relaxed.length > 0 ? 'catalogue.list.relax' : 'catalogue.list.relax.none')}</p>
      <ul>
        {relaxed.map(({ wish, count }) => (
          <li>
            <a href={addressOf(without(wanted, wish), order)}>
              {t('catalogue.list.relax.one', { wish: sayWish(wish, wanted, catalogue, t), count })}
            </a>
          </li>
        ))}
      </ul>
      <div class="buttons">
        <a class="button" href={urls.programmes}>
          {t('catalogue.list.drop-all')}
        </a>
      </div>
    </Empty>
  )
}

export const ProgrammesPage = (props: ListProps) => {
  const { visit, search, asked, hits } = props
  const { t } = visit
  const found = t('catalogue.list.found', { count: hits.length })
  return (
    <Page visit={visit} title={t('catalogue.list.title')}>
      <Problems
        t={t}
        problems={asked.wrong.map(wish => ({ field: fieldOf[wish], text: t(`catalogue.wrong.${wish}`) }))}
      />
      <h1>{t('catalogue.list.title')}</h1>
      <p>
        {t('catalogue.list.intro')}{' '}
        <a class="no-print" href={urls.ladders}>
          {t('planning.steps.see-ladders')}
        </a>
      </p>
      <ProgrammesFilter {...props} />
      <h2>{search.all.length === 0 ? t('catalogue.list.nothing') : found}</h2>
      <Understood search={search} t={t} />
      {hits.length > 0 && (
        <>
          <Chosen {...props} />
          <ProgrammesTable hits={hits} says={found} t={t} />
        </>
      )}
      {hits.length === 0 && search.all.length > 0 && <NothingFound {...props} />}
    </Page>
  )
}
