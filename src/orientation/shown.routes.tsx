import { Hono } from 'hono'
import { findShown, guestOf, noteLook, shownTo, viewerOf } from '../people/index.ts'
import { param } from '../platform/fields.ts'
import { actorOf, type Env } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { sayAnswers } from './say-answers.ts'
import { ShownListPage, ShownPage } from './shown.pages.tsx'

/** Dossiers of others that one was let in to, as far as one was let in, and as long. Every look is told to the owner. */
export const shownRoutes = new Hono<Env>()
  .get(urls.shownToMe, async c => {
    const { visit } = c.var
    const guest = guestOf(visit)
    if (!guest) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.shownToMe)}`, 303)
    return show(c, <ShownListPage visit={visit} shown={await shownTo(visit.db, guest, visit.now)} />)
  })
  .get(urls.shownDossier(':id'), async c => {
    const { visit } = c.var
    const guest = guestOf(visit)
    const found = guest && (await findShown(visit.db, guest, param(c, 'id'), visit.now))
    if (!found) return c.notFound()
    await noteLook(visit.db, found.shown.dossierId, found.shown, viewerOf(visit), actorOf(visit), visit.now)
    const answers = await sayAnswers(visit, found.portrait)
    return show(c, <ShownPage visit={visit} shown={found.shown} answers={answers} />)
  })
