import { Hono } from 'hono'
import { safeBack, sessionSecret } from '../../platform/cookies.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Id } from '../../platform/ids.ts'
import type { Provider } from '../../platform/openid/provider.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { waitingInvitation } from '../organisations/accept-invitation.ts'
import { signInPage } from '../people.routes.tsx'
import { findPerson } from '../session.store.ts'
import { ensureSession, sessionBefore, welcome, withBack } from '../welcome.ts'
import { askProvider } from './ask-provider.ts'
import { enterWithIdentity } from './enter-with-identity.ts'
import { AskToLinkPage, IdentitiesPage, LeavePage } from './identity.pages.tsx'
import { identitiesOf } from './identity.store.ts'
import { secretsOf } from './identity.ts'
import { linkIdentity } from './link-identity.ts'
import { takeRequest } from './take-request.ts'
import { unlinkIdentity } from './unlink-identity.ts'

const toSignIn = withBack(urls.signIn, urls.identities)

const providerOf = (c: Ctx): Provider | undefined => c.var.visit.providers.find(({ id }) => id === param(c, 'provider'))

const identitiesPage = async (c: Ctx, refusal?: Word) => {
  const { visit } = c.var
  const person = visit.person && (await findPerson(visit.db, visit.person.id))
  if (!person) return c.redirect(toSignIn, 303)
  const wrong = refusal ? { refusal } : {}
  const links = await identitiesOf(visit.db, person.id)
  return show(c, <IdentitiesPage visit={visit} links={links} email={person.email} {...wrong} />, refusal ? 422 : 200)
}

/** What went wrong is told where they left from: among their links, or where one signs in. */
const refused = (c: Ctx, refusal: Word, back: string) =>
  c.var.visit.person ? identitiesPage(c, refusal) : signInPage(c, back, { refusal })

/** What their organisation invited them to, if that waits for their address: it needs no code. */
const waitingAt = async (c: Ctx, { organisation }: Provider, person: Id<'person'>): Promise<string | null> => {
  const { db, now } = c.var.visit
  const waiting = organisation && (await waitingInvitation(db, organisation, person, now))
  return waiting ? urls.ownInvitation(waiting) : null
}

export const identityRoutes = new Hono<Env>()
  .post(urls.signInVia(':provider'), async c => {
    const { visit } = c.var
    const provider = providerOf(c)
    if (!provider) return c.notFound()
    const back = safeBack((await fields(c)).one('back'))
    const outcome = await askProvider(visit.db, provider, await ensureSession(c), back, visit.now)
    if (!outcome.ok) return refused(c, outcome.refusal, back)
    // No redirect: browsers follow a sent form nowhere but here (form-action), and providers redirect on, who knows where.
    c.header('refresh', `0; url=${outcome.value.href}`)
    return show(c, <LeavePage visit={visit} provider={provider} to={outcome.value} />)
  })
  .get(urls.backFrom(':provider'), async c => {
    const { visit } = c.var
    const provider = providerOf(c)
    if (!provider) return c.notFound()
    const [state, secret, before] = [c.req.query('state') ?? '', sessionSecret(c), await sessionBefore(c)]
    const request = await takeRequest(visit.db, { provider: provider.id, state, session: visit.session }, visit.now)
    if (!request.ok || !secret || !before) return refused(c, 'people.openid.over', urls.home)
    const { back } = request.value
    const said = await provider.hear(new URL(c.req.url).search.slice(1), secretsOf(secret, state))
    if (!said.ok) return refused(c, `people.openid.${said.refusal}`, back)
    const { issuer } = provider
    const outcome = await enterWithIdentity(visit.db, issuer, said.value, request.value, before, visit, visit.now)
    if (!outcome.ok) return refused(c, outcome.refusal, back)
    if (outcome.value !== 'ask-to-link')
      return welcome(c, outcome.value, 'openid', (await waitingAt(c, provider, outcome.value.person)) ?? back)
    return show(c, <AskToLinkPage visit={visit} provider={provider} as={said.value.name} state={state} />)
  })
  .get(urls.identities, c => identitiesPage(c))
  .post(urls.linkIdentity, async c => {
    const { visit } = c.var
    const { db, person, session, providers, now } = visit
    if (!person) return c.redirect(toSignIn, 303)
    const asked = { state: (await fields(c)).one('state'), session, person: person.id }
    const outcome = await linkIdentity(db, providers, asked, actorOf(visit), visit, now)
    return outcome.ok ? c.redirect(urls.identities, 303) : identitiesPage(c, outcome.refusal)
  })
  .post(urls.unlinkIdentity(':id'), async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn, 303)
    const outcome = await unlinkIdentity(visit.db, visit.person.id, param(c, 'id'), actorOf(visit), visit.now)
    if (outcome.ok) return c.redirect(urls.identities, 303)
    return outcome.refusal === 'people.identity.not-yours' ? c.notFound() : identitiesPage(c, outcome.refusal)
  })
