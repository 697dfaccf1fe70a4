import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Dossier, Share } from '../dossier.store.ts'
import { sectionNames } from '../portrait.ts'
import type { Granted } from './access.store.ts'
import { accessDays, isLive, purposes } from './access.ts'
import type { AccessAsk } from './grant-access.ts'

const dateOf = (at: Date, { t }: Visit): string => day(dayOf(at), t.language, 'plain')

const whoOf = ({ name, toEmail }: Granted): string => (name && name !== toEmail ? `${name} (${toEmail})` : toEmail)

/** Each part of the dossier, with everybody who sees it now. */
const WhoSeesWhat = ({ visit, granted, links }: { visit: Visit; granted: Granted[]; links: Share[] }) => {
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
        {sectionNames.map(part => {
          const seenBy = live.filter(({ parts }) => parts.includes(part)).map(whoOf)
          const all = [
            t('people.access.you'),
            ...new Set(seenBy),
            ...(links.length > 0 ? [t('people.access.link')] : []),
          ]
          return (
            <tr>
              <th scope="row">{t(`people.part.${part}`)}</th>
              <td data-label={t('people.access.seen-by')}>{all.join(', ')}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const GrantedCard = ({ visit, dossier, access }: { visit: Visit; dossier: Dossier; access: Granted }) => {
  const { t } = visit
  const live = isLive(access, visit.now)
  return (
    <li class="card">
      <h3>{whoOf(access)}</h3>
      <p>
        {t(`people.access.purpose.${access.purpose}`)}: {access.parts.map(part => t(`people.part.${part}`)).join(', ')}.
      </p>
      <p class="soft">
        {t('people.access.term', { from: dateOf(access.grantedAt, visit), until: dateOf(access.until, visit) })}{' '}
        {access.lookedAt
          ? t('people.access.looked', { day: dateOf(access.lookedAt, visit) })
          : t('people.access.never-looked')}
      </p>
      {live ? (
        <form method="post" action={urls.withdrawAccess(dossier.id, access.id)}>
          <button type="submit">{t('people.access.withdraw')}</button>
        </form>
      ) : (
        <Tag>{t(access.withdrawnAt ? 'people.access.withdrawn' : 'people.access.over')}</Tag>
      )}
    </li>
  )
}

export interface AccessPageProps {
  visit: Visit
  dossier: Dossier
  granted: Granted[]
  links: Share[]
  refusal?: Word
  typed?: AccessAsk
}

/** Which field a refusal is about. */
const fieldOf: Partial<Record<Word, string>> = {
  'people.wrong-address': 'address',
  'people.access.no-part': 'part',
  'people.access.no-purpose': 'purpose',
  'people.access.no-term': 'days',
}

export const AccessPage = ({ visit, dossier, granted, links, refusal, typed }: AccessPageProps) => {
  const { t } = visit
  const problems = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  const openLinks = links.filter(link => isLive({ until: link.expiresAt, withdrawnAt: link.withdrawnAt }, visit.now))
  return (
    <Page visit={visit} title={t('people.access.title')} narrow>
      <p>
        <a href={urls.dossier(dossier.id)}>{t('people.timeline.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('people.access.title')}</h1>
      <p>{t('people.access.explain')}</p>
      <WhoSeesWhat visit={visit} granted={granted} links={openLinks} />
      {granted.length > 0 && (
        <>
          <h2>{t('people.access.granted')}</h2>
          <ul class="cards">
            {granted.map(access => (
              <GrantedCard visit={visit} dossier={dossier} access={access} />
            ))}
          </ul>
        </>
      )}
      <section class="card">
        <h2>{t('people.access.new')}</h2>
        <form method="post" action={urls.access(dossier.id)}>
          <Field
            name="address"
            label={t('people.access.address')}
            hint={t('people.access.address.hint')}
            problems={problems}
          >
            {aria => <input type="text" inputmode="email" autocomplete="off" value={typed?.address} {...aria} />}
          </Field>
          <Choices
            name="purpose"
            legend={t('people.access.purpose')}
            options={purposes.map(purpose => ({ value: purpose, label: t(`people.access.purpose.${purpose}`) }))}
            chosen={[typed?.purpose ?? '']}
          />
          <Choices
            name="part"
            legend={t('people.access.parts')}
            options={sectionNames.map(part => ({ value: part, label: t(`people.part.${part}`) }))}
            chosen={typed?.parts ?? []}
            many
          />
          <Choices
            name="days"
            legend={t('people.access.days')}
            options={accessDays.map(count => ({
              value: String(count),
              label: t('people.access.days.count', { count }),
            }))}
            chosen={[String(typed?.days ?? 90)]}
            inRow
          />
          <button type="submit" class="main">
            {t('people.access.grant')}
          </button>
        </form>
      </section>
    </Page>
  )
}
