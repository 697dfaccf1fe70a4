import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'
import { importRoutes } from './catalogue/import/import.routes.tsx'
import { programmesRoutes } from './catalogue/programmes.routes.tsx'
import { FrontPage } from './front.pages.tsx'
import { operatorRoutes } from './operator.routes.tsx'
import { orientationRoutes } from './orientation/orientation.routes.tsx'
import { shownRoutes } from './orientation/shown.routes.tsx'
import { accessRoutes } from './people/access/access.routes.tsx'
import { codeRoutes } from './people/code.routes.tsx'
import { findSession } from './people/index.ts'
import { peopleRoutes } from './people/people.routes.tsx'
import { sessionsRoutes } from './people/sessions.routes.tsx'
import { timelineRoutes } from './people/timeline.routes.tsx'
import { PermissionsPage } from './permissions.pages.tsx'
import { mayEnter } from './permissions.ts'
import { apiRoutes } from './planning/api.routes.tsx'
import { keepingRoutes } from './planning/keeping/keeping.routes.tsx'
import { ownDataRoutes } from './planning/keeping/own-data.routes.tsx'
import { planningRoutes } from './planning/planning.routes.tsx'
import { supportRoutes } from './planning/support/support.routes.tsx'
import type { Db } from './platform/connection.ts'
import { languageOf, rememberLanguage, safeBack, sessionSecret } from './platform/cookies.ts'
import { dayOf } from './platform/day.ts'
import { fingerprint } from './platform/ids.ts'
import { type Limited, type Limits, limiter, usualLimits } from './platform/limits.ts'
import type { Post } from './platform/mail/post.ts'
import { openMetrics } from './platform/metrics.ts'
import { actorOf, type Ctx, type Env } from './platform/visit.ts'
import { languages, translators } from './platform/words.ts'
import { concordanceRoutes } from './recognition/concordance.routes.tsx'
import { assets } from './ui/assets.ts'
import { NotFoundPage, type Trouble, TroublePage, troubleOf } from './ui/error-pages.tsx'
import { show } from './ui/page.tsx'
import { urls } from './urls.ts'

/** What the house stands on. */
export interface House {
  db: Db
  now: () => Date
  log: Logger
  /** What a terminal command on this machine shows to act as the operator. */
  operatorKey: string
  /** What brings mail to people; null: nothing does. */
  post?: Post | null
  /** How often one place may call; the usual ones when left out. */
  limits?: Limits
  /** How many proxies of our own stand before us. */
  proxies?: number
  /** What who gathers figures must show; null: nobody gathers them. */
  metricsKey?: string | null
  /** Practice tools, mounted only outside production. */
  practice: Hono<Env> | null
}

const megabyte = 1024 * 1024

const isImport = (path: string): boolean => path === urls.imports || path === urls.apiImport

/** What a sent form counts as, by where it goes; every form counts as one besides. */
const countsAs = (path: string): Limited | null => {
  if (path === urls.signInCode) return 'codes'
  return path.startsWith(`${urls.signInCode}/`) ? 'secrets' : null
}

/** A trouble as a page, or as JSON to a program. */
const tell = (c: Ctx, trouble: Trouble, status: 400 | 403 | 429 | 500 | 503) => {
  const { visit } = c.var
  if (!c.req.path.startsWith(`${urls.api}/`)) return show(c, <TroublePage visit={visit} trouble={trouble} />, status)
  const says = visit.t(`house.${trouble}.text`, { id: visit.requestId })
  return c.json({ error: trouble, says, id: visit.requestId }, status)
}

