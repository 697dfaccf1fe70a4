import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { deskRoles } from '../requests/may-step.ts'
import { type Group, groupOf, groups, kindsOf } from './due.ts'
import type { Waiting } from './waiting.ts'

const Card = ({ visit, waiting }: { visit: Visit; waiting: Waiting }) => {
  const { t, today } = visit
  const { what, about, since, until, address } = waiting
  return (
    <li>
      <a class="card" href={address}>
        <h3>{t(what)}</h3>
        <p>{about}</p>
        <p class="soft">
          {t('recognition.waits.since', { day: day(dayOf(since), t.language, 'plain') })}{' '}
          {until && t('recognition.waits.until', { day: day(until, t.language) })}{' '}
          {until && until < today && <Tag tone="urgent">{t('recognition.turn.late')}</Tag>}
        </p>
      </a>
    </li>
  )
}

const tones = { unled: 'urgent', late: 'urgent', week: 'perhaps', later: 'todo' } as const

const GroupOf = ({ visit, group, waiting }: { visit: Visit; group: Group; waiting: Waiting[] }) => {
  const { t } = visit
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby={group}>
      <h2 id={group}>
        {t(`recognition.waits.group.${group}`)} <Tag tone={tones[group]}>{waiting.length}</Tag>
      </h2>
      {group === 'unled' && <p>{t('recognition.waits.group.unled.explain')}</p>}
      <ul class="cards">
        {waiting.map(each => (
          <Card visit={visit} waiting={each} />
        ))}
      </ul>
    </section>
  )
}

/** Shows one kind only; the address holds which, so it works without script and can be kept. */
const Filter = ({ visit, waiting, only }: { visit: Visit; waiting: Waiting[]; only: string | null }) => {
  const { t } = visit
  const kinds = kindsOf(waiting)
  if (kinds.length < 2 && only === null) return null
  return (
    <nav class="buttons" aria-label={t('recognition.waits.filter')}>
      <a class="button" href={urls.desk} aria-current={only === null ? 'true' : undefined}>
        {t('recognition.waits.all')} ({waiting.length})
      </a>
      {kinds.map(({ what, count }) => (
        <a class="button" href={`${urls.desk}?soort=${what}`} aria-current={only === what ? 'true' : undefined}>
          {t(what)} ({count})
        </a>
      ))}
    </nav>
  )
}

/** Where somebody goes on, as what they work now. */
const Further = ({ visit }: { visit: Visit }) => {
  const { t, worksFor } = visit
  const places = !worksFor
    ? [
        { href: urls.ownRequests, label: t('recognition.requests.title') },
        { href: urls.ownSeats, label: t('recognition.jury.seat.list') },
        { href: urls.ownArticle60, label: t('planning.article-60.own') },
      ]
    : [
        ...(deskRoles.includes(worksFor.role) ? [{ href: urls.deskRequests, label: t('recognition.desk.title') }] : []),
        ...(worksFor.role === 'coordinator'
          ? [
              { href: urls.jury, label: t('recognition.jury.title') },
              { href: urls.article60, label: t('planning.article-60.title') },
              { href: urls.teachingTime, label: t('planning.teaching-time.title') },
            ]
          : worksFor.role === 'teacher' || worksFor.role === 'assessor'
            ? [{ href: urls.ownJury, label: t('recognition.jury.own.title') }]
            : []),
        ...(worksFor.role === 'teacher' || worksFor.role === 'supervisor'
          ? [{ href: urls.ownTeaching, label: t('planning.teaching-time.own') }]
          : []),
      ]
  const all = [...places, { href: urls.agreements, label: t('planning.agreement.list') }]
  return (
    <nav class="buttons" aria-label={t('recognition.waits.more')}>
      {all.map(({ href, label }) => (
        <a class="button" href={href}>
          {label}
        </a>
      ))}
    </nav>
  )
}

const Nothing = ({ visit, only }: { visit: Visit; only: string | null }) => {
  const { t, worksFor } = visit
  return (
    <Empty>
      <p>{t(only === null ? 'recognition.waits.empty' : 'recognition.waits.nothing-of-kind')}</p>
      {only === null && <p>{t(worksFor ? 'recognition.waits.empty.work' : 'recognition.waits.empty.own')}</p>}
    </Empty>
  )
}

/** What waits for whoever looks: what nobody leads, what is late, this week, later. */
export const DeskPage = ({ visit, waiting, only }: { visit: Visit; waiting: Waiting[]; only: string | null }) => {
  const { t, today, worksFor } = visit
  const shown = waiting.filter(({ what }) => only === null || what === only)
  return (
    <Page visit={visit} title={t('recognition.waits.title')}>
      <h1>{t('recognition.waits.title')}</h1>
      <p>
        {worksFor && `${t('recognition.waits.as', { role: t(`people.role.${worksFor.role}`), name: worksFor.name })} `}
        {waiting.length > 0 && t('recognition.waits.count', { count: waiting.length })}
      </p>
      <Filter visit={visit} waiting={waiting} only={only} />
      {shown.length === 0 && <Nothing visit={visit} only={only} />}
      {groups.map(group => (
        <GroupOf visit={visit} group={group} waiting={shown.filter(each => groupOf(each, today) === group)} />
      ))}
      <Further visit={visit} />
    </Page>
  )
}
