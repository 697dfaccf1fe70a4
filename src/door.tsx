import { createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import type { House } from './house.ts'
import { findSession, noteHelp, noteSeen } from './people/index.ts'
import { mayEnter, shownToHelper } from './permissions.ts'
import { languageOf, sessionSecret } from './platform/cookies.ts'
import { dayOf } from './platform/day.ts'
import { fingerprint } from './platform/ids.ts'
import { type Limited, limiter, usualLimits } from './platform/limits.ts'
import type { Metrics } from './platform/metrics.ts'
import { actorOf, type Ctx, type Env } from './platform/visit.ts'
import { translators } from './platform/words.ts'
import { assets } from './ui/assets.ts'
import { type Trouble, TroublePage } from './ui/error-pages.tsx'
import { show } from './ui/page.tsx'
import { urls } from './urls.ts'

// What every request passes before it reaches a room, in the order of app.tsx.

type Step = MiddlewareHandler<Env>
const megabyte = 1024 * 1024

/** A trouble as a page, or as JSON to a program. */
export const tell = (c: Ctx, trouble: Trouble, status: 400 | 403 | 429 | 500 | 503) => {
  const { visit } = c.var
  if (!c.req.path.startsWith(`${urls.api}/`)) return show(c, <TroublePage visit={visit} trouble={trouble} />, status)
  const says = visit.t(`house.${trouble}.text`, { id: visit.requestId })
  return c.json({ error: trouble, says, id: visit.requestId }, status)
}

/** A page that the proxy got over plain http is asked for again over https; a program is told, and answered nothing. */
export const onlyEncrypted: Step = (c, next) => {
  const { origin, path } = c.var.visit
  if (c.req.header('x-forwarded-proto') !== 'http' || !origin.startsWith('https:')) return next()
  const isPage = c.req.method === 'GET' && !c.req.path.startsWith(`${urls.api}/`)
  return Promise.resolve(isPage ? c.redirect(origin + path, 308) : c.text('https', 426))
}

/** What machines ask of the house, and the parts of pages: nobody visits. */
export const withoutVisit = (house: House, metrics: Metrics): Hono<Env> =>
  new Hono<Env>()
    .get(urls.alive, c => c.json({ alive: true }))
    .get(urls.health, async c => {
      await house.db.selectFrom('catalogueVersion').select('version').executeTakeFirstOrThrow()
      return c.json({ well: true })
    })
    .get(urls.asset(':version/:name'), c => {
      const name = c.req.param('name') ?? ''
      const found = Object.hasOwn(assets, name) ? assets[name] : null
      if (!found) return c.notFound()
      return c.body(found.body, 200, {
        'content-type': found.type,
        'cache-control': 'public, max-age=31536000, immutable',
      })
    })
    .get(urls.metrics, async c => {
      const shown = c.req.header('authorization') === `Bearer ${house.metricsKey}`
      if (!house.metricsKey || !shown) return c.notFound()
      return c.text(await metrics.told())
    })

/** Nothing comes from elsewhere, nothing runs that is not a file of ours, nobody frames us. */
export const headers: Step = secureHeaders({
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
  strictTransportSecurity: 'max-age=31536000; includeSubDomains',
})

const signsIn = (c: Ctx): boolean => c.req.method === 'POST' && c.req.path.startsWith(urls.signIn)

/** Who visits, in which language, when; and a line in the log once they were answered. */
export const whoVisits = (house: House, metrics: Metrics): Step => {
  const sealingKey = house.sealingKey ?? createSecretKey(randomBytes(32))
  return async (c, next) => {
    const now = house.now()
    const secret = sessionSecret(c)
    const url = new URL(c.req.url)
    c.set('visit', {
      db: house.db,
      now,
      today: dayOf(now),
      t: translators[languageOf(c)],
      requestId: randomUUID(),
      path: url.pathname + url.search,
      session: null,
      person: null,
      worksFor: null,
      heldBack: null,
      provenAt: null,
      sealingKey,
      helper: null,
      byCard: false,
      practice: house.practice !== null,
      mail: house.practice !== null || Boolean(house.post),
      sms: Boolean(house.sms),
      isBreached: house.isBreached ?? (() => false),
      providers: house.providers ?? [],
      unread: 0,
      vault: house.vault ?? null,
      origin: house.post?.address ?? house.sms?.address ?? url.origin,
      operator: c.req.header('authorization') === `Bearer ${house.operatorKey}`,
    })
    if (secret) {
      const session = await findSession(house.db, fingerprint(secret), now, house.strict)
      if (session) {
        const { person, worksFor, heldBack, unread, helper, provenAt } = session
        const byCard = session.way === 'card'
        if (byCard) await noteSeen(house.db, session, now)
        const who = { person, worksFor, heldBack, unread, helper, byCard, provenAt }
        Object.assign(c.var.visit, { session: session.fingerprint, ...who })
      }
    }
    const began = performance.now()
    await next()
    // What a person sees stays in no cache of a device that others use after them.
    if (c.var.visit.session && !c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
    metrics.answered(c.req.method, c.req.routePath, c.res.status, (performance.now() - began) / 1000)
    const line = { id: c.var.visit.requestId, method: c.req.method, route: c.req.routePath, status: c.res.status }
    if (signsIn(c) && c.res.status >= 400) house.log.warn(line, 'sign-in refused')
    else house.log.info(line)
  }
}

/** What a sent form counts as, by where it goes; every form counts as one besides. */
const countsAs = (path: string): Limited | null => {
  if ([urls.signInCode, urls.confirmAddress, urls.confirmPhone].some(asks => asks === path)) return 'codes'
  const tries = [urls.confirmCode, urls.signInPassword, urls.password, urls.askToGuide, urls.help]
  if (tries.some(address => address === path)) return 'secrets'
  const tried = [
    `${urls.signInCode}/`,
    urls.signInPasskey,
    urls.passkeys,
    urls.invitations,
    urls.second,
    urls.signInCard,
  ]
  return tried.some(start => path.startsWith(start)) ? 'secrets' : null
}

const forgery = csrf()
const stopsMail = urls.stopMail('')

/** A form comes from a page of ours. Not so the click in a mail program (RFC 8058): what it knows is in the address. */
export const notForged: Step = (c, next) => (c.req.path.startsWith(stopsMail) ? next() : forgery(c, next))

/** An address with the sign that the database refuses leads nowhere: no link of ours has it. */
export const canBeRead: Step = async (c, next) => (/%00/.test(c.req.url) ? tell(c, 'no-form', 400) : next())

const onlyReads = (c: Ctx): boolean => c.req.method === 'GET' || c.req.method === 'HEAD'

/** Who sends very much from one place waits a while. */
export const notTooOften = (house: House): Step => {
  const waitFor = limiter(house.limits ?? usualLimits, house.proxies ?? 0)
  return async (c, next) => {
    if (onlyReads(c)) return next()
    const special = countsAs(c.req.path)
    const wait = (special && (await waitFor(c, special))) ?? (await waitFor(c, 'forms'))
    if (wait === null) return next()
    c.header('retry-after', String(wait))
    return tell(c, 'too-often', 429)
  }
}

/** Where one still comes while the role that one chose is held back: to show a second thing, or to let go of the role. */
const openToHeldBack = [urls.second, urls.workFor, urls.sessions, urls.signIn, urls.signOut, '/taal', urls.api, '/dev']

/** What was asked before a second thing was shown comes after: who asked is led to where they show it. */
export const secondFirst: Step = async (c, next) => {
  const { heldBack, path } = c.var.visit
  const under = (address: string) => c.req.path === address || c.req.path.startsWith(`${address}/`)
  const asks = heldBack === 'member' ? !openToHeldBack.some(under) : heldBack === 'administrator' && under(urls.keeping)
  if (!asks) return next()
  const back = c.req.method === 'GET' ? path : urls.home
  return c.redirect(`${urls.second}?terug=${encodeURIComponent(back)}`, 303)
}

/** What one does only shortly after showing who one is: how one signs in, where mail goes, taking all along, erasing all. */
const touchy = [
  urls.passkeys,
  urls.password,
  urls.identities,
  urls.setUpSecond,
  urls.confirmSecond,
  urls.recoveryCodes,
  urls.removeSecond,
  urls.confirmAddress,
  urls.confirmPhone,
  urls.ownArchive,
  urls.erase,
]
/** How long ago that may be, in minutes: to open such a page, and to send what one filled in there. */
const freshFor = { open: 15, send: 30 }

/** Somebody else at a device that was left open changes nothing of these: who asks shows again who they are. */
export const proveAgain: Step = async (c, next) => {
  const { person, provenAt, now, path } = c.var.visit
  const under = touchy.some(address => c.req.path === address || c.req.path.startsWith(`${address}/`))
  if (!under || !person) return next()
  const minutes = onlyReads(c) ? freshFor.open : freshFor.send
  if (provenAt && now.getTime() - provenAt.getTime() <= minutes * 60_000) return next()
  const asked = [urls.confirmAddress, urls.confirmPhone].some(address => address === c.req.path)
  const back = onlyReads(c) ? path : asked ? urls.messageSettings : urls.sessions
  return c.redirect(`${urls.signIn}?${new URLSearchParams({ terug: back, opnieuw: 'ja' })}`, 303)
}

/** The door: what the table of permissions does not let in is not there. */
export const mayComeIn: Step = async (c, next) =>
  mayEnter(c.req.path, actorOf(c.var.visit).role) ? next() : c.notFound()

/** Who looks along with consent reads what is shown to helpers; each part that they look at is told to the person. */
export const looksAlong: Step = async (c, next) => {
  const { visit } = c.var
  if (!visit.helper || c.req.path === urls.endHelp) return next()
  if (!onlyReads(c)) return tell(c, 'reads-only', 403)
  const part = shownToHelper(c.req.path)
  if (part === null) return c.notFound()
  if (visit.person && part !== 'public') await noteHelp(visit.db, visit.person.id, part, actorOf(visit), visit.now)
  return next()
}

const atMost = (maxSize: number): Step =>
  bodyLimit({ maxSize, onError: c => show(c, <TroublePage visit={c.var.visit} trouble="too-large" />, 413) })
const usual = atMost(12 * megabyte)
const imports = atMost(125 * megabyte)
/** Three of the largest files that may be evidence, or many photos. */
const evidence = atMost(64 * megabyte)

const limitFor = ({ req: { path }, var: { visit } }: Ctx): Step => {
  if (path === urls.imports || path === urls.apiImport) return imports
  return visit.person && path.startsWith(`${urls.evidence}/`) ? evidence : usual
}

/** Large files are for importing, by who passed the door for it, and smaller ones for evidence of who signed in. */
export const notTooLarge: Step = (c, next) => limitFor(c)(c, next)
