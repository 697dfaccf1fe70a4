import { Hono } from 'hono'
import { safeBack } from '../../platform/cookies.ts'
import { fields } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import type { LiveSession } from '../session.store.ts'
import { holdSession, sessionBefore, welcome, withBack } from '../welcome.ts'
import { blockOwnCard } from './block-card.ts'
import { CardEntryPage, PinPage } from './card-entry.pages.tsx'
import { enterCard } from './enter-card.ts'
import { awaited, enterPin } from './enter-pin.ts'

const pinPage = async (c: Ctx, waiting: LiveSession | null, back: string, refusal?: Word) => {
  const { visit } = c.var
  if (!waiting || waiting.person) return c.redirect(withBack(urls.signInCard, back), 303)
  const asked = await awaited(visit.db, waiting, visit.now)
  if (!asked.ok) return show(c, <CardEntryPage visit={visit} back={back} refusal={asked.refusal} />, 422)
  const { name, hasPin } = asked.value
  const wrong = refusal ? { refusal } : {}
  return show(c, <PinPage visit={visit} back={back} name={name} hasPin={hasPin} {...wrong} />, refusal ? 422 : 200)
}

/** Signing in with a card: its code first, then the person's four digits. */
export const cardEntryRoutes = new Hono<Env>()
  .use(`${urls.signInCard}/*`, async (c, next) => {
    c.header('cache-control', 'no-store')
    await next()
  })
  .get(urls.signInCard, c => show(c, <CardEntryPage visit={c.var.visit} back={safeBack(c.req.query('terug'))} />))
  .post(urls.signInCard, async c => {
    const { visit } = c.var
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    const outcome = await enterCard(visit.db, form.one('code'), await sessionBefore(c), visit.now)
    if (!outcome.ok) {
      const typed = form.one('code')
      return show(c, <CardEntryPage visit={visit} back={back} typed={typed} refusal={outcome.refusal} />, 422)
    }
    holdSession(c, outcome.value, 'card')
    return c.redirect(withBack(urls.enterPin, back), 303)
  })
  .get(urls.enterPin, async c => pinPage(c, await sessionBefore(c), safeBack(c.req.query('terug'))))
  .post(urls.enterPin, async c => {
    const { visit } = c.var
    const waiting = await sessionBefore(c)
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    if (!waiting || waiting.person) return pinPage(c, waiting, back)
    const typed = { pin: form.one('pin'), again: form.one('again') }
    const outcome = await enterPin(visit.db, waiting, typed, visit.now)
    if (!outcome.ok) return pinPage(c, waiting, back, outcome.refusal)
    return welcome(c, { secret: outcome.value, isNew: false }, 'card', back)
  })
  .post(urls.ownCard, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(withBack(urls.signIn, urls.sessions), 303)
    await blockOwnCard(visit.db, visit.person.id, actorOf(visit), visit.now)
    return c.redirect(urls.sessions, 303)
  })
