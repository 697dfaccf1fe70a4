import { Hono } from 'hono'
import { fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { somebody } from '../requests/request-page.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { titles } from './coordinator.ts'
import { declareConflict } from './declare-conflict.ts'
import { giveUpSeat } from './give-up-seat.ts'
import { findSession, findWait, type Waiter, waitsOf } from './jury.store.ts'
import { placeOf } from './place-of.ts'
import { ChooseSeatPage, ExpectedPage, SeatsPage } from './seat.pages.tsx'
import { seatsFor } from './seats-for.ts'
import { takeSeat } from './take-seat.ts'

const own = async (c: Ctx): Promise<{ visit: StepVisit; wait: Waiter } | null> => {
  const visit = somebody(c)
  const wait = visit && (await findWait(visit.db, { person: visit.person.id, organisation: null }, param(c, 'id')))
  return visit && wait ? { visit, wait } : null
}

const seatPage = async (c: Ctx, refusal?: Word) => {
  const found = await own(c)
  if (!found) return c.notFound()
  const { visit, wait } = found
  const { db } = visit
  const status = refusal ? 422 : 200
  const props = { visit, wait, title: (await titles(visit))(wait.programme), ...(refusal ? { refusal } : {}) }
  const session = wait.sessionId && (await findSession(db, wait.organisationId, wait.sessionId))
  if (session) return show(c, <ExpectedPage {...props} session={session} place={await placeOf(db, session)} />, status)
  const { open, forecast } = await seatsFor(db, wait, visit)
  const places = await Promise.all(open.map(each => placeOf(db, each)))
  return show(c, <ChooseSeatPage {...props} open={open} places={places} forecast={forecast} />, status)
}

const act = (take: (visit: StepVisit, wait: Waiter, c: Ctx) => Promise<Outcome<unknown, Word>>) => async (c: Ctx) => {
  const found = await own(c)
  if (!found) return c.notFound()
  const outcome = await take(found.visit, found.wait, c)
  return outcome.ok ? c.redirect(urls.ownSeat(found.wait.id), 303) : seatPage(c, outcome.refusal)
}

/** What who waits for a jury does: chooses a moment, gives it back, says that a juror is too close. */
export const seatRoutes = new Hono<Env>()
  .get(urls.ownSeats, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.ownSeats)}`, 303)
    const titleOf = await titles(visit)
    const waits = (await waitsOf(visit.db, visit.person.id)).map(wait => ({ wait, title: titleOf(wait.programme) }))
    return show(c, <SeatsPage visit={visit} waits={waits} />)
  })
  .get(urls.ownSeat(':id'), c => seatPage(c))
  .post(
    urls.chooseSeat(':id'),
    act(async (visit, wait, c) => {
      const session = (await fields(c)).one('zitting')
      if (session === '') return { ok: false, refusal: 'recognition.jury.no.choose' }
      return takeSeat(visit.db, visit, wait.id, session)
    }),
  )
  .post(
    urls.giveUpSeat(':id'),
    act((visit, wait) => giveUpSeat(visit.db, visit, wait.id)),
  )
  .post(
    urls.tooClose(':id'),
    act(async (visit, { organisationId: organisation }, c) =>
      declareConflict(visit.db, visit, {
        organisation,
        juror: (await fields(c)).one('wie'),
        person: visit.person.id,
      }),
    ),
  )
