import { Hono } from 'hono'
import { type ModuleId, named } from '../../catalogue/index.ts'
import { type Fields, fields } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Bilingual } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { findRoutes } from '../find-routes.ts'
import type { PlanVisit, Wrong } from './add-version.ts'
import { agreedNow } from './agreed-now.ts'
import { asTyped, ChangePage } from './change.pages.tsx'
import type { ChangeAsk } from './change.ts'
import { changePlan } from './change-plan.ts'
import { type Facts, groundFor } from './draw-plan.ts'
import { keepWhatIf } from './keep-what-if.ts'
import { planNow, seenOn, signedIn } from './plan.routes.tsx'
import type { Plan } from './plan.ts'
import { readWhatIf } from './read-what-if.ts'
import { type Compared, type WhatIfAsk, WhatIfPage } from './what-if.pages.tsx'
import { ideasFor, suppose } from './what-if.ts'

const toSignIn = (back: string): string => `${urls.signIn}?terug=${encodeURIComponent(back)}`
const mostLegs = 4
const mostColumns = 4

const changePage = async (
  c: Ctx,
  visit: PlanVisit,
  asked: { typed: ChangeAsk; why: string; wrong: Wrong[] } | null = null,
) => {
  const found = await planNow(visit)
  if (!found) return c.redirect(urls.plan, 303)
  const { plan, facts } = found
  const typed = asked?.typed ?? asTyped(plan.version.choices)
  const page = <ChangePage {...{ visit, plan, facts, typed }} why={asked?.why ?? ''} {...(asked ?? {})} />
  return show(c, page, asked ? 422 : 200)
}

const changeIn = (form: Fields): ChangeAsk => ({
  modules: form.all('module'),
  offers: Array.from({ length: mostLegs }, (_, at) => form.one(`offer-${at}`)),
  from: form.one('from'),
  hours: form.one('hours'),
  agreed: form.one('agreed'),
  paidBy: form.one('paidBy'),
})

/** Other ways to the same goal, best first, at the pace of the plan. */
const otherWays = (plan: Plan, facts: Facts): { id: string; title: Bilingual }[] => {
  const { choices } = plan.version
  const { portrait } = groundFor(choices, facts)
  const found = findRoutes({ ...facts, portrait, goal: choices.goal })
  const own = choices.legs.map(({ programme }) => programme).join('~')
  if (!found.ok) return []
  return found.value.routes
    .filter(({ id }) => id !== own)
    .map(({ id, legs }) => {
      const providers = [...new Set(legs.map(({ provider }) => provider.name))].join(' + ')
      const title = named(legs.at(-1)?.programme.title ?? {})
      return { id, title: { nl: `${providers}: ${title.nl}`, en: `${providers}: ${title.en}` } }
    })
}

const perhapsIn = (plan: Plan): { id: ModuleId; title: Bilingual }[] =>
  plan.version.drawn.legs
    .flatMap(leg => leg.rungs)
    .filter(rung => rung.perhaps > 0 && !rung.passed)
    .map(({ module, title }) => ({ id: module, title }))

const whatIfPage = async (c: Ctx, visit: PlanVisit, ask: WhatIfAsk, wrong: Wrong[] = []) => {
  const found = await planNow(visit)
  if (!found) return c.redirect(urls.plan, 303)
  const { plan, facts, now } = found
  if (now.kind === 'impossible') return c.redirect(urls.plan, 303)
  // What waits to be taken over is no supposition: one compares with the plan as the facts are.
  const asIs = { choices: now.kind === 'same' ? plan.version.choices : now.choices, drawn: now.plan.drawn }
  const routes = otherWays(plan, facts)
  const perhaps = perhapsIn(plan)
  const read = readWhatIf(ask, {
    choices: asIs.choices,
    today: visit.today,
    perhaps: perhaps.map(({ id }) => id),
  })
  const problems = [...wrong, ...read.problems]
  const isAsked = Object.keys(read.supposing).length > 0 && problems.length === 0
  const own = isAsked ? suppose(asIs, read.supposing, facts) : null
  const { t } = visit
  const compared: Compared[] = own
    ? [{ title: t('planning.plan.what-if.yours'), supposing: read.supposing, supposed: own }]
    : []
  const signed = await agreedNow(visit)
  for (const { says, supposing } of ideasFor({ choices: asIs.choices, plan: now.plan }, facts, routes, signed)) {
    const supposed = compared.length < mostColumns ? suppose(asIs, supposing, facts) : null
    if (supposed) compared.push({ title: t(says.says, says.with ?? {}), supposing, supposed })
  }
  const { hours, agreed, paidBy } = asTyped(asIs.choices)
  const typed = {
    ...ask,
    hours: ask.hours || hours,
    ...(ask.agreed === '' && problems.length === 0 ? { agreed, paidBy } : {}),
  }
  const page = {
    ...{ visit, plan, compared, typed, routes, perhaps },
    now: now.plan,
    cannot: isAsked && !own,
    ...(problems.length > 0 ? { wrong: problems } : {}),
  }
  return show(c, <WhatIfPage {...page} />, problems.length > 0 ? 422 : 200)
}

/** Changing one's plan, and supposing that something were different. */
export const changeRoutes = new Hono<Env>()
  .get(urls.changePlan, async c => {
    const visit = signedIn(c)
    return visit ? changePage(c, visit) : c.redirect(toSignIn(urls.changePlan), 303)
  })
  .post(urls.changePlan, async c => {
    const visit = signedIn(c)
    if (!visit) return c.notFound()
    const form = await fields(c)
    const [typed, why] = [changeIn(form), form.one('why')]
    const done = await changePlan(visit.db, visit, { seen: seenOn(form), why, ask: typed })
    return done.ok ? c.redirect(urls.plan, 303) : changePage(c, visit, { typed, why, wrong: done.wrong })
  })
  .get(urls.whatIf, async c => {
    const visit = signedIn(c)
    if (!visit) return c.redirect(toSignIn(urls.whatIf), 303)
    const one = (name: string) => (c.req.query(name) ?? '').trim()
    return whatIfPage(c, visit, {
      hours: one('hours'),
      agreed: one('agreed'),
      paidBy: one('paidBy'),
      from: one('from'),
      route: one('route'),
      granted: c.req.queries('granted') ?? [],
    })
  })
  .post(urls.whatIf, async c => {
    const visit = signedIn(c)
    if (!visit) return c.notFound()
    const form = await fields(c)
    const { hours, agreed, paidBy, from } = changeIn(form)
    const ask = { hours, agreed, paidBy, from, route: form.one('route'), granted: [] }
    const found = await planNow(visit)
    if (!found) return c.redirect(urls.plan, 303)
    const { choices } = found.plan.version
    const { supposing, problems } = readWhatIf(ask, { choices, today: visit.today, perhaps: [] })
    if (problems.length > 0) return whatIfPage(c, visit, ask, problems)
    const done = await keepWhatIf(visit.db, visit, { seen: seenOn(form), supposing })
    return done.ok ? c.redirect(urls.plan, 303) : whatIfPage(c, visit, ask, done.wrong)
  })
