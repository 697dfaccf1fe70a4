import { Hono } from 'hono'
import { safeBack } from '../platform/cookies.ts'
import { fields, param } from '../platform/fields.ts'
import { fingerprint } from '../platform/ids.ts'
import type { Env } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { askForCode } from './ask-for-code.ts'
import { CodePage, LinkPage, NamePage } from './code.pages.tsx'
import { enterCode, enterLink } from './enter-code.ts'
import { nameOneself } from './name-oneself.ts'
import { signInPage } from './people.routes.tsx'
import { ensureSession, sessionBefore, welcome, withBack } from './welcome.ts'

export const codeRoutes = new Hono<Env>()
  // Without mail these doors lead nowhere, so they are not there.
  .use(`${urls.signInCode}/*`, (c, next) => (c.var.visit.mail ? next() : Promise.resolve(c.notFound())))
  .post(urls.signInCode, async c => {
    const { visit } = c.var
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    const address = form.one('address')
    const outcome = await askForCode(visit.db, address, fingerprint(await ensureSession(c)), visit, visit.now)
    if (!outcome.ok) return signInPage(c, back, { refusal: outcome.refusal, typed: address })
    return c.redirect(withBack(urls.signInCode, back), 303)
  })
  .get(urls.signInCode, c => show(c, <CodePage visit={c.var.visit} back={safeBack(c.req.query('terug'))} />))
  .post(urls.enterCode, async c => {
    const { visit } = c.var
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    const before = await sessionBefore(c)
    const outcome = before && (await enterCode(visit.db, before, form.one('code'), visit.t.language, visit.now))
    if (outcome?.ok) return welcome(c, outcome.value, 'code', back)
    return show(c, <CodePage visit={visit} back={back} refusal={outcome?.refusal ?? 'people.code-over'} />, 422)
  })
  .get(urls.signInLink(':secret'), c => {
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    return show(c, <LinkPage visit={c.var.visit} secret={param(c, 'secret')} />)
  })
  .post(urls.signInLink(':secret'), async c => {
    const { visit } = c.var
    const outcome = await enterLink(visit.db, await sessionBefore(c), param(c, 'secret'), visit.t.language, visit.now)
    if (outcome.ok) return welcome(c, outcome.value, 'link', urls.home)
    return show(c, <LinkPage visit={visit} secret="" refusal={outcome.refusal} />, 422)
  })
  .get(urls.ownName, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(withBack(urls.signIn, urls.ownName), 303)
    const { name } = visit.person
    return show(
      c,
      <NamePage visit={visit} back={safeBack(c.req.query('terug'))} typed={name.includes('@') ? '' : name} />,
    )
  })
  .post(urls.ownName, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(withBack(urls.signIn, urls.ownName), 303)
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    const outcome = await nameOneself(visit.db, visit.person, form.one('name'), visit.now)
    if (outcome.ok) return c.redirect(back, 303)
    return show(c, <NamePage visit={visit} back={back} typed={form.one('name')} refusal={outcome.refusal} />, 422)
  })
