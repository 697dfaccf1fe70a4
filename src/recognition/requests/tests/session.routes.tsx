import { Hono } from 'hono'
import { currentCatalogue } from '../../../catalogue/index.ts'
import { dayOf } from '../../../platform/day.ts'
import { type Fields, fields, param } from '../../../platform/fields.ts'
import type { Ctx, Env } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { show } from '../../../ui/page.tsx'
import { urls } from '../../../urls.ts'
import { mayStep, rolesFor } from '../may-step.ts'
import { findRequest, requestViewerOf } from '../request.store.ts'
import { somebody } from '../request-page.ts'
import { callOffSession } from './call-off-session.ts'
import { findSession, seatedIn } from './module-test.store.ts'
import type { PlannedSession } from './module-test.ts'
import { isLevel, type Score } from './rubric.ts'
import { noteAbsence, scoreTest } from './score-test.ts'
import { ScorePage, SessionPage } from './session.pages.tsx'

/** The session of this address, for who tests for its provider; null for anybody else. */
const ownSession = async (c: Ctx) => {
  const visit = somebody(c)
  const worksFor = visit?.worksFor
  if (!visit || !worksFor || !rolesFor.tester.includes(worksFor.role)) return null
  const session = await findSession(visit.db, worksFor.id, param(c, 'id'))
  if (!session) return null
  const catalogue = await currentCatalogue(visit.db)
  const title = catalogue.modules.get(session.test.module)?.title[visit.t.language] ?? session.test.module
  return { visit, session, title, catalogue, role: worksFor.role }
}

const sessionPage = async (c: Ctx, refusal?: Word) => {
  const found = await ownSession(c)
  if (!found) return c.notFound()
  const { visit, session, title } = found
  const requests = []
  for (const id of await seatedIn(visit.db, session.id)) {
    const request = await findRequest(visit.db, requestViewerOf(visit), id)
    if (request) requests.push(request)
  }
  const mayCallOff = !session.calledOffAt && dayOf(session.startsAt) > visit.today
  const props = { visit, session, title, requests, mayCallOff, ...(refusal ? { refusal } : {}) }
  return show(c, <SessionPage {...props} />, refusal ? 422 : 200)
}

/** Somebody who has a place in the session and whose result may be filled in now. */
const ownSeat = async (c: Ctx) => {
  const found = await ownSession(c)
  const seated = found ? await seatedIn(found.visit.db, found.session.id) : []
  if (!found || !seated.some(id => id === param(c, 'request'))) return null
  const request = await findRequest(found.visit.db, requestViewerOf(found.visit), param(c, 'request'))
  return request && { ...found, request }
}

const scoresOn = (form: Fields, { test }: PlannedSession): Score[] =>
  test.body.criteria.flatMap((_, criterion) => {
    const level = form.one(`score-${criterion}`)
    return isLevel(level) ? [{ criterion, level, words: form.one(`word-${criterion}`).slice(0, 300) }] : []
  })

/** On the day: who comes, what was seen of each, and calling a session off before it. */
export const sessionRoutes = new Hono<Env>()
  .get(urls.testSession(':id'), c => sessionPage(c))
  .post(urls.callOffSession(':id'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const words = (await fields(c)).one('words')
    const outcome = await callOffSession(visit.db, visit, param(c, 'id'), words)
    return outcome.ok ? c.redirect(urls.testSession(param(c, 'id')), 303) : sessionPage(c, outcome.refusal)
  })
  .get(urls.scoreTest(':id', ':request'), async c => {
    const seat = await ownSeat(c)
    if (!seat) return c.notFound()
    const { visit, session, title, request, role } = seat
    const may = mayStep('tested', request, { person: visit.person.id, role }, visit.now)
    const refusal = may.ok ? {} : { refusal: may.refusal }
    return show(
      c,
      <ScorePage visit={visit} session={session} title={title} request={request} scores={[]} words="" {...refusal} />,
    )
  })
  .post(urls.scoreTest(':id', ':request'), async c => {
    const seat = await ownSeat(c)
    if (!seat) return c.notFound()
    const { visit, session, title, request, catalogue } = seat
    const form = await fields(c)
    const scores = scoresOn(form, session)
    const words = form.one('words')
    const confirmed = form.one('confirmed')
    const outcome = form.has('absent')
      ? await noteAbsence(visit.db, visit, request.id, session.id)
      : await scoreTest(visit.db, visit, request.id, { session: session.id, scores, words, confirmed }, catalogue)
    if (outcome.ok) return c.redirect(urls.testSession(session.id), 303)
    // Scored, and not confirmed yet: the result stands on the page, nothing is wrong.
    const isSum = outcome.refusal === 'recognition.test.confirm-first' && confirmed === ''
    const props = { visit, session, title, request, scores, words, ...(isSum ? {} : { refusal: outcome.refusal }) }
    return show(c, <ScorePage {...props} />, isSum ? 200 : 422)
  })
