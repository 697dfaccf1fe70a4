import { Hono, type MiddlewareHandler } from 'hono'
import { safeBack } from '../../platform/cookies.ts'
import { fields, param } from '../../platform/fields.ts'
import { fingerprint } from '../../platform/ids.ts'
import { actorOf, type Ctx, type Env, type Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { signInPage } from '../people.routes.tsx'
import { ensureSession, sessionBefore, welcome, withBack } from '../welcome.ts'
import { askForNewPasskey, askForPasskey } from './ask-for-passkey.ts'
import { addPasskey, removePasskey } from './keep-passkey.ts'
import { passkeysOf } from './passkey.store.ts'
import { siteOf, takesPasskeys } from './passkey.ts'
import { PasskeysPage } from './passkeys.pages.tsx'
import { signInWithPasskey } from './show-passkey.ts'

const toSignIn = withBack(urls.signIn, urls.passkeys)

const passkeysPage = async (c: Ctx, person: NonNullable<Visit['person']>, wrong?: { refusal: Word; typed: string }) => {
  const { visit } = c.var
  const passkeys = await passkeysOf(visit.db, person.id)
  const done = (['added', 'removed'] as const).find(each => each === c.req.query('gedaan'))
  return show(c, <PasskeysPage visit={visit} passkeys={passkeys} done={done} {...wrong} />, wrong ? 422 : 200)
}

const whereKeysFit: MiddlewareHandler<Env> = (c, next) =>
  takesPasskeys(c.var.visit) ? next() : Promise.resolve(c.notFound())

/** Signing in with a key, and a person's own keys. Questions are JSON for our script, answers come as forms. */
export const passkeyRoutes = new Hono<Env>()
  .use(`${urls.signInPasskey}/*`, whereKeysFit)
  .use(`${urls.passkeys}/*`, whereKeysFit)
  .post(urls.askPasskey, async c => {
    const { db, origin, now } = c.var.visit
    c.header('cache-control', 'no-store')
    return c.json(await askForPasskey(db, fingerprint(await ensureSession(c)), siteOf(origin), now))
  })
  .post(urls.signInPasskey, async c => {
    const { visit } = c.var
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    const before = await sessionBefore(c)
    const outcome =
      before && (await signInWithPasskey(visit.db, before, form.one('answer'), siteOf(visit.origin), visit.now))
    if (outcome?.ok) return welcome(c, { secret: outcome.value, isNew: false }, 'passkey', back)
    return signInPage(c, back, { refusal: 'people.passkey.refused' })
  })
  .get(urls.passkeys, async c => {
    const { person } = c.var.visit
    return person ? passkeysPage(c, person) : c.redirect(toSignIn, 303)
  })
  .post(urls.askNewPasskey, async c => {
    const { db, person, session, origin, now } = c.var.visit
    if (!person || !session) return c.notFound()
    return c.json(await askForNewPasskey(db, person, session, siteOf(origin), now))
  })
  .post(urls.passkeys, async c => {
    const { visit } = c.var
    const { db, person, session, origin, now } = visit
    if (!person || !session) return c.redirect(toSignIn, 303)
    const form = await fields(c)
    const typed = { name: form.one('name'), answer: form.one('answer') }
    const outcome = await addPasskey(db, person.id, session, typed, siteOf(origin), actorOf(visit), visit, now)
    if (outcome.ok) return c.redirect(`${urls.passkeys}?gedaan=added`, 303)
    return passkeysPage(c, person, { refusal: outcome.refusal, typed: typed.name })
  })
  .post(urls.removePasskey(':id'), async c => {
    const { visit } = c.var
    const { db, person, now } = visit
    if (!person) return c.redirect(toSignIn, 303)
    const removed = await removePasskey(db, person.id, param(c, 'id'), actorOf(visit), visit, now)
    return removed ? c.redirect(`${urls.passkeys}?gedaan=removed`, 303) : c.notFound()
  })
