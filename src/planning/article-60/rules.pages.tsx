import { because } from '../../platform/because.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Tag } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import { ruleSays } from './place.ts'
import { type Band, holdingOn, type Rules, type RuleVersion } from './rules.ts'

const ages = ({ from, below }: Band, t: Translate): string =>
  from === undefined
    ? below === undefined
      ? t('planning.article-60.rules.everybody')
      : t('planning.article-60.group.below', { below })
    : below === undefined
      ? t('planning.article-60.group.from', { from })
      : t('planning.article-60.group.between', { from, to: below - 1 })

const Version = ({
  visit: { t },
  version,
  holds,
  lines,
}: {
  visit: Visit
  version: RuleVersion
  holds: boolean
  lines: string[]
}) => {
  const { validFrom, validTo, uncertain } = version
  const title = validFrom
    ? t('planning.article-60.rules.from', { day: validFrom })
    : t('planning.article-60.rules.always')
  return (
    <article class="card">
      <h3>{title}</h3>
      <p>
        {validTo && t('planning.article-60.because.until', { day: validTo })}{' '}
        {holds && <Tag tone="done">{t('planning.article-60.rules.holds')}</Tag>}{' '}
        {uncertain && (
          <Tag tone="perhaps" icon="triangle-alert">
            {t('planning.article-60.uncertain')}
          </Tag>
        )}
      </p>
      <ul>
        {lines.map(line => (
          <li>{line}</li>
        ))}
      </ul>
      <Why reasons={[because('planning.article-60.rules.source', ruleSays(version))]} of={title} t={t} />
    </article>
  )
}

/** Every dated rule that plans rest on, with its source: the same for everybody. */
export const RulesPage = ({ visit, rules }: { visit: Visit; rules: Rules }) => {
  const { t, today } = visit
  const title = t('planning.article-60.rules')
  const newestFirst = <Of extends RuleVersion>(versions: Of[]): Of[] => versions.toReversed()
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.article60}>{t('planning.article-60.title')}</a>
      </p>
      <h1>{title}</h1>
      <p>{t('planning.article-60.rules.explain')}</p>
      <h2>{t('planning.article-60.rules.days')}</h2>
      {newestFirst(rules.days).map(version => (
        <Version
          visit={visit}
          version={version}
          holds={holdingOn(rules.days, today) === version}
          lines={version.bands.map(band =>
            t('planning.article-60.rules.days.line', {
              ages: ages(band, t),
              days: band.days,
              months: band.withinMonths,
            }),
          )}
        />
      ))}
      <h2>{t('planning.article-60.rules.inside')}</h2>
      {newestFirst(rules.inside).map(version => (
        <Version
          visit={visit}
          version={version}
          holds={holdingOn(rules.inside, today) === version}
          lines={version.bands.map(band =>
            t(`planning.article-60.rules.inside.${band.inside ? 'yes' : 'no'}`, { ages: ages(band, t) }),
          )}
        />
      ))}
      <h2>{t('planning.article-60.rules.part-time')}</h2>
      {newestFirst(rules.partTime).map(version => (
        <Version
          visit={visit}
          version={version}
          holds={holdingOn(rules.partTime, today) === version}
          lines={[
            t('planning.article-60.rules.part-time.line', {
              percent: version.leastPercent,
              months: version.mostMonths,
            }),
          ]}
        />
      ))}
    </Page>
  )
}
