import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import { readDay } from '../../platform/day.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import { readFile } from '../../platform/files/index.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { findEvidence, type KeptEvidence } from '../evidence/evidence.store.ts'
import { noteEvidenceLook } from '../evidence/note-evidence-look.ts'
import { checkPapers } from './check-papers.ts'
import { DeskRequestPage, minutesOfOne } from './decide.pages.tsx'
import { confirmDecision, decideRequest } from './decide-request.ts'
import { decidedBefore } from './decided-before.ts'
import { DeskRequestsPage } from './desk.pages.tsx'
import { DeskEvidencePage } from './desk-evidence.pages.tsx'
import { hearAppeal } from './hear-appeal.ts'
import { inviteToTalk, inviteToTest } from './invite-to-test.ts'
import { notePayment } from './note-payment.ts'
import { putQuestions } from './put-questions.ts'
import { isRefusalReason } from './reasons.ts'
import { recordTest } from './record-test.ts'
import type { RequestPageProps } from './request.pages.tsx'
import { type FoundRequest, requestsAt, requestsFor, requestViewerOf } from './request.store.ts'
import { lastOf, turnOf, type Verdict } from './request.ts'
import { listedRequest, requestPageProps, rulesNow, somebody } from './request-page.ts'
import { returnDecision } from './return-decision.ts'
import { revokeExemption } from './revoke-exemption.ts'
import type { StepVisit } from './take-step.ts'
import { testsOf } from './tests/module-test.store.ts'
import { keepExemption, withdrawPaper } from './withdraw-paper.ts'
import { onWithdrawn } from './withdrawn-waiting.ts'

/** The request of this address, for who works for its provider; null for anybody else, its owner included. */
const deskProps = async (c: Ctx): Promise<RequestPageProps | null> => {
  const props = await requestPageProps(c, param(c, 'id'))
  if (!props?.visit.worksFor || props.request.personId === props.visit.person.id) return null
  const runs = await runBy(props.visit.db, props.visit.worksFor.id)
  return runs.some(({ id }) => id === props.request.provider) ? props : null
}

const deskPage = async (c: Ctx, extra: { refusal?: Word; typed?: Record<string, string> } = {}) => {
  const props = await deskProps(c)
  if (!props) return c.notFound()
  const { visit, request, modules } = props
  const ids = modules.map(({ id }) => id)
  const all = await requestsFor(visit.db, requestViewerOf(visit), request.provider, ids)
  const before = Object.fromEntries(modules.map(({ id, most }) => [id, decidedBefore(request, id, most, all)]))
  const tests = await testsOf(visit.db, request.provider)
  const onPapers = await onWithdrawn(visit.db, request, await rulesNow(c))
  const page = <DeskRequestPage {...props} before={before} tests={tests} onWithdrawn={onPapers} {...extra} />
  return show(c, page, extra.refusal ? 422 : 200)
}

/** Opens evidence that went along with a request of this desk; every look stands in its owner's timeline. */
const lookAtEvidence = async (
  c: Ctx,
  open: (visit: StepVisit, request: FoundRequest, item: KeptEvidence) => Promise<Response>,
): Promise<Response> => {
  const props = await deskProps(c)
  if (!props) return c.notFound()
  const { visit, request } = props
  const item = await findEvidence(visit.db, { request: request.id }, param(c, 'item'))
  if (!item || item.removedAt) return c.notFound()
  await noteEvidenceLook(visit.db, request.personId, visit)
  return open(visit, request, item)
}

/** Numbers as typed: `12` or `12,5`; anything else is not a number. */
const amount = (text: string): number =>
  /^\d{1,5}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN

const verdictsOn = (form: Fields, { request, programme, modules }: RequestPageProps): Verdict[] => {
  const one = minutesOfOne(programme?.unit ?? 'hour')
  return modules.map(({ id, most, ground }) => {
    const typed = Math.round(amount(form.one(`size-${id}`)) * one)
    // What is left of a module after whole lessons is given along with the last of them.
    const minutes = typed > most && typed - most < one ? most : typed
    return {
      module: id,
      minutes,
      ground: lastOf(request, 'asked')?.detail.modules.find(({ module }) => module === id)?.ground ?? ground,
      reasons: form.all(`reason-${id}`).filter(isRefusalReason),
      words: form.one(`words-${id}`).slice(0, 4000),
    }
  })
}

const typedOn = (form: Fields, { modules }: RequestPageProps): Record<string, string> => ({
  words: form.one('words'),
  ...Object.fromEntries(
    modules.flatMap(({ id }) => [
      [`size-${id}`, form.one(`size-${id}`)],
      [`reason-${id}`, form.all(`reason-${id}`).join(',')],
      [`words-${id}`, form.one(`words-${id}`)],
    ]),
  ),
})

/** Takes a step at the desk: the form read, the verb done, and back; or the page with what was wrong. */
const step =
  (
    take: (
      visit: StepVisit,
      id: string,
      form: Fields,
      props: RequestPageProps,
      c: Ctx,
    ) => Promise<Outcome<unknown, Word>>,
  ) =>
  async (c: Ctx) => {
    const visit = somebody(c)
    const props = visit && (await deskProps(c))
    if (!visit || !props) return c.notFound()
    const form = await fields(c)
    const outcome = await take(visit, props.request.id, form, props, c)
    if (outcome.ok) return c.redirect(urls.deskRequest(props.request.id), 303)
    return deskPage(c, { refusal: outcome.refusal, typed: typedOn(form, props) })
  }

