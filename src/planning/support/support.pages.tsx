import type { Day } from '../../platform/day.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { audiences, audienceWord, DayField, MeasureTags, validity } from './measure.pages.tsx'
import type { Measure } from './measure.ts'
import { GiftsInShort } from './say-rule.tsx'
import { versionOn } from './version-on.ts'

interface SupportProps {
  visit: Visit
  measures: Measure[]
  audience: (typeof audiences)[number] | null
  on: Day
  typed: string
  wrongDay: boolean
}

const addressOf = (measure: Measure, on: Day, today: Day): string =>
  on === today ? urls.measure(measure.id) : `${urls.measure(measure.id)}?op=${on}`

const MeasureCard = ({ measure, on, visit: { t, today } }: { measure: Measure; on: Day; visit: Visit }) => {
  const version = versionOn(measure, on)
  return (
    <li class="card">
      <h3>
        <a href={addressOf(measure, on, today)}>{measure.name[t.language]}</a>
      </h3>
      <p>
        <MeasureTags measure={measure} version={version} t={t} />
      </p>
      <p>{measure.about[t.language]}</p>
      {version && <GiftsInShort gives={version.gives} t={t} />}
      {measure.deadline && <p>{measure.deadline[t.language]}</p>}
      {version && <p class="soft small">{validity(version, t)}</p>}
    </li>
  )
}

const Audience = ({ audience, t }: { audience: SupportProps['audience']; t: Translate }) => (
  <Choices
    name="voor"
    legend={t('support-pages.for')}
    options={[
      { value: 'iedereen', label: t('support-pages.for.all') },
      ...audiences.map(value => ({ value, label: t(audienceWord[value]) })),
    ]}
    chosen={[audience ?? 'iedereen']}
    inRow
  />
)

/** Every support measure on one day; those without a rule on that day are named apart. */
export const SupportPage = ({ visit, measures, audience, on, typed, wrongDay }: SupportProps) => {
  const { t, today } = visit
  const byName = measures.toSorted((a, b) => a.name[t.language].localeCompare(b.name[t.language], t.language))
  const holding = byName.filter(measure => versionOn(measure, on) !== null)
  const resting = byName.filter(measure => versionOn(measure, on) === null)
  return (
    <Page visit={visit} title={t('support-pages.title')}>
      <Problems t={t} problems={wrongDay ? [{ field: 'op', text: t('support-pages.wrong-day') }] : []} />
      <h1>{t('support-pages.title')}</h1>
      <p>{t('support-pages.intro')}</p>
      <form method="get" action={urls.support} class="card no-print">
        <Audience audience={audience} t={t} />
        <DayField on={on} typed={typed} wrongDay={wrongDay} t={t} />
        <button type="submit" class="main">
          {t('support-pages.show')}
        </button>
      </form>
      <h2>{t('support-pages.found', { count: holding.length, day: on })}</h2>
      {holding.length === 0 && (
        <Empty>
          <p>{t('support-pages.none')}</p>
        </Empty>
      )}
      <ul class="cards">
        {holding.map(measure => (
          <MeasureCard measure={measure} on={on} visit={visit} />
        ))}
      </ul>
      {resting.length > 0 && (
        <section>
          <h2>{t('support-pages.resting')}</h2>
          <ul>
            {resting.map(measure => (
              <li>
                <a href={addressOf(measure, on, today)}>{measure.name[t.language]}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
