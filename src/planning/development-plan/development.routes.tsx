import { Hono } from 'hono'
import { keptDossiers, openDossier, viewerOf } from '../../people/index.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env, Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { askRoutes } from '../ask-routes.ts'
import { keptPlanOf } from '../kept/index.ts'
import type { Route } from '../route.ts'
import { planAbout, plansAbout } from '../training-plan/plan.store.ts'
import { BeginDevelopmentPage, DevelopmentsPage } from './begin.pages.tsx'
import { beginDevelopment } from './begin-development.ts'
import {
  addGoal,
  addRemark,
  dropAction,
  dropGoal,
  finishAction,
  reachGoal,
  reopenAction,
  setAction,
  undoDevelopment,
} from './change-development.ts'
import { DevelopmentPage } from './development.pages.tsx'
import { developmentsFor, findDevelopment, ownDevelopment } from './development.store.ts'
import { developmentPdf } from './development-pdf.ts'
import { stepsFromRoute, stepsFromTraining } from './made-from.ts'

const toSignIn = (back: string): string => `${urls.signIn}?terug=${encodeURIComponent(back)}`
const mostRoutes = 3

type Way = Pick<Route, 'id' | 'legs'>

/** The route that this visitor keeps; else the ways up of the dossier that they work on or kept last, the best first. */
const ownRoutes = async (visit: Visit): Promise<Way[]> => {
  const viewer = viewerOf(visit)
  const kept = await keptPlanOf(visit.db, viewer, visit.today)
  if (kept?.legs) return [{ id: kept.legs.map(({ programme }) => programme.id).join('~'), legs: kept.legs }]
  const dossier = (await openDossier(visit.db, viewer)) ?? (await keptDossiers(visit.db, viewer))[0]
  if (!dossier) return []
  const asked = await askRoutes(visit.db, dossier.portrait, visit.today, visit.person?.id)
  return asked.ok ? asked.value.routes.slice(0, mostRoutes) : []
}

const titleOf = ({ legs }: Way, visit: Visit): string => {
  const last = legs.at(-1)
  return last ? `${last.programme.title[visit.t.language]}, ${last.provider.name}` : ''
}

interface Extra {
  refusal?: Word
  typed?: Record<string, string>
}

const page = async (c: Ctx, extra: Extra = {}) => {
  const { visit } = c.var
  const found = await findDevelopment(visit, param(c, 'id'))
  if (!found || !visit.person) return c.notFound()
  const own = found.personId === visit.person.id
  const [dossier] = own ? await keptDossiers(visit.db, viewerOf(visit)) : []
  const props = { visit: { ...visit, person: visit.person }, found, own, dossier: dossier?.id ?? null, ...extra }
  return show(c, <DevelopmentPage {...props} />, extra.refusal ? 422 : 200)
}

type Take = (visit: Visit, id: string, form: Fields) => Promise<Outcome<unknown, Word>>

const steps: Record<string, Take> = {
  doel: (visit, id, form) => addGoal(visit.db, visit, id, { words: form.one('goal-words'), by: form.one('goal-by') }),
  actie: (visit, id, form) => {
    const ask = { goal: form.one('goal'), words: form.one('words'), who: form.one('who'), by: form.one('by') }
    return form.has('action')
      ? setAction(visit.db, visit, id, ask, form.one('action'))
      : setAction(visit.db, visit, id, ask)
  },
  klaar: (visit, id, form) => finishAction(visit.db, visit, id, form.one('action'), form.one('on')),
  heropen: (visit, id, form) => reopenAction(visit.db, visit, id, form.one('action')),
  'actie-weg': (visit, id, form) => dropAction(visit.db, visit, id, form.one('action')),
  bereikt: (visit, id, form) => reachGoal(visit.db, visit, id, form.one('goal')),
  'doel-weg': (visit, id, form) => dropGoal(visit.db, visit, id, form.one('goal')),
  opmerking: (visit, id, form) => addRemark(visit.db, visit, id, form.one('remark')),
  terug: (visit, id, form) => undoDevelopment(visit.db, visit, id, Number(form.one('step'))),
}

/** What was typed in the form that was refused, and where its error belongs. */
const typedIn = (name: string, form: Fields): Record<string, string> => {
  if (name === 'doel') return { field: 'goal-words', words: form.one('goal-words'), by: form.one('goal-by') }
  if (name === 'opmerking') return { field: 'remark' }
  const { goal, words, who, by } = {
    goal: form.one('goal'),
    words: form.one('words'),
    who: form.one('who'),
    by: form.one('by'),
  }
  return name === 'actie' ? { goal, words, who, by, field: `words-${goal || form.one('action')}` } : {}
}

/** A person's own development plan, made from what is there, and read by whom they let in. */
export const developmentRoutes = new Hono<Env>()
  .get(urls.ownDevelopment, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn(urls.ownDevelopment), 303)
    const own = await ownDevelopment(visit.db, visit.person.id)
    const routes = (await ownRoutes(visit)).map(route => ({ id: route.id, title: titleOf(route, visit) }))
    const trainings = await plansAbout(visit.db, visit.person.id)
    return show(c, <BeginDevelopmentPage visit={visit} own={own?.id ?? null} routes={routes} trainings={trainings} />)
  })
  .post(urls.ownDevelopment, async c => {
    const { visit } = c.var
    const { person, t } = visit
    if (!person) return c.redirect(toSignIn(urls.ownDevelopment), 303)
    const form = await fields(c)
    const route = form.has('route') ? (await ownRoutes(visit)).find(({ id }) => id === form.one('route')) : undefined
    const training = form.has('training') ? await planAbout(visit.db, person.id, form.one('training')) : null
    if ((form.has('route') && !route) || (form.has('training') && !training)) return c.notFound()
    const id = await beginDevelopment(visit.db, visit, [
      ...(route ? stepsFromRoute(route, visit.today, t) : []),
      ...(training ? stepsFromTraining(training.plan, training.worker, t) : []),
    ])
    return id ? c.redirect(urls.development(id), 303) : c.notFound()
  })
  .get(urls.developments, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn(urls.developments), 303)
    return show(c, <DevelopmentsPage visit={visit} shown={await developmentsFor(visit)} />)
  })
  .get(urls.developmentPdf(':id'), async c => {
    const { visit } = c.var
    const found = await findDevelopment(visit, param(c, 'id'))
    if (!found) return c.notFound()
    return c.body(developmentPdf(visit, found), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="ontwikkelplan.pdf"',
      'cache-control': 'no-store',
    })
  })
  .get(urls.development(':id'), c => page(c))
  .post(urls.developmentStep(':id', ':step'), async c => {
    const { visit } = c.var
    const id = param(c, 'id')
    const name = param(c, 'step')
    const take = Object.hasOwn(steps, name) ? steps[name] : undefined
    if (!take || !(await findDevelopment(visit, id))) return c.notFound()
    const form = await fields(c)
    const outcome = await take(visit, id, form)
    if (outcome.ok) return c.redirect(urls.development(id), 303)
    return page(c, { refusal: outcome.refusal, typed: typedIn(name, form) })
  })
