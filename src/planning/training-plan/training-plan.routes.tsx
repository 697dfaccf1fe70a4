import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { beginPlan } from './begin-plan.ts'
import {
  addPlacement,
  beginPlacement,
  finishPlacement,
  lockPlacement,
  movePlacement,
  removePlacement,
  stopPlacement,
} from './change-placement.ts'
import { accountRows, asCsv, asXlsx, planPdf } from './export.ts'
import { LimitsPage } from './limits.pages.tsx'
import { makePlan } from './make-plan.ts'
import { MatrixPage } from './matrix.pages.tsx'
import { PlacementPage } from './placement.pages.tsx'
import { PlanPage } from './plan.pages.tsx'
import { plansFor, plansOf } from './plan.store.ts'
import { type PlanProps, planProps } from './plan-page.ts'
import { PlansPage } from './plans.pages.tsx'
import { profileOf, profilesFor } from './profile.store.ts'
import { setLimits } from './set-limits.ts'
import { addJob, addRow, dropFromMatrix, setWanted } from './shape-jobs.ts'
import { undoStep } from './undo-step.ts'

export interface Extra {
  refusal?: Word
  typed?: Record<string, string>
}
export const statusOf = ({ refusal }: Extra) => (refusal ? 422 : 200)
export const typedOn = (form: Fields, names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, form.one(name)]))

