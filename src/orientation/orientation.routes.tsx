import { Hono } from 'hono'
import type { Env } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { asksRoutes } from './asks.routes.tsx'
import { canRoutes } from './can.routes.tsx'
import { CheckPage } from './check.pages.tsx'
import { goalRoutes } from './goal.routes.tsx'
import { jobsRoutes } from './jobs.routes.tsx'
import { papersRoutes } from './papers.routes.tsx'
import { goOnAddress, questionAt } from './questions.ts'
import { namesFor } from './say-answers.ts'
import { StartOverPage, StartPage } from './start.pages.tsx'
import { beginAnew, dossierOf, ensureDossier, portraitOf } from './walk.ts'

/** The walk *Wat kan je al?*. */
export const orientationRoutes = new Hono<Env>()
  .get(urls.start, async c => {
    const dossier = await dossierOf(c)
    return show(c, <StartPage visit={c.var.visit} goOn={dossier ? goOnAddress(dossier.portrait) : null} />)
  })
  .post(urls.start, async c => {
    const { portrait } = await ensureDossier(c)
    const first = urls.question(questionAt('werk').slug)
    return c.redirect(Object.keys(portrait).length > 0 ? goOnAddress(portrait) : first, 303)
  })
  .get(urls.startOver, async c => {
    const dossier = await dossierOf(c)
    return dossier
      ? show(c, <StartOverPage visit={c.var.visit} kept={dossier.keptAt !== null} />)
      : c.redirect(urls.start, 303)
  })
  .post(urls.startOver, async c => {
    await beginAnew(c)
    return c.redirect(urls.question(questionAt('werk').slug), 303)
  })
  .get(urls.check, async c => {
    const portrait = await portraitOf(c)
    return show(c, <CheckPage visit={c.var.visit} portrait={portrait} names={await namesFor(c.var.visit, portrait)} />)
  })
  .route('/', jobsRoutes)
  .route('/', papersRoutes)
  .route('/', canRoutes)
  .route('/', goalRoutes)
  .route('/', asksRoutes)
