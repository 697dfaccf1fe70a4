import { Hono } from 'hono'
import { findShown, guestOf, noteLook, viewerOf } from '../../people/index.ts'
import { fields, param } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { shownPlanOf } from './kept-plan.ts'
import { modulesToNote, noteModule, takeBackOutcome } from './note-module.ts'
import { signedIn } from './plan.routes.tsx'
import { outcomesOf } from './plan.store.ts'
import { NoPlanShownPage, ShownPlanPage } from './shown-plan.pages.tsx'

interface Extra {
  refusal?: Word
  typed?: { module: string; result: string; day: string }
}

const shownPage = async (c: Ctx, extra: Extra = {}) => {
  const visit = signedIn(c)
  const guest = visit && guestOf(visit)
  const found = guest && (await findShown(visit.db, guest, param(c, 'id'), visit.now))
  if (!visit || !guest || !found?.shown.parts.includes('plan')) return c.notFound()
  const { shown } = found
  await noteLook(visit.db, shown.dossierId, shown, viewerOf(visit), actorOf(visit), visit.now)
  const kept = await shownPlanOf(visit.db, guest, shown.id, visit.now)
  if (!kept) return show(c, <NoPlanShownPage visit={visit} owner={shown.owner} back={urls.shownDossier(shown.id)} />)
  const outcomes = await outcomesOf(visit.db, shown.ownerId)
  const rungs = new Map(kept.plan.version.drawn.legs.flatMap(leg => leg.rungs).map(rung => [rung.module, rung]))
  const mayNote = (await modulesToNote(visit.db, visit, kept)).flatMap(({ module }) => {
    const rung = rungs.get(module)
    return rung && !kept.facts.outcomes.get(module)?.passed ? [{ module, title: rung.title }] : []
  })
  return show(c, <ShownPlanPage {...{ visit, kept, outcomes, mayNote }} {...extra} />, extra.refusal ? 422 : 200)
}

/** Plans of others that one was let in to, and what their providers note there. */
export const shownPlanRoutes = new Hono<Env>()
  .get(urls.shownPlan(':id'), c => shownPage(c))
  .post(urls.noteModule(':id'), async c => {
    const visit = signedIn(c)
    if (!visit) return c.notFound()
    const form = await fields(c)
    const typed = { module: form.one('module'), result: form.one('result'), day: form.one('day') }
    const done = await noteModule(visit.db, visit, param(c, 'id'), typed)
    if (done.ok) return c.redirect(urls.shownPlan(param(c, 'id')), 303)
    return done.refusal === 'planning.plan.outcome.not-yours'
      ? c.notFound()
      : shownPage(c, { refusal: done.refusal, typed })
  })
  .post(urls.takeBackOutcome(':id', ':outcome'), async c => {
    const visit = signedIn(c)
    const done = visit && (await takeBackOutcome(visit.db, visit, param(c, 'id'), param(c, 'outcome')))
    return done?.ok ? c.redirect(urls.shownPlan(param(c, 'id')), 303) : c.notFound()
  })
