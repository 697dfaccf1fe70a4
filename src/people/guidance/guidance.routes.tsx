import { Hono } from 'hono'
import { fields, param } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env, type Visit } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { keptDossiers, viewerOf } from '../dossier.store.ts'
import { sayNo, sayYes } from './answer-guidance.ts'
import { AskedPage, type AskedProps, GuidancePage } from './guidance.pages.tsx'
import { type Asked, askedOf, findAsked } from './guidance.store.ts'
import { makeGuideCode } from './guide-code.ts'

type Somebody = NonNullable<Visit['person']>
const toSignIn = (back: string): string => `${urls.signIn}?terug=${encodeURIComponent(back)}`

const askedPage = async (c: Ctx, asked: Asked, wrong: Pick<AskedProps, 'refusal' | 'typed'> = {}) => {
  const { visit } = c.var
  const dossiers = await keptDossiers(visit.db, viewerOf(visit))
  const page = <AskedPage visit={visit} asked={asked} dossiers={dossiers} {...wrong} />
  return show(c, page, wrong.refusal ? 422 : 200)
}

/** What is answered, taken back or not yours is the same: not there. */
const overPage = async (c: Ctx, { id }: Somebody) => {
  const { visit } = c.var
  const asked = await askedOf(visit.db, id, visit.now)
  return show(c, <GuidancePage visit={visit} asked={asked} refusal="people.guidance.over" />, 404)
}

/** Somebody reads who wants to guide them, and says yes or no. */
export const guidanceRoutes = new Hono<Env>()
  .get(urls.guidance, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn(urls.guidance), 303)
    return show(c, <GuidancePage visit={visit} asked={await askedOf(visit.db, visit.person.id, visit.now)} />)
  })
  .post(urls.guideCode, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn(urls.guidance), 303)
    const code = await makeGuideCode(visit.db, visit.person.id, visit.now)
    const asked = await askedOf(visit.db, visit.person.id, visit.now)
    return show(c, <GuidancePage visit={visit} asked={asked} code={code} />)
  })
  .get(urls.guidanceAsk(':id'), async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn(urls.guidanceAsk(param(c, 'id'))), 303)
    const asked = await findAsked(visit.db, visit.person.id, param(c, 'id'), visit.now)
    return asked ? askedPage(c, asked) : overPage(c, visit.person)
  })
  .post(urls.guidanceAsk(':id'), async c => {
    const { visit } = c.var
    const { person } = visit
    if (!person) return c.notFound()
    const asked = await findAsked(visit.db, person.id, param(c, 'id'), visit.now)
    if (!asked) return overPage(c, person)
    const form = await fields(c)
    const typed = { dossier: form.one('dossier'), parts: form.all('part'), days: Number(form.one('days')) }
    const dossiers = await keptDossiers(visit.db, viewerOf(visit))
    const dossier = typed.dossier === '' ? dossiers[0] : dossiers.find(({ id }) => id === typed.dossier)
    if (!dossier) return askedPage(c, asked, { refusal: 'people.guidance.no-dossier', typed })
    const outcome = await sayYes(visit.db, person.id, asked.id, dossier, typed, actorOf(visit), visit, visit.now)
    if (outcome.ok) return c.redirect(urls.access(dossier.id), 303)
    if (outcome.refusal === 'people.guidance.over') return overPage(c, person)
    return askedPage(c, asked, { refusal: outcome.refusal, typed })
  })
  .post(urls.refuseGuidance(':id'), async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const outcome = await sayNo(visit.db, visit.person.id, param(c, 'id'), actorOf(visit), visit.now)
    return outcome.ok ? c.redirect(urls.guidance, 303) : overPage(c, visit.person)
  })
