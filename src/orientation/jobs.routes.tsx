import { Hono } from 'hono'
import type { Job } from '../people/index.ts'
import { untilKept } from '../people/index.ts'
import { type Fields, fields } from '../platform/fields.ts'
import type { Ctx, Env } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import type { Problem } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { findJobs, jobOf } from './find-jobs.tsx'
import { Finds } from './finder.tsx'
import { JobsPage } from './jobs.pages.tsx'
import { addJob, mostJobs, withYears } from './jobs.ts'
import { questionAt } from './questions.ts'
import type { Wrong } from './read-asks.ts'
import { addressIn, ensureDossier, keepAnswer, onward, portraitOf, problemsOf, stepOf } from './walk.ts'
import { wantsSearch } from './wants-search.ts'

const question = questionAt('werk')

const ask = async (c: Ctx) => {
  const { visit } = c.var
  const portrait = await portraitOf(c)
  const asked = c.req.query('zoek')?.trim() ?? ''
  const [found, gone] = await Promise.all([findJobs(visit, asked), jobOf(visit, c.req.query('weg') ?? '', '')])
  const step = stepOf(c, question, portrait)
  const jobs = portrait.jobs ?? []
  const fresh = jobs.find(({ occupation }) => occupation === c.req.query('erbij'))
  return show(c, <JobsPage step={step} jobs={jobs} found={found} asked={asked} gone={gone} fresh={fresh?.title} />)
}

/** The job that was pressed to be added. */
const added = async (c: Ctx, form: Fields, jobs: Job[]): Promise<{ job: Job | null; wrong: Wrong[] }> => {
  const id = form.one('add')
  if (id === '') return { job: null, wrong: [] }
  if (jobs.length >= mostJobs)
    return { job: null, wrong: [{ field: 'zoek', says: 'orientation.wrong.many-jobs', with: { most: mostJobs } }] }
  const job = await jobOf(c.var.visit, id, form.one('zoek') || form.one('gezocht'))
  return { job, wrong: job ? [] : [{ field: 'zoek', says: 'orientation.wrong.unknown-job' }] }
}

const answer = async (c: Ctx) => {
  const { visit } = c.var
  const [form, dossier] = await Promise.all([fields(c), ensureDossier(c)])
  const remove = form.one('remove')
  const before = dossier.portrait.jobs ?? []
  const left = before.filter(({ occupation }) => occupation !== remove)
  const dated = withYears(left, form, Number(visit.today.slice(0, 4)))
  const { job, wrong } = await added(c, form, left)
  const asked = form.one('zoek')
  const found = await findJobs(visit, asked)
  const problems: Problem[] = [
    ...problemsOf([...dated.wrong, ...wrong], visit),
    ...(found?.refusal && !job ? [{ field: 'zoek', text: visit.t(found.refusal) }] : []),
  ]
  if (problems.length > 0) {
    const props = { step: stepOf(c, question, dossier.portrait), jobs: before, found, asked, problems }
    return show(c, <JobsPage {...props} typed={field => (form.has(field) ? form.one(field) : undefined)} />, 422)
  }
  const jobs = job ? addJob(dated.jobs, job) : dated.jobs
  const portrait = await keepAnswer(c, dossier, 'jobs', jobs.length > 0 ? jobs : null)
  const step = stepOf(c, question, portrait)
  if (remove !== '') return c.redirect(addressIn(step, { weg: remove }), 303)
  if (job) return c.redirect(addressIn(step, { erbij: job.occupation }), 303)
  return c.redirect(wantsSearch(form) ? addressIn(step, asked ? { zoek: asked } : {}) : onward(step), 303)
}

export const jobsRoutes = new Hono<Env>()
  .get(urls.question('werk'), ask)
  .post(urls.question('werk'), c => untilKept(() => answer(c)))
  .get(urls.search('werk'), async c => {
    const { visit } = c.var
    return c.html(<Finds found={await findJobs(visit, c.req.query('zoek')?.trim() ?? '')} visit={visit} />)
  })
