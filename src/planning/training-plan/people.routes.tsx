import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { keptDossiers, viewerOf } from '../../people/index.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { CoursesPage } from './courses.pages.tsx'
import { addCourse, addEdition, dropCourse, type EditionAsk } from './keep-course.ts'
import { addWorker, changeWorker, dropWorker, scoreWorker } from './keep-worker.ts'
import { addPlanRemark, linkWorker, makeWorkerCode, unlinkWorker, workerBehind } from './link-worker.ts'
import { OwnTrainingPage, OwnTrainingsPage, PlanCodePage } from './own.pages.tsx'
import { PeoplePage, WorkerPage } from './people.pages.tsx'
import { planAbout, plansAbout, remarksIn } from './plan.store.ts'
import { type PlanProps, planProps } from './plan-page.ts'
import { readLevel } from './shape-jobs.ts'
import { suggestionsFor } from './suggest.ts'
import { type Extra, planStep, statusOf, typedOn } from './training-plan.routes.tsx'

const peoplePage = async (c: Ctx, extra: Extra = {}) => {
  const props = await planProps(c, param(c, 'id'))
  return props ? show(c, <PeoplePage {...props} {...extra} />, statusOf(extra)) : c.notFound()
}

const workerPage = async (c: Ctx, extra: Extra & { code?: string } = {}) => {
  const props = await planProps(c, param(c, 'id'))
  const worker = props?.plan.workers.find(({ id }) => id === param(c, 'worker'))
  if (!props || !worker) return c.notFound()
  const remarks = (await remarksIn(props.visit.db, props.found.id)).filter(({ workerId }) => workerId === worker.id)
  return show(c, <WorkerPage {...props} worker={worker} remarks={remarks} {...extra} />, statusOf(extra))
}

const coursesPage = async (c: Ctx, extra: Extra & { teaches?: Record<string, string> } = {}) => {
  const props = await planProps(c, param(c, 'id'))
  if (!props) return c.notFound()
  const { visit, plan, found, gaps } = props
  const catalogue = await currentCatalogue(visit.db)
  const lacked = new Set(gaps.length > 0 ? gaps.map(({ row }) => row) : plan.rows.map(({ id }) => id))
  const period = { from: found.fromDay, until: found.untilDay, today: visit.today }
  const suggestions = suggestionsFor(plan, lacked, catalogue, period, visit.t.language)
  const chosen = suggestions.find(({ module }) => module === c.req.query('module')) ?? null
  return show(c, <CoursesPage {...props} suggestions={suggestions} chosen={chosen} {...extra} />, statusOf(extra))
}

const workerAsk = (form: Fields) => ({ team: form.one('team'), job: form.one('job'), percent: form.one('percent') })
const editionAsk = (form: Fields): EditionAsk => ({
  start: form.one('start'),
  weeks: form.one('weeks'),
  hours: form.one('hours'),
  seats: form.one('seats'),
})

type WorkerStep = (props: PlanProps, worker: string, form: Fields) => Promise<Outcome<unknown, Word>>
const workerSteps: Record<string, WorkerStep> = {
  scores: ({ visit, found }, worker, form) =>
    scoreWorker(visit.db, visit, found.id, worker, {
      levelOf: row => form.one(`level-${row}`),
      seen: Number(form.one('seen')),
    }),
  gegevens: ({ visit, found }, worker, form) => changeWorker(visit.db, visit, found.id, worker, workerAsk(form)),
  weg: ({ visit, found }, worker) => dropWorker(visit.db, visit, found.id, worker),
}

const courseNames = ['title', 'provider', 'price', 'start', 'weeks', 'hours', 'seats', 'after', 'module'] as const
const toCourses = (id: string) => urls.trainingPlanStep(id, 'opleidingen')

const ownPage = async (c: Ctx, refusal?: Word) => {
  const { visit } = c.var
  const own = visit.person && (await planAbout(visit.db, visit.person.id, param(c, 'worker')))
  if (!own) return c.notFound()
  const remarks = (await remarksIn(visit.db, own.about.id)).filter(({ workerId }) => workerId === own.worker.id)
  const [dossier] = await keptDossiers(visit.db, viewerOf(visit))
  const props = { visit, own, remarks, dossier: dossier?.id ?? null, ...(refusal ? { refusal } : {}) }
  return show(c, <OwnTrainingPage {...props} />, refusal ? 422 : 200)
}

