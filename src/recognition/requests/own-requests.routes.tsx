import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { viewerOf } from '../../people/index.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { evidenceOf } from '../evidence/evidence.store.ts'
import { agreeToRequest } from './agree-to-request.ts'
import { answerQuestions } from './answer-questions.ts'
import { appeal } from './appeal.ts'
import { askRoutes } from './ask.routes.tsx'
import { OwnRequestPage, OwnRequestsPage } from './request.pages.tsx'
import { requestsOf } from './request.store.ts'
import { listedRequest, requestPageProps, somebody } from './request-page.ts'
import { chooseSession, freePlace } from './tests/choose-session.ts'
import { sessionsFor } from './tests/sessions-for.ts'
import { withdrawRequest } from './withdraw-request.ts'

const toSignIn = (back: string): string => `${urls.signIn}?terug=${encodeURIComponent(back)}`

const ownPage = async (c: Ctx, extra: { refusal?: Word; typed?: Record<string, string> } = {}) => {
  const props = await requestPageProps(c, param(c, 'id'))
  if (!props || ![props.request.personId, props.request.askedBy].includes(props.visit.person.id)) return c.notFound()
  const { visit, request, evidence } = props
  const own = await evidenceOf(visit.db, viewerOf(visit))
  const more = own.filter(({ id }) => !evidence.some(along => along.id === id))
  const sessions = await sessionsFor(visit, request)
  return show(c, <OwnRequestPage {...props} more={more} sessions={sessions} {...extra} />, extra.refusal ? 422 : 200)
}

/** Back to the request after a step, or the page again with what was wrong and what was typed. */
const after = (c: Ctx, outcome: Outcome<unknown, Word>, typed: Record<string, string> = {}) => {
  if (outcome.ok) return c.redirect(urls.ownRequest(param(c, 'id')), 303)
  return ownPage(c, { refusal: outcome.refusal, typed })
}

/** What a person does with requests for themselves. */
export const ownRequestsRoutes = new Hono<Env>()
  .get(urls.ownRequests, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn(urls.ownRequests), 303)
    const requests = await requestsOf(visit.db, visit.person.id, visit.now)
    const catalogue = await currentCatalogue(visit.db)
    return show(c, <OwnRequestsPage visit={visit} listed={requests.map(each => listedRequest(each, catalogue))} />)
  })
  .route('/', askRoutes)
  .get(urls.ownRequest(':id'), c => ownPage(c))
  .post(urls.ownStep(':id', 'akkoord'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const evidence = (await fields(c)).all('evidence')
    return after(c, await agreeToRequest(visit.db, visit, param(c, 'id'), evidence))
  })
  .post(urls.ownStep(':id', 'intrekken'), async c => {
    const visit = somebody(c)
    return visit ? after(c, await withdrawRequest(visit.db, visit, param(c, 'id'))) : c.notFound()
  })
  .post(urls.ownStep(':id', 'antwoord'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const form = await fields(c)
    const answers = Array.from({ length: 10 }, (_, at) => form.one(`antwoord-${at}`))
    const typed = Object.fromEntries(answers.map((answer, at) => [`antwoord-${at}`, answer]))
    const outcome = await answerQuestions(visit.db, visit, param(c, 'id'), answers, form.all('evidence'))
    return after(c, outcome, typed)
  })
  .post(urls.ownStep(':id', 'kies'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const session = (await fields(c)).one('session')
    return after(c, await chooseSession(visit.db, visit, param(c, 'id'), session))
  })
  .post(urls.ownStep(':id', 'plaats-terug'), async c => {
    const visit = somebody(c)
    return visit ? after(c, await freePlace(visit.db, visit, param(c, 'id'))) : c.notFound()
  })
  .post(urls.ownStep(':id', 'beroep'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const words = (await fields(c)).one('words')
    return after(c, await appeal(visit.db, visit, param(c, 'id'), words), { words })
  })
