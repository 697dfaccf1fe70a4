import { dayOf } from '../../platform/day.ts'
import type { Provider } from '../../platform/openid/provider.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { OwnIdentity } from './identity.store.ts'
import { mayUnlink } from './identity.ts'

type Says = 'people.openid.sign-in' | 'people.openid.link'

const ViaButton = (props: { visit: Visit; provider: Provider; back: string; says: Says }) => {
  const { visit, provider, back, says } = props
  return (
    <form method="post" action={urls.signInVia(provider.id)}>
      <input type="hidden" name="back" value={back} />
      <button type="submit">{visit.t(says, { name: provider.name })}</button>
    </form>
  )
}

/** A button for everybody who can say who somebody is; nothing where there is nobody. */
export const SignInVia = ({ visit, back }: { visit: Visit; back: string }) => {
  const { t, providers } = visit
  if (providers.length === 0) return null
  return (
    <section>
      <h2>{t('people.openid.title')}</h2>
      <p>{t('people.openid.explain')}</p>
      <div class="buttons">
        {providers.map(provider => (
          <ViaButton visit={visit} provider={provider} back={back} says="people.openid.sign-in" />
        ))}
      </div>
    </section>
  )
}

/** The browser goes on by itself; where it does not, one click does. */
export const LeavePage = ({ visit, provider, to }: { visit: Visit; provider: Provider; to: URL }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.openid.leave', { name: provider.name })} narrow>
      <h1>{t('people.openid.leave', { name: provider.name })}</h1>
      <p>{t('people.openid.leave.explain')}</p>
      <a class="button main" href={to.href}>
        {t('people.openid.leave.do')}
      </a>
    </Page>
  )
}

export const AskToLinkPage = (props: { visit: Visit; provider: Provider; as: string | null; state: string }) => {
  const { visit, provider, as, state } = props
  const { t } = visit
  const values = { name: provider.name, as: as ?? t('people.openid.nameless'), person: visit.person?.name ?? '' }
  return (
    <Page visit={visit} title={t('people.openid.ask', values)} narrow>
      <h1>{t('people.openid.ask', values)}</h1>
      <p>{t('people.openid.ask.explain', values)}</p>
      <form method="post" action={urls.linkIdentity}>
        <input type="hidden" name="state" value={state} />
        <div class="buttons">
          <button type="submit" class="main">
            {t('people.openid.ask.yes')}
          </button>
          <a class="button" href={urls.identities}>
            {t('people.openid.ask.no')}
          </a>
        </div>
      </form>
    </Page>
  )
}

const Link = ({ visit, link, free }: { visit: Visit; link: OwnIdentity; free: boolean }) => {
  const { t, providers } = visit
  const provider = providers.find(({ issuer }) => issuer === link.issuer)
  // The operator may have taken the provider out since.
  const shown = provider?.name[t.language] ?? new URL(link.issuer).hostname
  return (
    <li class="card">
      <h2>{shown}</h2>
      <p class="soft">{t('people.identity.since', { day: dayOf(link.linkedAt) })}</p>
      {free ? (
        <form method="post" action={urls.unlinkIdentity(link.id)}>
          <button type="submit">
            {t('people.identity.unlink')} <span class="hidden-text">({shown})</span>
          </button>
        </form>
      ) : (
        <p>
          {t('people.identity.only-way')} <a href={urls.messageSettings}>{t('people.identity.add-address')}</a>
        </p>
      )}
    </li>
  )
}

interface IdentitiesProps {
  visit: Visit
  links: OwnIdentity[]
  email: string | null
  refusal?: Word
}

export const IdentitiesPage = ({ visit, links, email, refusal }: IdentitiesProps) => {
  const { t, providers } = visit
  const others = providers.filter(({ issuer }) => !links.some(link => link.issuer === issuer))
  return (
    <Page visit={visit} title={t('people.identities.title')} narrow>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('people.identities.title')}</h1>
      <p>{t('people.identities.explain')}</p>
      {links.length === 0 ? (
        <Empty>{t('people.identities.none')}</Empty>
      ) : (
        <ul class="cards">
          {links.map(link => (
            <Link visit={visit} link={link} free={mayUnlink(email, links.length)} />
          ))}
        </ul>
      )}
      <div class="buttons">
        {others.map(provider => (
          <ViaButton visit={visit} provider={provider} back={urls.identities} says="people.openid.link" />
        ))}
      </div>
      <p>
        <a href={urls.sessions}>{t('people.sessions.title')}</a>
      </p>
    </Page>
  )
}