const plansPage = async (c: Ctx, extra: Extra = {}) => {
  const { visit } = c.var
  if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.trainingPlans)}`, 303)
  const company = plansFor(visit)
  const plans = company ? await plansOf(visit.db, company.id) : []
  const next = Number(visit.today.slice(0, 4)) + 1
  const typed = extra.typed ?? { title: '', from: `${next}-01-01`, until: `${next}-12-31` }
  const props = { visit, company: company?.name ?? null, plans, ...extra, typed }
  return show(c, <PlansPage {...props} />, statusOf(extra))
}

const planPage = async (c: Ctx, extra: Extra = {}) => {
  const props = await planProps(c, param(c, 'id'))
  return props ? show(c, <PlanPage {...props} {...extra} />, statusOf(extra)) : c.notFound()
}

const matrixPage = async (c: Ctx, extra: Extra & { profileId?: string } = {}) => {
  const { visit } = c.var
  const props = await planProps(c, param(c, 'id'))
  if (!props) return c.notFound()
  const catalogue = await currentCatalogue(visit.db)
  const searched = c.req.query('zoek')?.slice(0, 80) ?? ''
  const chosen = extra.profileId ?? c.req.query('profiel') ?? ''
  const found = await profileOf(visit.db, catalogue, chosen, visit.t.language)
  const profiles = await profilesFor(visit.db, catalogue, searched, visit.t.language)
  const profile = found && { id: chosen, ...found }
  const page = <MatrixPage {...props} {...extra} searched={searched} profiles={profiles} profile={profile} />
  return show(c, page, statusOf(extra))
}

const limitsPage = async (c: Ctx, extra: Extra & { closed?: string[] } = {}) => {
  const props = await planProps(c, param(c, 'id'))
  return props ? show(c, <LimitsPage {...props} {...extra} />, statusOf(extra)) : c.notFound()
}

const placementPage = async (c: Ctx, extra: Extra = {}) => {
  const props = await planProps(c, param(c, 'id'))
  const placement = props?.plan.placements.find(({ id }) => id === param(c, 'placement'))
  const worker = props?.plan.workers.find(({ id }) => id === placement?.worker)
  const course = props?.plan.courses.find(({ id }) => id === placement?.course)
  if (!props || !placement || !worker || !course) return c.notFound()
  return show(c, <PlacementPage {...props} {...{ placement, worker, course }} {...extra} />, statusOf(extra))
}

/** Takes a step of a plan that is this visitor's, and goes on; or the page again with what was wrong. */
export const planStep =
  (
    take: (props: PlanProps, form: Fields) => Promise<Outcome<unknown, Word>>,
    back: (id: string) => string,
    again: (c: Ctx, extra: Extra) => Response | Promise<Response>,
    names: readonly string[] = [],
  ) =>
  async (c: Ctx) => {
    const props = await planProps(c, param(c, 'id'))
    if (!props) return c.notFound()
    const form = await fields(c)
    const outcome = await take(props, form)
    if (outcome.ok) return c.redirect(back(props.found.id), 303)
    return again(c, { refusal: outcome.refusal, ...(names.length > 0 ? { typed: typedOn(form, names) } : {}) })
  }

const toPlan = (id: string) => urls.trainingPlan(id)
const toMatrix = (id: string) => urls.trainingPlanStep(id, 'matrix')
const limitNames = ['budget', 'perTeam', 'perWorker', 'size', 'sector'] as const

type PlaceStep = (props: PlanProps, placement: string, form: Fields) => Promise<Outcome<unknown, Word>>
const placeSteps: Record<string, PlaceStep> = {
  verplaats: ({ visit, found }, id, form) => movePlacement(visit.db, visit, found.id, id, form.one('edition')),
  vast: ({ visit, found }, id) => lockPlacement(visit.db, visit, found.id, id, true),
  los: ({ visit, found }, id) => lockPlacement(visit.db, visit, found.id, id, false),
  weg: ({ visit, found }, id) => removePlacement(visit.db, visit, found.id, id),
  begonnen: ({ visit, found }, id) => beginPlacement(visit.db, visit, found.id, id),
  gedaan: ({ visit, found }, id, form) =>
    finishPlacement(visit.db, visit, found.id, id, {
      certificate: form.one('certificate'),
      validUntil: form.one('validUntil'),
      hours: form.one('hours'),
    }),
  gestopt: ({ visit, found }, id, form) => stopPlacement(visit.db, visit, found.id, id, form.one('words')),
}

/** Plans of a company: begun, shaped, made and followed. */
export const trainingPlanRoutes = new Hono<Env>()
  .get(urls.trainingPlans, c => plansPage(c))
  .post(urls.trainingPlans, async c => {
    const { visit } = c.var
    if (!plansFor(visit)) return c.notFound()
    const typed = typedOn(await fields(c), ['title', 'from', 'until'])
    const ask = { title: typed.title ?? '', from: typed.from ?? '', until: typed.until ?? '' }
    const outcome = await beginPlan(visit.db, visit, ask)
    return outcome.ok ? c.redirect(toPlan(outcome.value), 303) : plansPage(c, { refusal: outcome.refusal, typed })
  })
  .get(urls.trainingPlan(':id'), c => planPage(c))
  .get(urls.planFile(':id', ':file'), async c => {
    const props = await planProps(c, param(c, 'id'))
    const file = param(c, 'file')
    if (!props || !['plan.pdf', 'leerrekening.csv', 'leerrekening.xlsx'].includes(file)) return c.notFound()
    c.header('content-disposition', `attachment; filename="${file}"`)
    c.header('cache-control', 'no-store')
    if (file === 'plan.pdf') return c.body(planPdf(props), 200, { 'content-type': 'application/pdf' })
    const rows = accountRows(props)
    if (file === 'leerrekening.csv') return c.body(asCsv(rows), 200, { 'content-type': 'text/csv; charset=utf-8' })
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return c.body(new Uint8Array(await asXlsx(rows)), 200, { 'content-type': type })
  })
  .post(
    urls.trainingPlanStep(':id', 'maak'),
    planStep(({ visit, found }) => makePlan(visit.db, visit, found.id), toPlan, planPage),
  )
  .post(
    urls.trainingPlanStep(':id', 'terug'),
    planStep(
      ({ visit, found }, form) => undoStep(visit.db, visit, found.id, Number(form.one('step'))),
      toPlan,
      planPage,
    ),
  )
  .post(
    urls.trainingPlanStep(':id', 'plaats'),
    planStep(
      ({ visit, found }, form) =>
        addPlacement(visit.db, visit, found.id, { worker: form.one('worker'), place: form.one('place') }),
      toPlan,
      planPage,
    ),
  )
  .get(urls.trainingPlanStep(':id', 'matrix'), c => matrixPage(c))
  .post(
    urls.trainingPlanStep(':id', 'matrix'),
    planStep(
      ({ visit, found }, form) =>
        setWanted(visit.db, visit, found.id, {
          cellOf: (job, row) => form.one(`cell-${job}-${row}`),
          dayOf: job => form.one(`by-${job}`),
          seen: Number(form.one('seen')),
        }),
      toMatrix,
      matrixPage,
    ),
  )
  .post(urls.trainingPlanStep(':id', 'job'), async c => {
    const { visit } = c.var
    const props = await planProps(c, param(c, 'id'))
    if (!props) return c.notFound()
    const form = await fields(c)
    const catalogue = await currentCatalogue(visit.db)
    const profile = await profileOf(visit.db, catalogue, form.one('profile'), visit.t.language)
    const ticked = new Set(form.all('competence'))
    const taken = profile?.competences.filter(({ competence }) => ticked.has(competence)) ?? []
    const ask = { title: form.one('title'), activity: form.one('activity'), taken }
    const outcome = await addJob(visit.db, visit, props.found.id, ask)
    if (outcome.ok) return c.redirect(toMatrix(props.found.id), 303)
    const typed = typedOn(form, ['title', 'activity'])
    return matrixPage(c, { refusal: outcome.refusal, typed, profileId: form.one('profile') })
  })
  .post(
    urls.trainingPlanStep(':id', 'rij'),
    planStep(
      ({ visit, found }, form) =>
        addRow(visit.db, visit, found.id, { label: form.one('label'), activity: form.one('activity') }),
      toMatrix,
      matrixPage,
      ['label'],
    ),
  )
  .post(
    urls.trainingPlanStep(':id', 'weg'),
    planStep(
      ({ visit, found }, form) => {
        const [kind, what = ''] = form.one('what').split(':')
        return dropFromMatrix(visit.db, visit, found.id, kind === 'job' ? { job: what } : { row: what })
      },
      toMatrix,
      matrixPage,
    ),
  )
  .get(urls.trainingPlanStep(':id', 'grenzen'), c => limitsPage(c))
  .post(urls.trainingPlanStep(':id', 'grenzen'), async c => {
    const { visit } = c.var
    const props = await planProps(c, param(c, 'id'))
    if (!props) return c.notFound()
    const form = await fields(c)
    const closed = form.all('closed')
    const typed = typedOn(form, limitNames)
    const ask = {
      budget: form.one('budget'),
      perTeam: form.one('perTeam'),
      perWorker: form.one('perWorker'),
      size: form.one('size'),
      sector: form.one('sector'),
      closed,
      seen: Number(form.one('seen')),
    }
    const outcome = await setLimits(visit.db, visit, props.found.id, ask)
    if (outcome.ok) return c.redirect(toPlan(props.found.id), 303)
    return limitsPage(c, { refusal: outcome.refusal, typed, closed })
  })
  .get(urls.placement(':id', ':placement'), c => placementPage(c))
  .post(urls.placementStep(':id', ':placement', ':step'), async c => {
    const props = await planProps(c, param(c, 'id'))
    const placement = param(c, 'placement')
    const name = param(c, 'step')
    const take = Object.hasOwn(placeSteps, name) ? placeSteps[name] : undefined
    if (!take || !props?.plan.placements.some(({ id }) => id === placement)) return c.notFound()
    const form = await fields(c)
    const outcome = await take(props, placement, form)
    if (outcome.ok) return c.redirect(toPlan(props.found.id), 303)
    const typed = typedOn(form, ['certificate', 'validUntil', 'hours', 'words'])
    return placementPage(c, { refusal: outcome.refusal, typed })
  })
