import { Hono } from 'hono'
import { safeBack } from '../../platform/cookies.ts'
import { fields } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { findSession } from '../session.store.ts'
import { welcome, withBack } from '../welcome.ts'
import { OwnPasswordPage, PasswordSignInPage } from './password.pages.tsx'
import { isFresh, ownHash, passwordWantedBy } from './password.store.ts'
import { removePassword, setPassword } from './set-password.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

const ownPage = async (c: Ctx, refusal?: Word) => {
  const { visit } = c.var
  const { db, person, session, now } = visit
  if (!person || !session) return c.redirect(withBack(urls.signIn, urls.password), 303)
  const wantedBy = await passwordWantedBy(db, person.id, now)
  const has = (await ownHash(db, person.id)) !== null
  const fresh = await isFresh(db, session, now)
  const wrong = refusal ? { refusal } : {}
  const page = <OwnPasswordPage visit={visit} wantedBy={wantedBy} has={has} fresh={fresh} {...wrong} />
  return show(c, page, refusal ? 422 : 200)
}

export const passwordRoutes = new Hono<Env>()
  .get(urls.signInPassword, c =>
    show(c, <PasswordSignInPage visit={c.var.visit} back={safeBack(c.req.query('terug'))} />),
  )
  .post(urls.signInPassword, async c => {
    const { visit } = c.var
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    const typed = { address: form.one('address'), password: form.exact('password') }
    const before = visit.session ? await findSession(visit.db, visit.session, visit.now) : null
    const outcome = await signInWithPassword(visit.db, typed, before, visit.now)
    if (outcome.ok) return welcome(c, { secret: outcome.value, isNew: false }, 'password', back)
    const wrong = { typed: typed.address, refusal: outcome.refusal }
    return show(c, <PasswordSignInPage visit={visit} back={back} {...wrong} />, 422)
  })
  .get(urls.password, c => ownPage(c))
  .post(urls.password, async c => {
    const { visit } = c.var
    const { db, person, session, now } = visit
    if (!person || !session) return c.redirect(withBack(urls.signIn, urls.password), 303)
    const form = await fields(c)
    const typed = { old: form.exact('old'), password: form.exact('password') }
    const outcome = await setPassword(db, person, session, typed, visit, now)
    return outcome.ok ? c.redirect(urls.sessions, 303) : ownPage(c, outcome.refusal)
  })
  .post(urls.removePassword, async c => {
    const { visit } = c.var
    const { db, person, session, now } = visit
    if (!person || !session) return c.redirect(withBack(urls.signIn, urls.password), 303)
    await removePassword(db, person, session, visit, now)
    return c.redirect(urls.sessions, 303)
  })
