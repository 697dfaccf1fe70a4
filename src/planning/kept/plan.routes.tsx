import { Hono } from 'hono'
import type { Qualification } from '../../catalogue/index.ts'
import { openDossier, viewerOf } from '../../people/index.ts'
import { type Fields, fields } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { askRoutes } from '../ask-routes.ts'
import { acceptChange } from './accept-change.ts'
import type { Done, PlanVisit, Wrong } from './add-version.ts'
import { agreedNow } from './agreed-now.ts'
import { factsOf } from './facts.store.ts'
import { goBackTo } from './go-back.ts'
import { keepPlan } from './keep-plan.ts'
import { lockPart } from './lock-part.ts'
import { moveModule } from './move-module.ts'
import { KeepPlanPage, NoPlanPage, PlanPage, StopPlanPage } from './plan.pages.tsx'
import { runningPlanOf, versionsOf } from './plan.store.ts'
import type { Plan } from './plan.ts'
import { planPdf } from './plan-pdf.ts'
import { replan } from './replan.ts'
import { stopPlan } from './stop-plan.ts'

const toSignIn = (back: string): string => `${urls.signIn}?terug=${encodeURIComponent(back)}`

export const signedIn = ({ var: { visit } }: Ctx): PlanVisit | null =>
  visit.person && !visit.helper ? { ...visit, person: visit.person } : null

/** Somebody's running plan with the facts of now and what these make of it. */
export const planNow = async (visit: PlanVisit) => {
  const plan = await runningPlanOf(visit.db, visit.person.id)
  const facts = plan && (await factsOf(visit.db, visit.person.id, plan.version.dossierId, visit.today))
  if (!plan || !facts) return null
  const goal: Qualification | null = facts.catalogue.qualifications.get(plan.version.choices.goal) ?? null
  return { plan, facts, goal, now: replan(plan.version, facts) }
}

const planPage = async (c: Ctx, visit: PlanVisit, wrong?: Wrong[]) => {
  const found = await planNow(visit)
  if (!found) return show(c, <NoPlanPage visit={visit} />, wrong ? 422 : 200)
  const versions = await versionsOf(visit.db, visit.person.id)
  const signed = await agreedNow(visit)
  const page = <PlanPage visit={visit} {...found} versions={versions} signed={signed} {...(wrong ? { wrong } : {})} />
  return show(c, page, wrong ? 422 : 200)
}

/** Does something with one's plan and goes back to it, or shows it again with what was wrong. */
const step = (take: (visit: PlanVisit, form: Fields) => Promise<Done<Plan['id']>>) => async (c: Ctx) => {
  const visit = signedIn(c)
  if (!visit) return c.notFound()
  const done = await take(visit, await fields(c))
  return done.ok ? c.redirect(urls.plan, 303) : planPage(c, visit, done.wrong)
}

export const seenOn = (form: Fields): number => Number(form.one('seen'))

const proposed = async (visit: PlanVisit, id: string) => {
  const dossier = await openDossier(visit.db, viewerOf(visit))
  const answer = dossier && (await askRoutes(visit.db, dossier.portrait, visit.today, visit.person.id))
  const route = answer?.ok ? answer.value.routes.find(each => each.id === id) : undefined
  return dossier && answer?.ok && route ? { dossier, route, goal: answer.value.goal } : null
}

const keepPage = async (c: Ctx, visit: PlanVisit, id: string, wrong?: Wrong[]) => {
  const found = await proposed(visit, id)
  if (!found) return c.redirect(urls.ladder, 303)
  const replaces = (await runningPlanOf(visit.db, visit.person.id)) !== null
  const page = <KeepPlanPage visit={visit} {...found} replaces={replaces} {...(wrong ? { wrong } : {})} />
  return show(c, page, wrong ? 422 : 200)
}

/** *Mijn plan*: the route that one keeps, and what one does with it. */
export const planRoutes = new Hono<Env>()
  .get(urls.plan, async c => {
    const visit = signedIn(c)
    return visit ? planPage(c, visit) : c.redirect(toSignIn(urls.plan), 303)
  })
  .get(urls.keepPlan, async c => {
    const visit = signedIn(c)
    const id = c.req.query('route') ?? ''
    return visit ? keepPage(c, visit, id) : c.redirect(toSignIn(urls.keepAsPlan(id)), 303)
  })
  .post(urls.keepPlan, async c => {
    const visit = signedIn(c)
    const id = (await fields(c)).one('route')
    if (!visit) return c.redirect(toSignIn(urls.keepAsPlan(id)), 303)
    const found = await proposed(visit, id)
    if (!found) return c.redirect(urls.ladder, 303)
    const done = await keepPlan(visit.db, visit, found.dossier, id)
    return done.ok ? c.redirect(urls.plan, 303) : keepPage(c, visit, id, done.wrong)
  })
  .post(
    urls.planStep('overnemen'),
    step((visit, form) => acceptChange(visit.db, visit, { seen: seenOn(form), print: form.one('print') })),
  )
  .post(
    urls.planStep('vastzetten'),
    step((visit, form) =>
      lockPart(visit.db, visit, { seen: seenOn(form), kind: form.one('kind'), id: form.one('id') }),
    ),
  )
  .post(
    urls.planStep('terug'),
    step((visit, form) => goBackTo(visit.db, visit, { seen: seenOn(form), number: Number(form.one('number')) })),
  )
  .post(
    urls.planStep('vroeger'),
    step((visit, form) => moveModule(visit.db, visit, { seen: seenOn(form), module: form.one('module') })),
  )
  .get(urls.planPdf, async c => {
    const visit = signedIn(c)
    const found = visit && (await planNow(visit))
    if (!visit || !found) return c.notFound()
    return c.body(planPdf(found.plan, found.goal, visit.t, visit.today), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="leerladder-plan.pdf"',
      'cache-control': 'no-store',
    })
  })
  .get(urls.stopPlan, async c => {
    const visit = signedIn(c)
    const plan = visit && (await runningPlanOf(visit.db, visit.person.id))
    return visit && plan ? show(c, <StopPlanPage visit={visit} plan={plan} />) : c.redirect(urls.plan, 303)
  })
  .post(
    urls.stopPlan,
    step((visit, form) => stopPlan(visit.db, visit, { seen: seenOn(form), why: '' })),
  )
