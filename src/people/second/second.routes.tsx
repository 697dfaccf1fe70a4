import { Hono } from 'hono'
import { safeBack } from '../../platform/cookies.ts'
import { fields } from '../../platform/fields.ts'
import type { Ctx, Env, Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { siteOf } from '../passkeys/passkey.ts'
import { showPasskeyAgain } from '../passkeys/show-passkey.ts'
import { sessionBefore, withBack } from '../welcome.ts'
import { findBegun, recoveryCodesLeft, secondsOf, secretOf } from './authenticator.store.ts'
import { removeSecond, renewRecoveryCodes } from './change-second.ts'
import { AskSecondPage, RecoveryCodesPage, SecondPage, SetUpSecondPage, StartSecondPage } from './second.pages.tsx'
import { beginSecond, confirmSecond } from './set-up-second.ts'
import { showSecond } from './show-second.ts'

/** Who is signed in, and in which session; null: nobody. */
const signedIn = ({ person, session }: Visit) => (person && session ? { person, session } : null)

const toSignIn = (c: Ctx) => c.redirect(withBack(urls.signIn, urls.second), 303)

const askAgain = async (c: Ctx, person: NonNullable<Visit['person']>, back: string, refusal: Word) => {
  const { visit } = c.var
  const holds = await secondsOf(visit.db, person.id)
  return show(c, <AskSecondPage visit={visit} back={back} holds={holds} refusal={refusal} />, 422)
}

const setUpPage = async (c: Ctx, back: string, refusal?: Word) => {
  const { visit } = c.var
  const begun = visit.person && (await findBegun(visit.db, visit.person.id))
  const secret = begun && secretOf(begun, visit.sealingKey)
  if (!secret) return c.redirect(withBack(urls.second, back), 303)
  c.header('cache-control', 'no-store')
  const wrong = refusal ? { refusal } : {}
  return show(c, <SetUpSecondPage visit={visit} back={back} secret={secret} {...wrong} />, refusal ? 422 : 200)
}

export const secondRoutes = new Hono<Env>()
  .get(urls.second, async c => {
    const { visit } = c.var
    const { person } = visit
    if (!person) return toSignIn(c)
    const back = safeBack(c.req.query('terug'))
    const holds = await secondsOf(visit.db, person.id)
    const asked = (holds.app || holds.passkey) && !person.second
    if (asked) return show(c, <AskSecondPage visit={visit} back={back} holds={holds} />)
    if (!holds.app) return show(c, <StartSecondPage visit={visit} back={back} />)
    return show(c, <SecondPage visit={visit} left={await recoveryCodesLeft(visit.db, person.id)} />)
  })
  .post(urls.second, async c => {
    const { visit } = c.var
    const who = signedIn(visit)
    if (!who) return toSignIn(c)
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    const outcome = await showSecond(visit, who.person, who.session, form.one('code'))
    if (outcome.ok) return c.redirect(back, 303)
    return askAgain(c, who.person, back, outcome.refusal)
  })
  .post(urls.secondPasskey, async c => {
    const { visit } = c.var
    const who = signedIn(visit)
    if (!who) return toSignIn(c)
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    const before = await sessionBefore(c)
    const shown =
      before && (await showPasskeyAgain(visit.db, before, form.one('answer'), siteOf(visit.origin), visit.now))
    return shown?.ok ? c.redirect(back, 303) : askAgain(c, who.person, back, 'people.passkey.refused')
  })
  .get(urls.setUpSecond, c => setUpPage(c, safeBack(c.req.query('terug'))))
  .post(urls.setUpSecond, async c => {
    const { visit } = c.var
    const who = signedIn(visit)
    if (!who) return toSignIn(c)
    const back = safeBack((await fields(c)).one('back'))
    const outcome = await beginSecond(visit.db, who.person, visit.sealingKey, visit.now)
    return c.redirect(withBack(outcome.ok ? urls.setUpSecond : urls.second, back), 303)
  })
  .post(urls.confirmSecond, async c => {
    const { visit } = c.var
    const who = signedIn(visit)
    if (!who) return toSignIn(c)
    const form = await fields(c)
    const back = safeBack(form.one('back'))
    const code = form.one('code').replace(/\s/g, '')
    const outcome = await confirmSecond(visit, who.person, who.session, code)
    if (outcome.ok) return show(c, <RecoveryCodesPage visit={visit} back={back} codes={outcome.value} />)
    return setUpPage(c, back, outcome.refusal)
  })
  .post(urls.recoveryCodes, async c => {
    const { visit } = c.var
    const who = signedIn(visit)
    if (!who) return toSignIn(c)
    const outcome = await renewRecoveryCodes(visit.db, who.person, visit.now)
    if (!outcome.ok) return c.redirect(urls.second, 303)
    return show(c, <RecoveryCodesPage visit={visit} back={urls.second} codes={outcome.value} />)
  })
  .post(urls.removeSecond, async c => {
    const { visit } = c.var
    const who = signedIn(visit)
    if (!who) return toSignIn(c)
    const outcome = await removeSecond(visit.db, who.person, who.session, visit, visit.now)
    return c.redirect(outcome.ok ? urls.sessions : urls.second, 303)
  })
