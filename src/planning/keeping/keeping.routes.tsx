import { Hono } from 'hono'
import {
  type Dossier,
  findDossier,
  findShared,
  keepDossier,
  keptDossiers,
  noteLook,
  openAgain,
  openDossier,
  shareDossier,
  sharesOf,
  viewerOf,
  withdrawShare,
} from '../../people/index.ts'
import { fields, param } from '../../platform/fields.ts'
import { fingerprint } from '../../platform/ids.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { askRoutes } from '../ask-routes.ts'
import { DossierPage, DossiersPage, type Shared, SharedOverPage, SharedPage } from './keeping.pages.tsx'

const signInAndBack = (back: string): string => `${urls.signIn}?terug=${encodeURIComponent(back)}`

const dossierPage = async (c: Ctx, dossier: Dossier, extra: Shared = {}) => {
  const { visit } = c.var
  const shares = await sharesOf(visit.db, dossier)
  const outcome = await askRoutes(visit.db, dossier.portrait, visit.today, visit.person?.id)
  return show(
    c,
    <DossierPage
      visit={visit}
      dossier={dossier}
      shares={shares}
      answer={outcome.ok ? outcome.value : null}
      {...extra}
    />,
    extra.refusal ? 422 : 200,
  )
}

export const keepingRoutes = new Hono<Env>()
  .post(urls.keep, async c => {
    const { visit } = c.var
    const dossier = await openDossier(visit.db, viewerOf(visit))
    if (!dossier) return c.redirect(urls.ladder, 303)
    const outcome = await keepDossier(visit.db, dossier, actorOf(visit), visit.now)
    return c.redirect(outcome.ok ? urls.dossier(dossier.id) : signInAndBack(urls.keep), 303)
  })
  // After signing in one comes back here with a GET: the click was made before, so it is done now.
  .get(urls.keep, async c => {
    const { visit } = c.var
    const dossier = await openDossier(visit.db, viewerOf(visit))
    if (!dossier) return c.redirect(urls.ladder, 303)
    if (dossier.keptAt) return c.redirect(urls.dossier(dossier.id), 303)
    if (!visit.person) return c.redirect(signInAndBack(urls.keep), 303)
    return dossierPage(c, dossier)
  })
  .get(urls.dossiers, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(signInAndBack(urls.dossiers), 303)
    return show(c, <DossiersPage visit={visit} dossiers={await keptDossiers(visit.db, viewerOf(visit))} />)
  })
  .get(urls.dossier(':id'), async c => {
    const { visit } = c.var
    const dossier = await findDossier(visit.db, viewerOf(visit), param(c, 'id'))
    return dossier ? dossierPage(c, dossier) : c.notFound()
  })
  .post(urls.dossier(':id'), async c => {
    const { visit } = c.var
    const dossier = await findDossier(visit.db, viewerOf(visit), param(c, 'id'))
    if (!dossier || !visit.session) return c.notFound()
    await openAgain(visit.db, visit.session, dossier)
    return c.redirect(urls.ladder, 303)
  })
  .post(urls.share(':id'), async c => {
    const { visit } = c.var
    const dossier = await findDossier(visit.db, viewerOf(visit), param(c, 'id'))
    if (!dossier) return c.notFound()
    const form = await fields(c)
    const linkOf = (secret: string) => new URL(urls.shared(secret), visit.origin).href
    const address = form.one('address')
    const asked = { days: Number(form.one('days')), address: (visit.mail && address) || null }
    const outcome = await shareDossier(visit.db, dossier, asked, actorOf(visit), visit, visit.now)
    if (!outcome.ok) return dossierPage(c, dossier, { refusal: outcome.refusal, typed: address })
    return dossierPage(c, dossier, { link: linkOf(outcome.value), ...(asked.address ? { sentTo: address } : {}) })
  })
  .post(urls.withdrawShare(':id', ':share'), async c => {
    const { visit } = c.var
    const dossier = await findDossier(visit.db, viewerOf(visit), param(c, 'id'))
    if (!dossier) return c.notFound()
    await withdrawShare(visit.db, dossier, param(c, 'share'), actorOf(visit), visit.now)
    return c.redirect(urls.dossier(dossier.id), 303)
  })
  .get(urls.shared(':secret'), async c => {
    const { visit } = c.var
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    const found = await findShared(visit.db, fingerprint(param(c, 'secret')), visit.now)
    if (found === null) return c.notFound()
    if (found === 'over') return show(c, <SharedOverPage visit={visit} />, 410)
    const outcome = await askRoutes(visit.db, found.portrait, visit.today)
    if (!outcome.ok) return show(c, <SharedOverPage visit={visit} />, 410)
    const asked = c.req.query('route')
    const route = outcome.value.routes.find(({ id }) => id === asked) ?? outcome.value.routes[0]
    if (!route) return show(c, <SharedOverPage visit={visit} />, 410)
    await noteLook(visit.db, found.id, null, viewerOf(visit), actorOf(visit), visit.now)
    return show(c, <SharedPage visit={visit} answer={outcome.value} route={route} secret={param(c, 'secret')} />)
  })
