import { Hono } from 'hono'
import { fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { checkHash } from './check-hash.ts'
import { byCode, followCode } from './invite.ts'
import { CheckPage, CodePage, InvitedPage } from './paper.pages.tsx'
import { signedIn } from './visit.ts'

const invitedPage = async (c: Ctx, refusal?: Word) => {
  const { visit } = c.var
  const code = param(c, 'code')
  // The code opens the page: it goes to no other place.
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  const found = await byCode(visit.db, code, visit)
  if (!found) return show(c, <CodePage visit={visit} refusal="planning.agreement.code-gone" />, 404)
  const props = { visit, code, ...found, ...(refusal ? { refusal } : {}) }
  return show(c, <InvitedPage {...props} />, refusal ? 422 : 200)
}

/** What one does with a paper: take part with the code on it, and check whether it is what was signed. */
export const paperRoutes = new Hono<Env>()
  .get(urls.agreementCodes, c => show(c, <CodePage visit={c.var.visit} />))
  .post(urls.agreementCodes, async c => {
    const { visit } = c.var
    const typed = (await fields(c)).one('code').slice(0, 40)
    const found = await byCode(visit.db, typed, visit)
    if (found) return c.redirect(urls.agreementCode(typed), 303)
    return show(c, <CodePage visit={visit} typed={typed} refusal="planning.agreement.code-gone" />, 422)
  })
  .get(urls.agreementCode(':code'), c => invitedPage(c))
  .post(urls.agreementCode(':code'), async c => {
    const visit = signedIn(c)
    if (!visit) return invitedPage(c, 'planning.agreement.invited.sign-in')
    const followed = await followCode(visit.db, visit, param(c, 'code'))
    return followed.ok ? c.redirect(urls.agreement(followed.value), 303) : invitedPage(c, followed.refusal)
  })
  .get(urls.checkHashes, async c => {
    const { visit } = c.var
    const typed = (c.req.query('kenmerk') ?? '').trim().slice(0, 100)
    const checked = typed === '' ? null : await checkHash(visit.db, typed, visit.today)
    return show(c, <CheckPage visit={visit} typed={typed} checked={checked} />, typed !== '' && !checked ? 404 : 200)
  })
  .get(urls.checkHash(':hash'), async c => {
    const { visit } = c.var
    const typed = param(c, 'hash')
    const checked = await checkHash(visit.db, typed, visit.today)
    return show(c, <CheckPage visit={visit} typed={typed} checked={checked} />, checked ? 200 : 404)
  })
