import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Dossier, Share } from '../dossier.store.ts'
import type { Granted } from './access.store.ts'
import { isLive, reachOf } from './access.ts'
import { grounds } from './ground.ts'
import { partRules, parts } from './parts.ts'

const dateOf = (at: Date, { t }: Visit): string => day(dayOf(at), t.language, 'plain')

/** What somebody who was let in is called; an organisation with how many people that is today. */
const whoOf = (access: Granted, { t }: Visit): string => {
  const { name, toEmail, organisation, people } = access
  switch (reachOf(access)) {
    case 'address':
      return name && name !== toEmail ? `${name} (${toEmail})` : (toEmail ?? '')
    case 'organisation':
      return t('people.access.organisation.who', { name: organisation ?? '', people })
    case 'member':
      return t('people.access.member.who', { name: name ?? '', organisation: organisation ?? '', people })
  }
}

interface WhoSeesWhatProps {
  visit: Visit
  granted: Granted[]
  /** Links that are open. */
  links: Share[]
}

/** Each part of the dossier, with everybody who sees it now. */
export const WhoSeesWhat = ({ visit, granted, links }: WhoSeesWhatProps) => {
  const { t } = visit
  const live = granted.filter(access => isLive(access, visit.now))
  return (
    <table class="table folds">
      <caption class="hidden-text">{t('people.access.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('people.access.part')}</th>
          <th scope="col">{t('people.access.seen-by')}</th>
        </tr>
      </thead>
      <tbody>
        {parts
          .filter(part => partRules[part].written)
          .map(part => {
            const seenBy = live.filter(access => access.parts.includes(part)).map(access => whoOf(access, visit))
            // A link shows routes, never a plan.
            const byLink = links.length > 0 && part !== 'plan' ? [t('people.access.link')] : []
            return (
              <tr>
                <th scope="row">{t(`people.part.${part}`)}</th>
                <td data-label={t('people.access.seen-by')}>
                  {[t('people.access.you'), ...new Set(seenBy), ...byLink].join(', ')}
                </td>
              </tr>
            )
          })}
      </tbody>
    </table>
  )
}

/** Who looked, each with when they last did. */
const Looks = ({ visit, access }: { visit: Visit; access: Granted }) => {
  const { t } = visit
  if (access.looks.length === 0) return <p class="soft">{t('people.access.never-looked')}</p>
  return access.looks.map(({ name, role, at }) => (
    <p class="soft">
      {t('people.access.looked', {
        name: name || t('people.timeline.visitor'),
        role: t(`people.role.${role}`),
        day: dateOf(new Date(at), visit),
      })}
    </p>
  ))
}

const End = ({ visit, dossier, access }: GrantedCardProps) => {
  const { t } = visit
  if (!isLive(access, visit.now))
    return <Tag>{t(access.withdrawnAt ? 'people.access.withdrawn' : 'people.access.over')}</Tag>
  if (grounds[access.ground].endedBy !== 'owner') return null
  return (
    <form method="post" action={urls.withdrawAccess(dossier.id, access.id)}>
      <button type="submit">
        {t('people.access.withdraw')}
        <span class="hidden-text">: {whoOf(access, visit)}</span>
      </button>
    </form>
  )
}

interface GrantedCardProps {
  visit: Visit
  dossier: Dossier
  access: Granted
}

/** One who was let in: what for, to what, why, since when, until when, and who looked. */
export const GrantedCard = ({ visit, dossier, access }: GrantedCardProps) => {
  const { t } = visit
  const { ground, purpose, parts, roles, grantedAt, until } = access
  const from = dateOf(grantedAt, visit)
  return (
    <li class="card">
      <h3>{whoOf(access, visit)}</h3>
      <p>
        {t(`people.access.purpose.${purpose}`)}: {parts.map(part => t(`people.part.${part}`)).join(', ')}.
      </p>
      {reachOf(access) === 'organisation' && (
        <p class="soft">
          {t('people.access.roles.who', { roles: roles.map(role => t(`people.role.${role}`)).join(', ') })}
        </p>
      )}
      <p class="soft">
        {t(`people.access.ground.${ground}`)}{' '}
        {until
          ? t('people.access.term', { from, until: dateOf(until, visit) })
          : t('people.access.term.request', { from })}
      </p>
      <Looks visit={visit} access={access} />
      <End visit={visit} dossier={dossier} access={access} />
    </li>
  )
}
