import { Hono } from 'hono'
import { forgetSession, safeBack, sessionSecret } from '../platform/cookies.ts'
import { fields } from '../platform/fields.ts'
import { fingerprint } from '../platform/ids.ts'
import type { Ctx, Env } from '../platform/visit.ts'
import type { Word } from '../platform/words.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { SignInPage } from './people.pages.tsx'
import { examplePeople, findSession } from './session.store.ts'
import { signInAsExample, signOut } from './sign-in.ts'
import { welcome } from './welcome.ts'

/** The page to sign in on, with what was wrong when something was. */
export const signInPage = async (c: Ctx, back: string, wrong: { refusal?: Word; typed?: string } = {}) => {
  const { visit } = c.var
  const again = visit.person !== null && c.req.query('opnieuw') !== undefined
  const people = visit.practice ? await examplePeople(visit.db) : []
  return show(
    c,
    <SignInPage visit={visit} people={people} back={back} again={again} {...wrong} />,
    wrong.refusal ? 422 : 200,
  )
}

export const peopleRoutes = new Hono<Env>()
  .get(urls.signIn, c => signInPage(c, safeBack(c.req.query('terug'))))
  .post(urls.signIn, async c => {
    const { visit } = c.var
    if (!visit.practice) return c.notFound()
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    const before = visit.session ? await findSession(visit.db, visit.session, visit.now) : null
    const outcome = await signInAsExample(visit.db, form.one('person'), before, visit.now)
    if (!outcome.ok) return signInPage(c, back, { refusal: outcome.refusal })
    return welcome(c, { secret: outcome.value, isNew: false }, 'example', back)
  })
  .post(urls.signOut, async c => {
    const { visit } = c.var
    const secret = sessionSecret(c)
    const session = secret ? await findSession(visit.db, fingerprint(secret), visit.now) : null
    if (session) await signOut(visit.db, session, visit.now)
    forgetSession(c)
    return c.redirect(urls.home, 303)
  })
