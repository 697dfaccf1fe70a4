import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { type Fields, fields, param } from '../../platform/fields.ts'
import { readFile } from '../../platform/files/index.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { assets } from '../../ui/assets.ts'
import { show } from '../../ui/page.tsx'
import type { Problem } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { keepPhoto } from './keep-photo.ts'
import { keepTaps } from './keep-taps.ts'
import { ObservePage } from './observe.pages.tsx'
import { tapsOn } from './read-seen.ts'
import { Tap } from './taps.ts'
import { mayObserve, planOf } from './trial.ts'
import { type TrialProps, trialProps } from './trial-page.ts'

const Taps = z.array(Tap).max(200)
const SaidOfPhoto = z.object({ id: z.uuid(), task: z.string().max(100), saidAt: z.iso.datetime() })

/** A trial that this visitor observes in; null: it is not theirs. */
const observed = async (c: Ctx): Promise<TrialProps | null> => {
  const props = await trialProps(c, param(c, 'id'))
  if (!props || planOf(props.trial) === null) return null
  const { person, worksFor } = props.visit
  return mayObserve(props.trial, { person: person.id, role: worksFor?.role ?? null }) ? props : null
}

const page = async (c: Ctx, problems: Problem[] = []) => {
  const props = await observed(c)
  return props ? show(c, <ObservePage {...props} problems={problems} />, problems.length > 0 ? 422 : 200) : c.notFound()
}

const addPhoto = async (
  visit: StepVisit,
  trial: string,
  file: File,
  said: { id: string; task: string; saidAt: string },
): Promise<Word | null> => {
  const { vault } = visit
  const about = SaidOfPhoto.safeParse(said)
  if (!vault || !about.success) return 'recognition.trial.no-photo'
  const { id, task, saidAt } = about.data
  const bytes = new Uint8Array(await file.arrayBuffer())
  const photo = { id, task, saidAt: new Date(saidAt), name: file.name, bytes }
  const kept = await keepPhoto(visit.db, vault, visit, trial, photo)
  return kept.ok ? null : kept.refusal
}

/** The photos of a page without script, each by itself: one that is refused takes no other along. */
const addPhotos = async ({ visit, trial }: TrialProps, form: Fields): Promise<Problem[]> => {
  const problems: Problem[] = []
  for (const { id: task } of trial.frame.tasks) {
    const file = form.file(`foto-${task}`)
    const said = { id: form.one(`id-foto-${task}`), task, saidAt: visit.now.toISOString() }
    const refusal = file && (await addPhoto(visit, trial.id, file, said))
    if (refusal) problems.push({ field: `foto-${task}`, text: `${file.name}: ${visit.t(refusal)}` })
  }
  return problems
}

const sentTaps = async (c: Context): Promise<Tap[]> => {
  const sent = Taps.safeParse(await c.req.json().catch(() => null))
  if (!sent.success) throw new HTTPException(400)
  return sent.data
}

/** What assessors do on the floor, and what their tablets send later. */
export const observeRoutes = new Hono<Env>()
  .get(urls.observeWorker, c => {
    const worker = assets['observe-worker.js']
    if (!worker) return c.notFound()
    return c.body(worker.body, 200, { 'content-type': worker.type, 'cache-control': 'no-cache' })
  })
  .get(urls.observe(':id'), c => page(c))
  .post(urls.observe(':id'), async c => {
    const props = await observed(c)
    if (!props) return c.notFound()
    const { visit, trial, observations } = props
    const form = await fields(c)
    const mine = observations.filter(({ personId }) => personId === visit.person.id)
    const kept = await keepTaps(visit.db, visit, trial.id, tapsOn(form, trial.frame, mine, visit.now))
    const problems = kept.ok ? await addPhotos(props, form) : [{ field: null, text: visit.t(kept.refusal) }]
    return problems.length > 0 ? page(c, problems) : c.redirect(urls.observe(trial.id), 303)
  })
  .post(urls.observedTaps(':id'), async c => {
    const props = await observed(c)
    if (!props) return c.notFound()
    const { visit, trial } = props
    const kept = await keepTaps(visit.db, visit, trial.id, await sentTaps(c))
    return kept.ok ? c.json(kept.value) : c.notFound()
  })
  .post(urls.observedPhoto(':id'), async c => {
    const props = await observed(c)
    if (!props) return c.notFound()
    const form = await fields(c)
    const file = form.file('photo')
    const id = form.one('id')
    const said = { id, task: form.one('task'), saidAt: form.one('saidAt') }
    const refusal = file ? await addPhoto(props.visit, props.trial.id, file, said) : 'recognition.trial.no-photo'
    if (refusal === null) return c.json({ kept: [id], refused: [] })
    return c.json({ kept: [], refused: [id], says: props.visit.t(refusal) }, 422)
  })
  .get(urls.trialPhoto(':id', ':file'), async c => {
    const props = await trialProps(c, param(c, 'id'))
    const { vault } = c.var.visit
    const isMentor = props?.trial.named.some(each => each.personId === props.visit.person.id)
    const seen = isMentor ? undefined : props?.observations.find(({ fileId }) => fileId === param(c, 'file'))
    if (!props || !vault || !seen?.fileId) return c.notFound()
    const read = await readFile(vault, props.visit.db, seen.fileId)
    return read.ok ? c.body(new Uint8Array(read.value.content), 200, read.value.headers) : c.notFound()
  })
