import { Hono } from 'hono'
import { answerQuestion, type Dossier, openDossier, untilKept, viewerOf, wishes } from '../people/index.ts'
import { fields, param } from '../platform/fields.ts'
import { actorOf, type Ctx, type Env, type Visit } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { type AgreedHours, agreedHoursOf } from './agreement/index.ts'
import { askRoutes, type NoRoute } from './ask-routes.ts'
import type { RouteAnswer } from './find-routes.ts'
import { hasPlan } from './kept/index.ts'
import { RoutePage } from './route.pages.tsx'
import { routePdf } from './route-pdf.ts'
import { ComparePage, NoRoutePage, RoutesPage } from './routes.pages.tsx'
import { stepsRoutes } from './steps/steps.routes.tsx'
import { choicesRoutes } from './structures/choices.routes.tsx'
import { structuresRoutes } from './structures/structures.routes.tsx'

const mostCompared = 3

const ownDossier = (c: Ctx): Promise<Dossier | null> => {
  const { db, session, person } = c.var.visit
  return openDossier(db, { session, person: person?.id ?? null })
}

/** Answers with the routes of the dossier that this visitor is working on, or says why there are none. */
const withRoutes = async (c: Ctx, page: (answer: RouteAnswer, dossier: Dossier) => Response | Promise<Response>) => {
  const { visit } = c.var
  const dossier = await ownDossier(c)
  const noRoute = (refusal: NoRoute, status: 200 | 404) =>
    show(c, <NoRoutePage visit={visit} refusal={refusal} />, status)
  if (!dossier) return noRoute('planning.nothing-told', 200)
  const outcome = await askRoutes(visit.db, dossier.portrait, visit.today, visit.person?.id)
  return outcome.ok ? page(outcome.value, dossier) : noRoute(outcome.refusal, 200)
}

const findRoute = (answer: RouteAnswer, id: string) => answer.routes.find(route => route.id === id)

/** What the visitor agreed with an employer and holds today; who looks along sees none of it. */
const agreedOn = async ({ db, person, helper, today }: Visit): Promise<AgreedHours[]> =>
  person && !helper ? agreedHoursOf(db, { person: person.id, organisation: null, role: null }, person.id, today) : []

export const planningRoutes = new Hono<Env>()
  .get(urls.ladder, c =>
    withRoutes(c, async (answer, dossier) => {
      const { visit } = c.var
      const follows = !visit.helper && (await hasPlan(visit.db, viewerOf(visit)))
      const wish = dossier.portrait.important ?? 'hours'
      return show(c, <RoutesPage visit={visit} answer={answer} wish={wish} follows={follows} />)
    }),
  )
  .post(urls.ladder, async c => {
    const { visit } = c.var
    const asked = (await fields(c)).one('important')
    const wish = wishes.find(known => known === asked)
    await untilKept(async () => {
      const dossier = await ownDossier(c)
      if (dossier && wish) await answerQuestion(visit.db, dossier, 'important', wish, actorOf(visit), visit.now)
    })
    return c.redirect(urls.ladder, 303)
  })
  .get(urls.compare, c =>
    withRoutes(c, answer => {
      const asked = c.req.queries('route') ?? []
      const chosen = answer.routes.filter(route => asked.includes(route.id))
      const others = answer.routes.filter(route => !asked.includes(route.id))
      const routes = [...chosen, ...others.slice(0, Math.max(0, 2 - chosen.length))].slice(0, mostCompared)
      return show(c, <ComparePage visit={c.var.visit} answer={answer} routes={routes} />)
    }),
  )
  .get(urls.route(':file{.+\\.pdf}'), c =>
    withRoutes(c, async answer => {
      const route = findRoute(answer, param(c, 'file').replace(/\.pdf$/, ''))
      if (!route) return c.notFound()
      const { t, today } = c.var.visit
      return c.body(await routePdf(route, answer, t, today), 200, {
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="leerladder.pdf"',
        'cache-control': 'no-store',
      })
    }),
  )
  .get(urls.route(':route'), c =>
    withRoutes(c, async answer => {
      const route = findRoute(answer, param(c, 'route'))
      const agreed = await agreedOn(c.var.visit)
      return route
        ? show(c, <RoutePage visit={c.var.visit} route={route} answer={answer} agreed={agreed} />)
        : c.notFound()
    }),
  )
  // What can be chosen in a programme, who decides that, and the ladder of qualifications.
  .route('/', choicesRoutes)
  .route('/', structuresRoutes)
  .route('/', stepsRoutes)
