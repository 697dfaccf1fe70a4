import type { Module } from '../../catalogue/index.ts'
import { day, hours } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { FoundScheme, FoundVersion } from './scheme.store.ts'
import type { Job } from './scheme.ts'
import { onDay } from './schemes.pages.tsx'
import { fitWeek } from './week.ts'
import { WeekPicture } from './week-picture.tsx'
import type { Partner } from './who.ts'

interface SchemeProps {
  visit: Visit
  partner: Partner
  scheme: FoundScheme
  versions: FoundVersion[]
  modules: Module[]
}

const countsAs = (most: number | null | undefined, t: Translate): string =>
  most === undefined
    ? t('planning.article-60.counts.none')
    : most === null
      ? t('planning.article-60.counts.whole')
      : t('planning.article-60.counts.most', { hours: hours(most, t.language) })

const JobTable = ({ t, jobs, modules }: { t: Translate; jobs: Job[]; modules: Module[] }) => (
  <table class="table folds">
    <caption>{t('planning.article-60.counts')}</caption>
    <thead>
      <tr>
        <th scope="col">{t('planning.article-60.column.internship')}</th>
        {jobs.map(({ title }) => (
          <th scope="col">{title[t.language]}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {modules.map(({ id, title, workplace }) => (
        <tr>
          <th scope="row">
            {title[t.language]} ({hours(workplace, t.language)})
          </th>
          {jobs.map(job => (
            <td data-label={job.title[t.language]}>{countsAs(job.counts[id], t)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const Version = ({
  visit,
  partner,
  scheme,
  version,
  modules,
}: Omit<SchemeProps, 'versions'> & { version: FoundVersion }) => {
  const { t } = visit
  const { number, validFrom, validTo, body, agreedAt, proposedAt } = version
  const taught = modules.filter(
    ({ id, workplace }) => workplace > 0 && body.semesters.some(each => each.modules.includes(id)),
  )
  const nameOf = (id: string) => modules.find(module => module.id === id)?.title[t.language] ?? id
  return (
    <article class="card" aria-labelledby={`versie-${number}`}>
      <h2 id={`versie-${number}`}>{t('planning.article-60.version', { number })}</h2>
      <p>
        {t('planning.article-60.version.from', { day: validFrom })}{' '}
        {validTo && t('planning.article-60.version.until', { day: day(validTo, t.language, 'plain') })}{' '}
        {agreedAt ? (
          <Tag tone="done">{t('planning.article-60.agreed-on', { day: onDay(agreedAt, t) })}</Tag>
        ) : (
          <Tag tone="perhaps">{t('planning.article-60.proposed-on', { day: onDay(proposedAt, t) })}</Tag>
        )}
      </p>
      {body.semesters.map(({ week, modules: of, asksAge }, at) => (
        <section>
          <h3>{t('planning.article-60.semester', { number: at + 1 })}</h3>
          <WeekPicture week={fitWeek(week, 100)} t={t} />
          <p>{of.map(nameOf).join(', ')}</p>
          {asksAge && <p class="soft">{t('planning.article-60.asks-age')}</p>}
        </section>
      ))}
      {taught.length > 0 && <JobTable t={t} jobs={body.jobs} modules={taught} />}
      {!agreedAt && partner.side === 'service' && (
        <form method="post" action={urls.agree60(scheme.id, String(number))}>
          <button type="submit" class="main">
            {t('planning.article-60.agree')}
          </button>
        </form>
      )}
    </article>
  )
}

/** One scheme, for both who made it: what holds, what waits, what was before. */
export const SchemePage = (props: SchemeProps) => {
  const { visit, partner, scheme, versions } = props
  const { t } = visit
  const title = scheme.title[t.language]
  return (
    <Page visit={visit} title={title}>
      <p>
        <a href={urls.article60}>{t('planning.article-60.title')}</a>
      </p>
      <h1>{title}</h1>
      <p>{t('planning.article-60.between', { provider: scheme.provider, service: scheme.service })}</p>
      {versions.length === 0 && (
        <Empty>
          <p>{t('planning.article-60.no-version')}</p>
        </Empty>
      )}
      {partner.side === 'provider' && (
        <p>
          <a class="button main" href={urls.propose60(scheme.id)}>
            {t('planning.article-60.propose')}
          </a>
        </p>
      )}
      {versions.map(version => (
        <Version {...props} version={version} />
      ))}
    </Page>
  )
}