/** What the provider's people do with requests. */
export const deskRoutes = new Hono<Env>()
  .get(urls.deskRequests, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.deskRequests)}`, 303)
    if (!visit.worksFor) return c.redirect(urls.organisations, 303)
    const catalogue = await currentCatalogue(visit.db)
    const providers = await runBy(visit.db, visit.worksFor.id)
    const requests = await requestsAt(visit.db, visit.worksFor.id, visit.now)
    const listed = requests
      .map(request => ({
        ...listedRequest(request, catalogue),
        until: turnOf(request)?.until ?? null,
        open: turnOf(request) !== null,
      }))
      .sort((a, b) => Number(b.open) - Number(a.open) || (a.until ?? '9').localeCompare(b.until ?? '9'))
    return show(c, <DeskRequestsPage visit={visit} listed={listed} providers={providers} />)
  })
  .get(urls.deskRequest(':id'), c => deskPage(c))
  .post(
    urls.deskStep(':id', 'nakijken'),
    step((visit, id, form) => checkPapers(visit.db, visit, id, form.all('papers').map(Number))),
  )
  .post(
    urls.deskStep(':id', 'vragen'),
    step((visit, id, form) =>
      putQuestions(
        visit.db,
        visit,
        id,
        [0, 1, 2].map(at => form.one(`vraag-${at}`)),
      ),
    ),
  )
  .post(
    urls.deskStep(':id', 'proef'),
    step((visit, id, form) => inviteToTest(visit.db, visit, id, form.one('module'))),
  )
  .post(
    urls.deskStep(':id', 'gesprek'),
    step((visit, id, form) =>
      inviteToTalk(visit.db, visit, id, {
        modules: form.all('module'),
        on: readDay(form.one('on')),
        where: form.one('where'),
      }),
    ),
  )
  .post(
    urls.deskStep(':id', 'betaald'),
    step((visit, id) => notePayment(visit.db, visit, id)),
  )
  .post(
    urls.deskStep(':id', 'papier-ingetrokken'),
    step((visit, id, form) => {
      const paper = form.one('paper')
      const ask = { paper: paper === '' ? -1 : Number(paper), words: form.one('withdrawn-words') }
      return withdrawPaper(visit.db, visit, id, ask)
    }),
  )
  .post(urls.keepExemption(':id', ':exemption'), c =>
    step((visit, id, form) => keepExemption(visit.db, visit, id, param(c, 'exemption'), form.one('keep-words')))(c),
  )
  .get(urls.deskEvidence(':id', ':item'), c =>
    lookAtEvidence(c, async (visit, request, item) =>
      show(c, <DeskEvidencePage visit={visit} request={request} item={item} />),
    ),
  )
  .get(urls.deskEvidenceFile(':id', ':item', ':file'), c =>
    lookAtEvidence(c, async ({ db, vault, t }, request, item) => {
      const file = item.files.find(({ id }) => id === param(c, 'file'))
      if (!vault || !file) return c.notFound()
      const read = await readFile(vault, db, file.id)
      if (read.ok) return c.body(new Uint8Array(read.value.content), 200, read.value.headers)
      const problem = t(read.refusal)
      return show(c, <DeskEvidencePage visit={c.var.visit} request={request} item={item} problem={problem} />, 422)
    }),
  )
  .post(
    urls.deskStep(':id', 'uitslag'),
    step(async (visit, id, form, { modules }, c) => {
      const said = (result: string) =>
        modules.map(each => each.id).filter(module => form.one(`uitslag-${module}`) === result)
      return recordTest(
        visit.db,
        visit,
        id,
        {
          passed: said('passed'),
          failed: said('failed'),
          words: form.one('words'),
        },
        (await rulesNow(c)).catalogue,
      )
    }),
  )
  .post(
    urls.deskStep(':id', 'beslis'),
    step(async (visit, id, form, props, c) =>
      decideRequest(visit.db, visit, id, verdictsOn(form, props), await rulesNow(c)),
    ),
  )
  .post(
    urls.deskStep(':id', 'bevestig'),
    step(async (visit, id, _form, _props, c) => confirmDecision(visit.db, visit, id, await rulesNow(c))),
  )
  .post(
    urls.deskStep(':id', 'terug'),
    step((visit, id, form) => returnDecision(visit.db, visit, id, form.one('words'))),
  )
  .post(
    urls.deskStep(':id', 'beroep'),
    step(async (visit, id, form, props, c) =>
      hearAppeal(
        visit.db,
        visit,
        id,
        { verdicts: verdictsOn(form, props), words: form.one('words') },
        await rulesNow(c),
      ),
    ),
  )
  .post(urls.revokeExemption(':id', ':exemption'), c =>
    step((visit, id, form) =>
      revokeExemption(visit.db, visit, id, param(c, 'exemption'), {
        reason: form.one('reason'),
        words: form.one('words'),
      }),
    )(c),
  )