/** People and courses of a plan, and what a worker sees of it. */
export const planPeopleRoutes = new Hono<Env>()
  .get(urls.trainingPlanStep(':id', 'mensen'), c => peoplePage(c))
  .post(
    urls.trainingPlanStep(':id', 'mensen'),
    planStep(
      ({ visit, found }, form) => addWorker(visit.db, visit, found.id, { name: form.one('name'), ...workerAsk(form) }),
      id => urls.trainingPlanStep(id, 'mensen'),
      peoplePage,
      ['name', 'team', 'job', 'percent'],
    ),
  )
  .get(urls.planWorker(':id', ':worker'), c => workerPage(c))
  .post(urls.planWorkerStep(':id', ':worker', 'code'), async c => {
    const { visit } = c.var
    const made = await makeWorkerCode(visit.db, visit, param(c, 'id'), param(c, 'worker'))
    return workerPage(c, made.ok ? { code: made.value } : { refusal: made.refusal })
  })
  .post(urls.planWorkerStep(':id', ':worker', ':step'), async c => {
    const props = await planProps(c, param(c, 'id'))
    const worker = param(c, 'worker')
    const name = param(c, 'step')
    const take = Object.hasOwn(workerSteps, name) ? workerSteps[name] : undefined
    if (!take || !props?.plan.workers.some(({ id }) => id === worker)) return c.notFound()
    const form = await fields(c)
    const outcome = await take(props, worker, form)
    if (outcome.ok) return c.redirect(urls.trainingPlanStep(props.found.id, 'mensen'), 303)
    return workerPage(c, { refusal: outcome.refusal, ...(name === 'gegevens' ? { typed: workerAsk(form) } : {}) })
  })
  .get(urls.trainingPlanStep(':id', 'opleidingen'), c => coursesPage(c))
  .post(urls.trainingPlanStep(':id', 'opleidingen'), async c => {
    const { visit } = c.var
    const props = await planProps(c, param(c, 'id'))
    if (!props) return c.notFound()
    const form = await fields(c)
    const catalogue = await currentCatalogue(visit.db)
    const module = [...catalogue.modules.keys()].find(id => id === form.one('module')) ?? null
    const teaches = props.plan.rows.flatMap(({ id }) => {
      const to = readLevel(form.one(`teach-${id}`))
      return to ? [{ row: id, to }] : []
    })
    const typed = typedOn(form, courseNames)
    const outcome = await addCourse(visit.db, visit, props.found.id, {
      title: form.one('title'),
      provider: form.one('provider'),
      price: form.one('price'),
      after: form.one('after'),
      module,
      kind: form.one('provider') === '' ? 'in-house' : module ? 'adult-education' : 'private',
      teaches,
      ...editionAsk(form),
    })
    if (outcome.ok) return c.redirect(toCourses(props.found.id), 303)
    const levels = Object.fromEntries(props.plan.rows.map(({ id }) => [id, form.one(`teach-${id}`)]))
    return coursesPage(c, { refusal: outcome.refusal, typed, teaches: levels })
  })
  .post(urls.planCourseStep(':id', ':course', 'editie'), async c =>
    planStep(
      ({ visit, found }, form) => addEdition(visit.db, visit, found.id, param(c, 'course'), editionAsk(form)),
      toCourses,
      coursesPage,
    )(c),
  )
  .post(urls.planCourseStep(':id', ':course', 'weg'), async c =>
    planStep(
      ({ visit, found }) => dropCourse(visit.db, visit, found.id, param(c, 'course')),
      toCourses,
      coursesPage,
    )(c),
  )
  .get(urls.ownTrainings, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.ownTrainings)}`, 303)
    return show(c, <OwnTrainingsPage visit={visit} plans={await plansAbout(visit.db, visit.person.id)} />)
  })
  .get(urls.ownTraining(':worker'), c => ownPage(c))
  .post(urls.ownTrainingStep(':worker', 'opmerking'), async c => {
    const { visit } = c.var
    const own = visit.person && (await planAbout(visit.db, visit.person.id, param(c, 'worker')))
    if (!own) return c.notFound()
    const outcome = await addPlanRemark(visit.db, visit, own.worker.id, (await fields(c)).one('words'))
    return outcome.ok ? c.redirect(urls.ownTraining(own.worker.id), 303) : ownPage(c, outcome.refusal)
  })
  .post(urls.ownTrainingStep(':worker', 'los'), async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    await unlinkWorker(visit.db, visit, param(c, 'worker'))
    return c.redirect(urls.ownTrainings, 303)
  })
  .get(urls.planCode, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.planCode)}`, 303)
    return show(c, <PlanCodePage visit={visit} code="" found={null} />)
  })
  .post(urls.planCode, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.planCode)}`, 303)
    const form = await fields(c)
    const code = form.one('code')
    const found = await workerBehind(visit.db, code)
    if (!found)
      return show(
        c,
        <PlanCodePage visit={visit} code={code} found={null} refusal="planning.training-plan.code-over" />,
        422,
      )
    if (form.one('sure') !== 'ja') return show(c, <PlanCodePage visit={visit} code={code} found={found} />)
    const linked = await linkWorker(visit.db, visit, code)
    if (linked.ok) return c.redirect(urls.ownTraining(linked.value), 303)
    return show(c, <PlanCodePage visit={visit} code={code} found={null} refusal={linked.refusal} />, 422)
  })
