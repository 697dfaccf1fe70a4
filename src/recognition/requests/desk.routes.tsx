import { Hono } from 'hono'
import { currentCatalogue, named } from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import { readDay } from '../../platform/day.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { checkPapers } from './check-papers.ts'
import { DeskRequestPage, minutesOfOne } from './decide.pages.tsx'
import { confirmDecision, decideRequest } from './decide-request.ts'
import { DeskRequestsPage } from './desk.pages.tsx'
import { hearAppeal } from './hear-appeal.ts'
import { inviteToTest } from './invite-to-test.ts'
import { putQuestions } from './put-questions.ts'
import { isRefusalReason } from './reasons.ts'
import { recordTest } from './record-test.ts'
import type { RequestPageProps } from './request.pages.tsx'
import { requestsAt } from './request.store.ts'
import { lastOf, turnOf, type Verdict } from './request.ts'
import { listedRequest, requestPageProps, rulesNow, somebody } from './request-page.ts'
import { returnDecision } from './return-decision.ts'
import { revokeExemption } from './revoke-exemption.ts'
import type { StepVisit } from './take-step.ts'

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
  const { competences } = await currentCatalogue(props.visit.db)
  const nameOf = (id: string) => named(competences.get(id as never)?.label ?? {}, id)[props.visit.t.language]
  return show(c, <DeskRequestPage {...props} {...extra} nameOf={nameOf} />, extra.refusal ? 422 : 200)
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
    const requests = await requestsAt(visit.db, visit.worksFor.id)
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
    step((visit, id, form) =>
      inviteToTest(visit.db, visit, id, {
        modules: form.all('module'),
        way: form.one('way'),
        on: readDay(form.one('on')),
        where: form.one('where'),
      }),
    ),
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
