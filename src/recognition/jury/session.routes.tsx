import { Hono } from 'hono'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { addJuror } from './add-juror.ts'
import { answerJury } from './answer-jury.ts'
import { callOffSession } from './call-off-session.ts'
import { objectionsBetween } from './conflict.store.ts'
import { coordinatorOf, titles } from './coordinator.ts'
import { giveUpSeat } from './give-up-seat.ts'
import { findSession, jurorsAt, type Sitting, waitersAt } from './jury.store.ts'
import { attendances, mayJudge } from './jury.ts'
import { markAttendance } from './mark-attendance.ts'
import { placeOf } from './place-of.ts'
import { SessionPage } from './session.pages.tsx'
import { takeSeat } from './take-seat.ts'

const sessionPage = async (c: Ctx, refusal?: Word) => {
  const who = coordinatorOf(c)
  const session = who && (await findSession(who.visit.db, who.organisation, param(c, 'id')))
  if (!who || !session) return c.notFound()
  const { visit, organisation } = who
  const { db, today } = visit
  const judges = session.members.map(({ personId }) => personId)
  const jurors = (await jurorsAt(db, organisation, today)).filter(
    each => each.here && mayJudge(each, session.programme, session.day) && !judges.includes(each.personId),
  )
  const waiters = (await waitersAt(db, organisation)).filter(
    ({ seatId, programme }) => seatId === null && programme === session.programme,
  )
  const candidates = session.seated.map(({ personId }) => personId)
  return show(
    c,
    <SessionPage
      visit={visit}
      session={session}
      title={(await titles(visit))(session.programme)}
      place={await placeOf(db, session)}
      objections={await objectionsBetween(db, organisation, judges, candidates, visit)}
      jurors={jurors}
      waiters={waiters}
      {...(refusal ? { refusal } : {})}
    />,
    refusal ? 422 : 200,
  )
}

type Take = (visit: StepVisit, session: Sitting, form: Fields) => Promise<Outcome<unknown, Word>>

/** Takes a step in a session: the form read, the verb done, and back; or the page with what was wrong. */
const step = (take: Take) => async (c: Ctx) => {
  const who = coordinatorOf(c)
  const session = who && (await findSession(who.visit.db, who.organisation, param(c, 'id')))
  if (!who || !session) return c.notFound()
  const outcome = await take(who.visit, session, await fields(c))
  if (!outcome.ok) return sessionPage(c, outcome.refusal)
  const called = (await findSession(who.visit.db, who.organisation, session.id)) === null
  return c.redirect(called ? urls.jury : urls.session(session.id), 303)
}

/** What who coordinates does with one session. */
export const jurySessionRoutes = new Hono<Env>()
  .get(urls.session(':id'), c => sessionPage(c))
  .post(
    urls.sessionStep(':id', 'vraag'),
    step((visit, { id }, form) => addJuror(visit.db, visit, id, form.one('juror'))),
  )
  .post(
    urls.sessionStep(':id', 'antwoord'),
    step((visit, { id, organisationId: organisation }, form) =>
      answerJury(
        visit.db,
        visit,
        { organisation, session: id, juror: form.one('wie') },
        form.one('antwoord') === 'yes' ? 'yes' : 'no',
      ),
    ),
  )
  .post(
    urls.sessionStep(':id', 'plaats'),
    step((visit, { id }, form) => takeSeat(visit.db, visit, form.one('kandidaat'), id)),
  )
  .post(
    urls.sessionStep(':id', 'terug'),
    step((visit, _session, form) => giveUpSeat(visit.db, visit, form.one('wie'))),
  )
  .post(
    urls.sessionStep(':id', 'aanwezig'),
    step(async (visit, { id, seated }, form) => {
      const seat = seated.find(each => each.id === form.one('plaats') && each.attendance === null)
      const attendance = attendances.find(each => each === form.one(`er-${seat?.number}`))
      if (!attendance)
        return { ok: false, refusal: seat ? 'recognition.jury.no.attendance' : 'recognition.jury.no.marked' }
      return markAttendance(visit.db, visit, id, form.one('plaats'), attendance)
    }),
  )
  .post(
    urls.sessionStep(':id', 'afgelast'),
    step((visit, { id }) => callOffSession(visit.db, visit, id)),
  )