/** The stack and the rooms, on one screen. */
export const createApp = (house: House): Hono<Env> => {
  const app = new Hono<Env>()
  const waitFor = limiter(house.limits ?? usualLimits, house.proxies ?? 0)
  const metrics = openMetrics(house.db)
  app.get(urls.alive, c => c.json({ alive: true }))
  app.get(urls.health, async c => {
    await house.db.selectFrom('catalogueVersion').select('version').executeTakeFirstOrThrow()
    return c.json({ well: true })
  })
  app.get(urls.asset(':version/:name'), c => {
    const found = assets[c.req.param('name') ?? '']
    if (!found) return c.notFound()
    return c.body(found.body, 200, {
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  app.get(urls.metrics, async c => {
    const shown = c.req.header('authorization') === `Bearer ${house.metricsKey}`
    if (!house.metricsKey || !shown) return c.notFound()
    return c.text(await metrics.told())
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
    }),
  )
  app.use(async (c, next) => {
    const now = house.now()
    const secret = sessionSecret(c)
    const t = translators[languageOf(c)]
    const url = new URL(c.req.url)
    c.set('visit', {
      db: house.db,
      now,
      today: dayOf(now),
      t,
      requestId: randomUUID(),
      path: url.pathname + url.search,
      session: null,
      person: null,
      practice: house.practice !== null,
      mail: house.practice !== null || Boolean(house.post),
      origin: house.post?.address ?? url.origin,
      operator: c.req.header('authorization') === `Bearer ${house.operatorKey}`,
    })
    if (secret) {
      const session = await findSession(house.db, fingerprint(secret), now)
      if (session) Object.assign(c.var.visit, { session: session.fingerprint, person: session.person })
    }
    const began = performance.now()
    await next()
    metrics.answered(c.req.method, c.req.routePath, c.res.status, (performance.now() - began) / 1000)
    house.log.info({ id: c.var.visit.requestId, method: c.req.method, route: c.req.routePath, status: c.res.status })
  })
  app.use(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const special = countsAs(c.req.path)
    const wait = (special && (await waitFor(c, special))) ?? (await waitFor(c, 'forms'))
    if (wait === null) return next()
    c.header('retry-after', String(wait))
    return tell(c, 'too-often', 429)
  })
  app.use(compress())
  app.use(csrf())
  const atMost = (maxSize: number) =>
    bodyLimit({ maxSize, onError: c => show(c, <TroublePage visit={c.var.visit} trouble="too-large" />, 413) })
  const limits = { usual: atMost(12 * megabyte), imports: atMost(125 * megabyte) }
  // The door: what the table does not let in is not there. Larger files are only for who may come in to import.
  app.use((c, next) => (mayEnter(c.req.path, actorOf(c.var.visit).role) ? next() : Promise.resolve(c.notFound())))
  app.use((c, next) => (isImport(c.req.path) ? limits.imports : limits.usual)(c, next))

  app.get(urls.home, c => show(c, <FrontPage visit={c.var.visit} />))
  app.get('/taal/:language', c => {
    const chosen = languages.find(language => language === c.req.param('language'))
    if (chosen) rememberLanguage(c, chosen)
    return c.redirect(safeBack(c.req.query('terug')), 303)
  })
  app.get(urls.permissions, c => show(c, <PermissionsPage visit={c.var.visit} />))
  app.route('/', programmesRoutes)
  app.route('/', concordanceRoutes)
  app.route('/', supportRoutes)
  app.route('/', peopleRoutes)
  app.route('/', timelineRoutes)
  app.route('/', sessionsRoutes)
  app.route('/', codeRoutes)
  app.route('/', accessRoutes)
  app.route('/', operatorRoutes)
  app.route('/', importRoutes)
  app.route('/', orientationRoutes)
  app.route('/', shownRoutes)
  app.route('/', planningRoutes)
  app.route('/', keepingRoutes)
  app.route('/', ownDataRoutes)
  app.route('/', apiRoutes)
  if (house.practice) app.route('/', house.practice)

  // Before anybody knows who visits (assets, figures) there is nothing to make a page of.
  app.notFound(c => (c.var.visit ? show(c, <NotFoundPage visit={c.var.visit} />, 404) : c.text('404', 404)))
  app.onError(async (problem, c) => {
    const { visit } = c.var
    const { trouble, status } = troubleOf(problem)
    if (status >= 500) house.log.error({ id: visit?.requestId, route: c.req.routePath, err: problem })
    if (!visit) return c.text('Leerladder is even niet bereikbaar. Probeer het over een minuut opnieuw.', 503)
    return tell(c, trouble, status)
  })
  return app
}
